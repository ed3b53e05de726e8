import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import { holdsValues } from '../../src/domain/attribute.js';
import { type Condition, testsIn } from '../../src/domain/condition.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { advise, check } from '../../src/engine/index.js';
import { showJson } from '../../src/presentation/index.js';
import { findEntry } from '../../src/presentation/lookup.js';
import { readProfile } from '../../src/profile/read-profile.js';
import { realModel } from '../support/bases.js';
import { asOf } from '../support/people.js';
import { run } from '../support/run.js';
import { someone } from '../support/someone.js';

/** The knowledge that is shipped, as a subject of its own. */
const { base } = realModel;
const { roles, routes, specialisms, questions, attributes } = base;
const sources = Object.values(base.sources);
const sourceIds = new Set(sources.map(({ id }) => id as string));
const roleNamed = new Map(roles.map((role) => [role.id as string, role]));
const routeNamed = new Map(routes.map((route) => [route.id as string, route]));

/** Every role that the five founding documents name. */
const foundingRoles = [
  'business-analyst',
  'chief-information-officer',
  'clinical-audit-facilitator',
  'clinical-coder',
  'clinical-coding-auditor',
  'clinical-informatician',
  'clinical-informatics-administrative-assistant',
  'clinical-informatics-specialist',
  'clinical-informatics-specialist-manager',
  'clinical-scientist-bioinformatics-genomics',
  'clinical-scientist-health-informatics',
  'data-quality-manager',
  'digital-nurse-midwife-ahp',
  'director-of-informatics',
  'gmts-health-informatics-trainee',
  'head-of-business-intelligence',
  'health-records-assistant',
  'ict-support-technician',
  'informatics-training-administrator',
  'informatics-training-manager',
  'information-analyst',
  'information-governance-officer',
  'information-manager',
  'it-clinical-systems-trainer',
  'knowledge-and-library-services-manager',
  'knowledge-manager',
  'librarian',
  'library-assistant',
  'network-manager',
  'pacs-administrator',
  'pathology-links-manager',
  'planning-and-performance-manager',
  'programme-manager',
  'project-manager',
  'public-health-intelligence-analyst',
  'quality-improvement-manager',
  'senior-information-analyst',
  'service-manager',
  'systems-developer',
  'test-analyst',
  'trainee-clinical-scientist-health-informatics',
];

/** Everything in a tree that is text for people or cites sources, with where it stands. */
function* walk(value: unknown, path: string): Generator<{ readonly path: string; readonly value: unknown }> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, `${path}/${key}`);
}

const written = [
  ...roles.flatMap((role) => [...walk(role, `role ${role.id}`)]),
  ...routes.flatMap((route) => [...walk(route, `route ${route.id}`)]),
  ...specialisms.flatMap((specialism) => [...walk(specialism, `specialism ${specialism.id}`)]),
];

/** Lists of source ids, wherever they stand. */
const citations = [
  ...written,
  ...walk(base.contacts, 'contacts'),
  ...walk(base.qualifications, 'qualifications'),
  ...walk(base.pay ?? null, 'pay'),
  ...walk(base.firstAdvice, 'first advice'),
  ...walk(base.recruitment ?? null, 'recruitment'),
  ...walk(base.roleWays, 'ways'),
  ...walk(base.routeWays, 'ways'),
].flatMap(({ path, value }) => (path.endsWith('/sources') && Array.isArray(value) ? [{ path, cited: value as readonly string[] }] : []));

describe('what the five founding documents name', () => {
  it('is 41 roles', () => {
    expect(new Set(foundingRoles).size).toBe(41);
  });

  it.each(foundingRoles)('has the role %s, and shows it with a source', (id) => {
    const [shown] = findEntry(base, id);
    expect(roleNamed.has(id)).toBe(true);
    expect(shown).toBeDefined();
    if (shown === undefined) return;
    const { item } = JSON.parse(JSON.stringify(showJson(shown, base, asOf)));
    expect(item).toMatchObject({ id, kind: 'role' });
    expect(item.sources.length).toBeGreaterThan(0);
  });

  it.each([
    'clinical-informatics',
    'education-and-training',
    'ict',
    'information-management',
    'library-and-knowledge',
    'programme-and-project-management',
    'health-records-and-patient-administration',
    'clinical-bioinformatics-and-health-informatics-science',
    'informatics-leadership',
  ])('has the specialism %s, with roles', (id) => {
    expect(specialisms.map((specialism) => specialism.id as string)).toContain(id);
    expect(roles.filter(({ specialism }) => specialism === id).length).toBeGreaterThan(0);
  });

  it.each([
    ['gmts-health-informatics', 'gmts-health-informatics-trainee'],
    ['gmts-health-analysis', 'gmts-health-analysis-trainee'],
    ['stp-clinical-informatics', 'trainee-clinical-scientist-health-informatics'],
    ['digital-support-technician-apprenticeship', 'ict-support-technician'],
    ['clinical-coder-apprenticeship', 'clinical-coder'],
    ['clinical-coder-apprenticeship', 'trainee-clinical-coder'],
    ['library-information-archive-assistant-apprenticeship', 'library-assistant'],
    ['cilip-accredited-masters', 'librarian'],
  ])('the route %s trains for %s', (id, role) => {
    expect(routeNamed.get(id)?.trainsFor.map((trains) => trains.role as string)).toContain(role);
  });

  it('has the ways to stand with CILIP, and apprenticeships for several professions', () => {
    for (const id of ['cilip-certification', 'cilip-chartership', 'cilip-fellowship']) expect(routeNamed.has(id)).toBe(true);
    expect(routes.filter(({ kind }) => kind === 'apprenticeship').length).toBeGreaterThan(20);
    for (const { id, kind } of routes) if (kind === 'apprenticeship') expect(id).toMatch(/-apprenticeship$|^[a-z-]+$/);
  });

  it('a scheme with a trainee post of its own leads to that post only', () => {
    const isTrainee = ({ role }: { readonly role: string }): boolean => roleNamed.get(role)?.seniority === 'trainee';
    const schemes = routes.filter(({ trainsFor }) => trainsFor.some(isTrainee));
    expect(schemes.length).toBeGreaterThan(0);
    expect(schemes.filter(({ trainsFor }) => !trainsFor.every(isTrainee)).map(({ id }) => id)).toEqual([]);
  });

  it('the STP lists its rotations and its modules', () => {
    const items = routeNamed.get('stp-clinical-informatics')?.modules.flatMap((group) => group.items) ?? [];
    for (const part of [
      /Introduction to Clinical Bioinformatics and Genetics/,
      /Computing for Clinical Scientists/,
      /ICT .*in the Clinical Environment/,
      /Introduction to Health Informatics/,
      /Co-production of Health/,
      /Information and Knowledge Management/,
      /Policy, Strategy and Operational Management/,
      /Systems Development and Design/,
    ]) {
      expect(items.some((item) => part.test(item))).toBe(true);
    }
  });
});

describe('sources', () => {
  it('are there, wherever they are cited', () => {
    expect(citations.flatMap(({ path, cited }) => cited.filter((id) => !sourceIds.has(id)).map((id) => `${path}: ${id}`))).toEqual([]);
  });

  it('each is cited somewhere', () => {
    const cited = new Set(citations.flatMap((entry) => entry.cited));
    expect(sources.map(({ id }) => id as string).filter((id) => !cited.has(id))).toEqual([]);
  });

  it.each([
    ['role', roles],
    ['route', routes],
    ['specialism', specialisms],
  ] as const)('stand with every %s', (_kind, entries) => {
    expect(entries.filter((entry) => entry.sources.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('stand with every requirement, whatever its way in', () => {
    const ways = [...Object.values(base.roleWays).flat(), ...Object.values(base.routeWays)];
    const bare = ways.flatMap((way) =>
      way.requirements.filter((requirement) => requirement.sources.length === 0).map(({ id }) => `${way.id}: ${id}`),
    );
    expect(bare).toEqual([]);
  });

  it('stand with every band, length, step, cost, date of applying, module and statement', () => {
    const needing = new Set(['band', 'duration', 'apply', 'pay', 'cost', 'status', 'scarce', 'openEntry']);
    const listed = new Set(['leadsTo', 'trainsFor', 'modules', 'stages', 'competition', 'after', 'notes', 'bodies', 'disputed']);
    const bare = written.flatMap(({ path, value }) => {
      const parts = path.split('/');
      const fact = needing.has(parts.at(-1) ?? '') || listed.has(parts.at(-2) ?? '');
      return fact && typeof value === 'object' && value !== null && !((value as { sources?: readonly string[] }).sources ?? []).length
        ? [path]
        : [];
    });
    expect(bare).toEqual([]);
  });

  it('say who publishes them and when they were read, and have an address that a person can open', () => {
    for (const { id, url, publisher, read, dated } of sources) {
      expect([id, publisher.trim() !== '', read]).toEqual([id, true, expect.stringMatching(/^20\d\d-\d\d-\d\d$/)]);
      if (url !== null) expect([id, url]).toEqual([id, expect.stringMatching(/^https?:\/\/[^\s]+$/)]);
      if (dated !== null) expect([id, dated]).toEqual([id, expect.stringMatching(/^(19|20)\d\d(-\d\d(-\d\d)?)?$/)]);
    }
  });

  it('never say that a page was read after it, or written after it was read', () => {
    for (const { id, read, dated } of sources) {
      expect([id, read <= asOf]).toEqual([id, true]);
      if (dated !== null) expect([id, dated.slice(0, 10) <= read]).toEqual([id, true]);
    }
  });
});

describe('every role', () => {
  it.each(roles)('$id has a title, a summary and a way in', ({ id, title, summary }) => {
    expect(title.trim()).not.toBe('');
    expect(summary.trim().length).toBeGreaterThan(20);
    expect((base.roleWays[id] ?? []).length).toBeGreaterThan(0);
  });

  it('has a direct way, but for the posts of trainees, which only their scheme fills', () => {
    const without = roles.filter(({ id }) => !(base.roleWays[id] ?? []).some(({ kind }) => kind === 'direct'));
    for (const { id, seniority } of without) {
      const schemes = routes.filter(({ trainsFor }) => trainsFor.some(({ role }) => role === id));
      expect([id, seniority, schemes.length > 0]).toEqual([id, 'trainee', true]);
    }
  });

  it('has one way without an entry rule at the most, and it is the direct one', () => {
    for (const [id, ways] of Object.entries(base.roleWays)) {
      const without = ways.filter(({ noRule }) => noRule).map(({ kind }) => kind);
      expect([id, ['', 'direct'].includes(without.join())]).toEqual([id, true]);
    }
  });

  it.each(roles)('$id has a band with its basis, and a level', ({ band, seniority }) => {
    expect(band?.from).toBeDefined();
    expect((band?.sources ?? []).length).toBeGreaterThan(0);
    expect(base.levels?.seniorities[seniority]).toBeDefined();
  });
});

describe('every requirement', () => {
  const all = [...roles, ...routes].flatMap(({ id, entry }) =>
    entry.map((requirement): readonly [string, Requirement] => [`${id} ${requirement.id}`, requirement]),
  );

  it('that counts is tested, and what is agreed to in applying is not', () => {
    for (const [where, { strength, when }] of all) {
      if (strength === 'must' || strength === 'usually') expect([where, when !== undefined]).toEqual([where, true]);
      if (strength === 'accept') expect([where, when]).toEqual([where, undefined]);
    }
  });

  /** The tests in a condition that ask for a single month of experience: no source does, so that is “experience needed”. */
  const singleMonths = (condition: Condition): readonly string[] =>
    testsIn(condition).flatMap(({ attribute, test }) =>
      attribute.startsWith('experience-') && test.kind === 'at-least' && Number(test.value) <= 1 ? [attribute] : [],
    );

  it('asks for no single month of experience', () => {
    const ways = [...Object.values(base.roleWays).flat(), ...Object.values(base.routeWays)];
    const found = ways.flatMap((way) =>
      way.requirements.flatMap(({ id, when }) => (when === undefined ? [] : singleMonths(when).map((area) => `${way.id} ${id} ${area}`))),
    );
    expect(found).toEqual([]);
    const [area] = attributes.flatMap(({ id }) => (id.startsWith('experience-') ? [id] : []));
    if (area === undefined) throw new Error('There is no experience.');
    expect(singleMonths({ kind: 'test', attribute: area, test: { kind: 'at-least', value: 1 }, upperLimit: false })).toHaveLength(1);
  });

  it('that closes a way for good is a must', () => {
    expect(all.filter(([, { fixed, strength }]) => fixed && strength !== 'must').map(([where]) => where)).toEqual([]);
  });
});

describe('the nations', () => {
  const experience = attributes.filter(({ id }) => id.startsWith('experience-')).map(({ id }) => [id, 60]);
  const seasoned = (nation: string): Profile => {
    const answers = {
      nation,
      age: 30,
      'right-to-work': true,
      'full-time-education': false,
      'highest-level': '6',
      'degree-class': '2:1',
      'degree-subject': ['computing'],
      ...Object.fromEntries(experience),
    };
    const read = readProfile(JSON.stringify({ answers }), 'seasoned', attributes);
    if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
    return read.profile;
  };
  const onlyIn = (nation: string) =>
    new Set<string>(
      routes.filter(({ nations }) => nations.values.length > 0 && nations.values.every((one) => one === nation)).map(({ id }) => id),
    );

  it.each(['scotland', 'wales', 'northern-ireland'])(
    '%s: to somebody with a degree and five years in every area no job is closed',
    (nation) => {
      const { results } = check(
        realModel,
        seasoned(nation),
        asOf,
        roles.map(({ id }) => id),
      );
      const english = onlyIn('england');
      for (const { id, verdict, ways } of results) {
        if (verdict !== 'closed') continue;
        expect([id, ways.every(({ way }) => way.route !== undefined && english.has(way.route))]).toEqual([id, true]);
      }
    },
  );

  it('each has somebody to ask', () => {
    const places = attributes.find(({ place }) => place)?.shape;
    for (const { id } of places === undefined ? [] : holdsValues(places).filter((value) => value.outsideOrder !== true)) {
      expect([id, base.contacts.some(({ nation }) => nation === id)]).toEqual([id, true]);
    }
  });

  it.each([
    ['wales', 'pay: Wales', 'NHS Jobs'],
    ['scotland', 'pay: Scotland', 'jobs.scot.nhs.uk'],
  ])('%s sees its own pay and its own vacancy site', async (nation, pay, site) => {
    const answers = ['--age', '30', '--right-to-work', '--no-full-time-education', '--highest-level', '3'];
    const { stdout, code } = await run(['advise', '--nation', nation, ...answers, '--no-input', '--as-of', asOf]);
    expect(code).toBe(0);
    expect(stdout).toContain(pay);
    expect(stdout).toContain(site);
    expect(stdout).not.toContain('pay: England');
  });
});

describe('texts', () => {
  const ours = [
    ...written,
    ...walk(questions, 'questions'),
    ...walk(attributes, 'attributes'),
    ...walk(base.contacts, 'contacts'),
    ...walk(base.qualifications, 'qualifications'),
    ...walk(base.caveats, 'caveats'),
  ].flatMap(({ path, value }) => (typeof value === 'string' && !/\/(url|sources\/\d+)$/.test(path) ? [{ path, text: value }] : []));

  it.each([
    // IM&T is how employers write that post's own name.
    ['an ampersand', /(?<!IM)&/],
    ['“and/or”', /\band\/or\b/i],
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    ['a character that nobody sees', /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/],
    ['spaces at an end or two together', /^\s|\s$| {2}/],
    ['a word left for later', /\b(TODO|TBC|FIXME|XXX|lorem)\b/],
    ['a promise', /\b(you will get|guaranteed (job|place|post)|we promise)\b/i],
  ])('none holds %s', (_what, pattern) => {
    expect(ours.filter(({ text }) => pattern.test(text)).map(({ path, text }) => `${path}: ${text.slice(0, 80)}`)).toEqual([]);
  });

  it('none has one of the seed files for a name', () => {
    expect(ours.filter(({ text }) => /seed:|\.txt\b/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('every question says why it is asked and what becomes of not being sure', () => {
    for (const { id, text, why, notSure } of questions) {
      expect([id, /[?.]$/.test(text), why.length > 10, notSure.length > 10]).toEqual([id, true, true, true]);
    }
  });
});

describe('a careers service', () => {
  const nation = attributes.find(({ place }) => place === true);
  const nations = nation === undefined ? [] : [undefined, ...holdsValues(nation.shape).map(({ id }) => id as string)];
  const people = nations.flatMap((where) =>
    [undefined, 14, 16, 17, 18, 50].map((age) => ({
      ...(where === undefined ? {} : { nation: where }),
      ...(age === undefined ? {} : { age }),
    })),
  );

  it.each(people)('is named once to somebody of whom only this is known: %o', (given) => {
    const { firstAdvice } = advise(realModel, someone(base, given), asOf);
    expect(firstAdvice.filter(({ advice }) => advice.id.startsWith('careers-'))).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { Advice } from '../../../src/domain/advice.js';
import type { ApplicationRound } from '../../../src/domain/application-round.js';
import type { KnowledgeBase } from '../../../src/domain/knowledge-base.js';
import { adviceDocument, renderText, stepWords } from '../../../src/presentation/index.js';
import { pageParts, partTitles } from '../../../src/presentation/words/verdicts.js';
import { realModel } from '../../support/bases.js';
import { rounds } from '../../support/rounds.js';
import { advice, brand, knowledge, notYet, open, opening, profile, result, roleAdvice, route, way, wayFinding } from '../builders.js';
import { beginWithMaths } from '../pathway-builders.js';
import { layout } from '../support.js';

const base = knowledge();
const textOf = (more: Parameters<typeof advice>[0] = {}): string => renderText(adviceDocument(advice(more), base), layout({ width: 120 }));

describe('an advice', () => {
  it('says first whom we advise, then what to do, what is nearest, and the rest by how far away it is', () => {
    const text = textOf({
      dates: [{ date: '2027-01', what: 'opens', about: true, route: brand('evening-maths'), advice: null, attribute: null }],
    });
    const order = [
      'You ',
      'Do this first',
      'Nearest to you',
      'More is below',
      'More about what to do first',
      'You can apply now (1)',
      'Within a year (2)',
      'Dates in the next twelve months',
      'Later, or as well',
      'The smallest change that opens most',
      'Still open',
      '[1] ',
      'We are independent.',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toContain('About January 2027: Applications open: Evening maths');
  });

  it('has its parts in order, each with its number; asking is applying', () => {
    const horizons = pageParts.filter((part) => part !== 'far-below');
    const roles = [...horizons].reverse().map((horizon) => roleAdvice(open(), 'open', { horizon }));
    const all = [roleAdvice(open(), 'open', { levelMatch: 'far-below' }), ...roles, roleAdvice(open(), 'judged', { horizon: 'ask' })];
    const text = textOf({ roles: all });
    const places = pageParts.map((part) => text.indexOf(`${partTitles[part]} (${part === 'now' ? 2 : 1})`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('gives a role its reason in one line, by its job', () => {
    const text = textOf().replace(/\s+/g, ' ');
    expect(text).toContain(
      'Master baker: band 3 to 4. Two years as a baker (you: 30 months in baking; page of February 2021: check before you apply).',
    );
    expect(text).toContain('Baker: from November 2027; band 3 to 4. Missing: maths at level 2, or an upper second (2:1) or above.');
    expect(text).toContain('Flour clerk: from November 2027; band 3 to 4. We found no entry rule: ask the employer.');
  });

  it('prints no fit that is nothing, and never a number', () => {
    const none = textOf({ roles: [roleAdvice(open(), 'open', { fit: { score: 0, enjoys: [], avoids: [] } })] });
    expect(none).not.toMatch(/suits you|of 100/);
    expect(textOf()).toContain('suits you: baking bread');
    expect(textOf()).not.toContain('of 100');
  });

  it('says how many adverts ask for what somebody has', () => {
    const [way1] = open().ways;
    const [first] = way1?.findings ?? [];
    if (way1 === undefined || first === undefined) throw new Error('No finding.');
    const asked = { ...first, requirement: { ...first.requirement, basis: { kind: 'adverts', read: 4, asking: 3 } as const } };
    const output = result('master-baker', 'Master baker', [{ ...way1, findings: [asked] }]);
    expect(textOf({ roles: [roleAdvice(output, 'open')] }).replace(/\s+/g, ' ')).toContain(
      'asked for in 3 of 4 adverts and specifications that we read',
    );
  });

  it('says calmly where nothing is near', () => {
    expect(textOf({ roles: [roleAdvice(notYet(), 'unknown', { horizon: 'not-known' })] })).toContain('No role can be named as near yet.');
  });

  it('names every role, also of a long group', () => {
    const roles = Array.from({ length: 30 }, (_, index) =>
      roleAdvice(result(`role-${index}`, `Role ${index}.`, [wayFinding(way(`direct:role-${index}`), 'unknown')]), 'unknown', {
        horizon: 'not-known',
      }),
    );
    const text = textOf({ roles });
    for (const { title } of roles) expect(text.replace(/\s+/g, ' ')).toContain(title);
    expect(text).toContain('And 27 more: ');
  });

  it('says when what is expected opens a role', () => {
    const later = result('baker', 'Baker', [
      wayFinding(way('direct:baker'), 'open-later', notYet().ways[0]?.findings, { from: brand('2027-07') }),
    ]);
    expect(
      textOf({
        roles: [roleAdvice(later, 'open-later', { jobs: { verdict: 'open-later', way: later.best, from: brand('2027-07'), months: 8 } })],
      }),
    ).toContain('Baker: from July 2027; band 3 to 4.');
  });
});

describe('whom to ask', () => {
  const wholePage = (more: Partial<Advice>): string => renderText(adviceDocument(advice(more), base), layout({ width: 200 }));
  const guild = 'Whom to ask: The Guild, 0800 1, https://example.org/guild';

  it('is the careers service of the nation where no first step names anybody, and where there is no first step', () => {
    const question = [{ kind: 'answer', question: brand<never>('years') }] as const;
    for (const nextSteps of [question, []]) expect(wholePage({ nextSteps, laterSteps: [] })).toContain(guild);
  });
});

describe('a step in words', () => {
  const someone = { base, profile: profile({ land: { kind: 'choice', value: 'here' } }), asOf: brand<never>('2026-11-24') };
  it('of a route says where and when', () => {
    const step = { kind: 'gain', opening: opening(), route: brand<never>('evening-maths') } as const;
    expect(stepWords(step, someone)).toEqual({
      what: 'Get maths at level 2. One way is Evening maths (study, level 2, about 6 months, can be done beside a job).',
      why: 'Usually free. It opens 1 more role: baker. It suits what you enjoy.',
      where: 'A college near you, https://example.org/apply',
      when: 'All year',
      ask: 'The Guild, 0800 1, https://example.org/guild',
      sources: ['fresh'],
    });
  });

  it('that asks about something already said says what that is', () => {
    const question = brand<never>('award-about');
    const questions = [
      { ...base.questions[0], id: brand('award'), form: 'one', settles: [brand('higher')] },
      { ...base.questions[0], id: question, text: 'What is that award in?', settles: [brand('subject')], after: brand('award') },
    ] as KnowledgeBase['questions'];
    const what = (answers: Parameters<typeof profile>[0]) =>
      stepWords({ kind: 'answer', question }, { ...someone, base: knowledge({ questions }), profile: profile(answers) }).what;
    expect(what({ higher: { kind: 'ordered', value: 'masters' } })).toBe(
      "Answer one more question: What is that award in (a master's degree)?",
    );
    expect(what({})).toBe('Answer one more question: What is that award in?');
  });

  it('that nothing gives names only what is missing', () => {
    const step = { kind: 'gain', opening: { ...opening(), by: [], suits: [] }, route: null } as const;
    expect(stepWords(step, someone)).toMatchObject({ what: 'Get maths at level 2.', why: 'It opens 1 more role: baker.' });
  });

  it('to apply names the month, and the months in which it opens', () => {
    const autumn = route('autumn', 'Autumn scheme', { apply: { where: 'The site', windows: rounds(9, 10), sources: [] } });
    const more = knowledge({ routes: [autumn] });
    const step = {
      kind: 'apply',
      role: brand<never>('baker'),
      way: brand<never>('autumn'),
      route: brand<never>('autumn'),
      from: brand<never>('2027-07'),
      round: null,
    } as const;
    expect(stepWords(step, { ...someone, base: more })).toMatchObject({
      what: 'Apply for this: Autumn scheme (study, level 2).',
      why: 'It trains you for this job: Baker.',
      when: 'opens in September or October; you can start from July 2027',
    });
  });

  it('to apply for what starts later says when to apply, as long before as it takes to be taken on', () => {
    const hiring = { recruitment: { months: 3, sources: [] } };
    const step = { kind: 'apply', role: brand<never>('baker'), way: brand<never>('direct:baker'), route: null, round: null } as const;
    const whenIn = (from: string, of = knowledge(hiring)) =>
      stepWords({ ...step, from: brand<never>(from) }, { ...someone, base: of }).when;
    expect(whenIn('2027-07')).toBe('apply from about April 2027; you can start from July 2027');
    expect(whenIn('2027-02')).toBe('you can start from February 2027');
    expect(whenIn('2027-07', base)).toBe('you can start from July 2027');
  });

  it('to join what begins later than one is free says when it begins, and else from when one is free', () => {
    const [window] = rounds(9);
    if (window === undefined) throw new Error('No window.');
    const of = (kind: 'apply' | 'ask', starts: string | null, more: Partial<ApplicationRound> = {}) =>
      stepWords(
        {
          kind,
          judged: '',
          role: null,
          way: brand<never>('evening-maths'),
          route: brand<never>('evening-maths'),
          from: brand<never>('2027-06'),
          round: {
            state: 'open',
            opens: '2026-11',
            closes: null,
            starts: starts === null ? null : brand<never>(starts),
            projected: false,
            basis: 'stated',
            window,
            ...more,
          },
        },
        someone,
      ).when?.replace(/^.*; /, '');
    for (const kind of ['apply', 'ask'] as const) {
      expect(of(kind, '2027-09')).toBe('it starts in September 2027');
      expect(of(kind, '2027-09', { projected: true })).toBe('it starts about September 2027');
      expect(of(kind, '2027-02')).toBe('you can start from June 2027');
      expect(of(kind, null)).toBe('you can start from June 2027');
    }
  });

  it('to look for a post names the place to look and, apart from it, whom to ask', () => {
    const board = { nation: 'here', for: 'direct', name: 'The Board', what: 'Posts', url: 'https://example.org/board', sources: [] };
    const more = knowledge({ contacts: [...base.contacts, board] });
    const step = {
      kind: 'apply',
      role: brand<never>('baker'),
      way: brand<never>('direct:baker'),
      route: null,
      from: null,
      round: null,
    } as const;
    expect(stepWords(step, { ...someone, base: more })).toMatchObject({
      where: 'The Board, https://example.org/board',
      ask: 'The Guild, 0800 1, https://example.org/guild',
    });
    const manager = { contacts: [...base.contacts, { ...board, ask: 'The manager named there' }] };
    expect(stepWords(step, { ...someone, base: knowledge(manager) }).ask).toBe('The manager named there');
  });

  it('of study names the people at work before the general contact, for somebody who works there', () => {
    const contacts = base.contacts.map((one) => (one.for === 'any' ? { ...one, staff: 'Your learning team' } : one));
    const school = brand<never>('school');
    const { levels: known } = realModel.base;
    if (known === undefined) throw new Error('No levels.');
    const levels = { ...known, employee: school };
    const step = { kind: 'gain', opening: opening(), route: brand<never>('evening-maths') } as const;
    const askOf = (works: boolean) =>
      stepWords(step, {
        ...someone,
        base: knowledge({ contacts, levels }),
        profile: profile({ land: { kind: 'choice', value: 'here' }, school: { kind: 'yes-no', value: works } }),
      }).ask;
    expect(askOf(true)).toBe('Your learning team; or The Guild, 0800 1, https://example.org/guild');
    expect(askOf(false)).toBe('The Guild, 0800 1, https://example.org/guild');
  });

  it('names the first step of a plan for what a change opens, and how to see all of them', () => {
    const output = advice();
    const text = renderText(adviceDocument(output, base, { begins: beginWithMaths(output) }), layout()).replace(/\s+/g, ' ');
    const plan = 'one for Baker begins in November 2026 with: Evening maths (study, level 2). All plans: hi-careers pathway baker';
    expect(text).toContain(`A plan: ${plan}`);
    expect(renderText(adviceDocument(advice(), base), layout())).not.toContain('hi-careers pathway');
  });

  it('says where no one step opens another role, and is silent where all of them are open', () => {
    expect(textOf({ smallestChange: null })).toContain('We know no one step that would open another role by itself.');
    expect(textOf({ smallestChange: null, roles: advice().roles.filter(({ verdict }) => verdict !== 'not-yet') })).not.toContain(
      'smallest',
    );
  });

  it('says of the smallest change how many of the roles suit, and where no source says how long', () => {
    const many = ['baker', 'master-baker', 'flour-clerk'].map((id) => brand<never>(id));
    const [first, second] = many;
    const opened = { ...opening(), opens: many, by: [] };
    const output = (suits: readonly (typeof first)[]): string =>
      renderText(adviceDocument(advice({ smallestChange: { ...opened, suits: suits as never } }), base), layout({ width: 120 }));
    expect(output([])).toContain('Maths at level 2 would open 3 more roles. The roles: Baker; Master baker; Flour clerk.');
    expect(output([first])).toContain('would open 3 more roles, of which 1 suits what you enjoy.');
    expect(output([first, second])).toContain('of which 2 suit what you enjoy');
    expect(output(many)).toContain('and all of them suit what you enjoy');
    const { duration: _, cost: __, ...bare } = route('evening-maths', 'Evening maths');
    const silent = knowledge({ routes: [bare] });
    expect(renderText(adviceDocument(advice(), silent), layout()).replace(/\s+/g, ' ')).toContain(
      'Evening maths (study, level 2), no source says how long.',
    );
  });
});

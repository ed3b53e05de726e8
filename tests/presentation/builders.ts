import type { Advice, CheckReport, Group, NextStep, Result, RoleAdvice, RoleResult, UnlockingChange } from '../../src/domain/advice.js';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute, AttributeShape, Question } from '../../src/domain/attribute.js';
import type { Change, Evidence, Finding, WayFinding } from '../../src/domain/finding.js';
import type { KnowledgeBase, Role, Route, Way } from '../../src/domain/knowledge-base.js';
import type { Requirement } from '../../src/domain/requirement.js';
import type { Source } from '../../src/domain/source.js';
import { rounds } from '../support/rounds.js';

/** Ids and dates are minted by the knowledge loader; tests mint their own. */
export const brand = <T>(text: string): T => text as T;

const attribute = (id: string, label: string, shape: AttributeShape, more: Partial<Attribute> = {}): Attribute => ({
  id: brand(id),
  topic: 'about',
  label,
  shape,
  help: label,
  expectable: true,
  wish: false,
  ...more,
});

const activities = [
  { id: 'baking', label: 'Baking bread' },
  { id: 'counting', label: 'Counting things' },
];

const attributes: readonly Attribute[] = [
  attribute(
    'land',
    'Where the work would be',
    {
      kind: 'choice',
      values: [
        { id: 'here', label: 'Hereland' },
        { id: 'there', label: 'Thereland' },
      ],
    },
    { place: true },
  ),
  attribute('age', 'Age', { kind: 'number', min: 5, max: 110, unit: 'years' }),
  attribute('maths', 'Maths at level 2', { kind: 'yes-no' }),
  attribute('english', 'English at level 2', { kind: 'yes-no' }),
  attribute('school', 'In full-time education', { kind: 'yes-no' }),
  attribute('passes', 'GCSEs at grade 4 (C) or above', { kind: 'number', min: 0, max: 20, unit: 'GCSEs' }),
  attribute('time-baking', 'Months in baking', { kind: 'number', min: 0, max: 720, unit: 'months' }),
  attribute('class', 'Class of the first degree', {
    kind: 'ordered',
    values: [
      { id: 'none', label: 'no degree' },
      { id: '2:2', label: 'a lower second (2:2)' },
      { id: '2:1', label: 'an upper second (2:1)' },
      { id: 'first', label: 'a first' },
      { id: 'overseas', label: 'a degree from outside the UK', outsideOrder: true },
    ],
  }),
  attribute('higher', 'Highest award after a first degree', {
    kind: 'ordered',
    values: [
      { id: 'none', label: 'none' },
      { id: 'masters', label: "a master's degree" },
    ],
  }),
  attribute('subject', 'Subject of the degree', {
    kind: 'set',
    values: [
      { id: 'computing', label: 'Computing' },
      { id: 'science', label: 'A science' },
      { id: 'other', label: 'Another subject' },
    ],
  }),
  attribute('enjoys', 'Would enjoy', { kind: 'set', values: activities }, { wish: true, fit: 'likes', topic: 'wishes' }),
];

const question = (id: string, text: string, settles: readonly string[], topic = 'about'): Question => ({
  id: brand(id),
  topic,
  text,
  hint: 'Say what you have now.',
  why: 'Bakers ask for it more often than for anything else.',
  notSure: 'We will say what depends on it.',
  form: settles.length === 1 ? 'one' : 'tick',
  settles: settles.map((one) => brand(one)),
});

export const source = (id: string, more: Partial<Source> = {}): Source => ({
  id: brand(id),
  title: `The page about ${id}`,
  url: `https://example.org/${id}`,
  publisher: `Publisher of ${id}`,
  dated: '2026-02-05',
  read: brand('2026-11-22'),
  weight: 'good',
  ...more,
});

export const role = (id: string, title: string, more: Partial<Role> = {}): Role => ({
  id: brand(id),
  title,
  otherTitles: ['Bread maker'],
  specialism: brand('bakery'),
  summary: 'Makes bread for the people of the town.',
  seniority: 'entry',
  evidence: 'strong',
  band: { from: '3', to: '4', basis: 'single-advert', sources: [brand('fresh')] },
  activities: { baking: 3, counting: 1 },
  gives: [brand('time-baking')],
  entry: [requirement('maths-rule', 'Maths at level 2', { sources: [brand('undated')] })],
  leadsTo: [{ role: brand('master-baker'), afterMonths: 24, basis: 'stated', sources: [brand('fresh')] }],
  bodies: [],
  notes: [{ text: 'The work starts early.', sources: [brand('old')] }],
  disputed: [],
  sources: [brand('fresh')],
  ...more,
});

export const route = (id: string, title: string, more: Partial<Route> = {}): Route => ({
  id: brand(id),
  kind: 'study',
  title,
  otherTitles: [],
  summary: 'A course in the evening.',
  level: '2',
  status: { value: 'open', sources: [brand('fresh')] },
  nations: { values: ['here'], sources: [brand('fresh')] },
  entry: [],
  trainsFor: [],
  gives: [{ kind: 'yes-no', attribute: brand('maths'), value: true }],
  duration: { from: 6, to: 6, sources: [brand('fresh')] },
  earn: 'either',
  cost: { text: 'Usually free.', sources: [brand('fresh')] },
  apply: { where: 'A college near you', url: 'https://example.org/apply', when: 'All year', windows: rounds(9), sources: [brand('fresh')] },
  modules: [],
  stages: [],
  competition: [],
  after: [],
  notes: [],
  disputed: [],
  sources: [brand('fresh')],
  ...more,
});

/** A small knowledge base of another trade: presentation must know none of ours. */
export const knowledge = (more: Partial<KnowledgeBase> = {}): KnowledgeBase => ({
  title: 'Careers in bread',
  version: '2026.11',
  reviewed: brand('2026-11-22'),
  caveats: ['We are independent. We are not a bakery.', 'Check before you apply.'],
  nations: ['here', 'there'],
  topics: [
    { id: 'about', title: 'About you' },
    { id: 'wishes', title: 'What you enjoy' },
  ],
  attributes,
  sharedEntry: { jobs: [], training: [] },
  firstAdvice: [],
  questions: [
    question('school-subjects', 'Which of these do you have?', ['maths', 'english']),
    question('years', 'How old are you?', ['age']),
  ],
  inferences: [],
  specialisms: [
    {
      id: brand('bakery'),
      title: 'Bakery',
      otherTitles: [],
      summary: 'Everything about bread.',
      notes: [],
      disputed: [],
      sources: [brand('fresh')],
    },
  ],
  roles: [
    role('baker', 'Baker'),
    role('master-baker', 'Master baker', { entry: [], leadsTo: [] }),
    role('flour-clerk', 'Flour clerk', { entry: [], leadsTo: [] }),
  ],
  routes: [
    route('evening-maths', 'Evening maths'),
    route('bread-apprenticeship', 'Bread maker', {
      kind: 'apprenticeship',
      level: '3',
      earn: 'paid',
      duration: { from: 15, to: 15, sources: [brand('fresh')] },
      scarce: { text: 'Two people start each year', sources: [brand('old')] },
    }),
  ],
  roleWays: {
    baker: [way('direct:baker'), way('bread-apprenticeship', { kind: 'apprenticeship', route: brand('bread-apprenticeship') })],
    'master-baker': [way('from:baker', { kind: 'progression', from: brand('baker') })],
    'flour-clerk': [way('direct:flour-clerk', { noRule: true })],
  },
  routeWays: { 'evening-maths': way('evening-maths', { kind: 'study', route: brand('evening-maths') }) },
  qualifications: [
    {
      id: 'old-level',
      title: 'Old level',
      otherTitles: ['O level'],
      level: '2',
      gives: [{ kind: 'yes-no', attribute: brand('maths'), value: true }],
      sources: [brand('fresh')],
    },
  ],
  contacts: [
    {
      nation: 'here',
      for: 'any',
      name: 'The Guild',
      what: 'Free advice',
      url: 'https://example.org/guild',
      phone: '0800 1',
      sources: [brand('fresh')],
    },
    { nation: 'there', for: 'study', name: 'The Academy', what: 'Courses', url: 'https://example.org/academy', sources: [brand('fresh')] },
  ],
  sources: {
    fresh: source('fresh'),
    old: source('old', { dated: '2021-02' }),
    undated: source('undated', { dated: null }),
    nameless: { ...source('nameless', { url: null }), weight: 'weak' },
  },
  ...more,
});

export const requirement = (id: string, text: string, more: Partial<Requirement> = {}): Requirement => ({
  id: brand(id),
  text,
  strength: 'must',
  fixed: false,
  sources: [brand('fresh')],
  ...more,
});

export const evidence = (attributeId: string, has: Evidence['has'], needs: Evidence['needs'], more: Partial<Evidence> = {}): Evidence => ({
  attribute: brand(attributeId),
  has,
  hasBound: 'is',
  needs,
  test: 'is',
  state: 'met',
  inferred: false,
  grounds: [],
  from: null,
  ...more,
});

export const change = (attributeId: string, needs: Change['needs'], test: Change['test'] = 'is'): Change => ({
  attribute: brand(attributeId),
  needs,
  test,
});

/** A finding; the state of its evidence follows its own. */
export const finding = (of: Requirement, state: Finding['state'], more: Partial<Finding> = {}): Finding => ({
  requirement: of,
  state,
  from: null,
  tree: null,
  because: [],
  gaps: [],
  asks: [],
  judged: [],
  ...more,
});

export function way(id: string, more: Partial<Way> = {}): Way {
  return { id: brand(id), kind: 'direct', requirements: [], noRule: false, ...more };
}

export const wayFinding = (
  of: Way,
  verdict: WayFinding['verdict'],
  findings: readonly Finding[] = [],
  more: Partial<WayFinding> = {},
): WayFinding => ({
  way: of,
  verdict,
  from: null,
  findings,
  ...more,
});

export const result = (id: string, title: string, ways: readonly WayFinding[], more: Partial<RoleResult> = {}): RoleResult => ({
  id: brand(id),
  kind: 'role',
  title,
  verdict: ways[0]?.verdict ?? 'judged',
  from: ways[0]?.from ?? null,
  best: ways[0]?.way.id ?? brand('direct:none'),
  ways,
  noRule: ways[0]?.way.noRule ?? false,
  ...more,
});

export const profile = (answers: Readonly<Record<string, Answer>> = {}, more: Partial<Profile> = {}): Profile => ({
  answers: new Map(Object.entries(answers).map(([id, answer]) => [brand(id), answer])),
  notSure: new Set(),
  ...more,
});

const head = {
  knowledge: { version: '2026.11', reviewed: brand<CheckReport['asOf']>('2026-11-22') },
  asOf: brand<CheckReport['asOf']>('2026-11-24'),
};

/** One of each state, on a role that is not yet open, with another way in. */
export const notYet = (): RoleResult =>
  result('baker', 'Baker', [
    wayFinding(way('direct:baker'), 'not-yet', [
      finding(requirement('agree', 'Work that starts at four in the morning', { strength: 'accept' }), null),
      finding(requirement('helps', 'A liking for bread', { strength: 'helps' }), null),
      finding(
        requirement('class', 'A degree at 2:2 or better in any subject, or a higher degree that the bakery takes in its place', {
          sources: [brand('undated')],
        }),
        'met',
        { because: [evidence('class', '2:2', '2:2', { test: 'at-least' })] },
      ),
      finding(requirement('maths', 'Maths at level 2', { sources: [brand('fresh'), brand('old')] }), 'not-met', {
        because: [evidence('maths', false, true, { state: 'not-met' })],
        gaps: [[change('maths', true)], [change('class', '2:1', 'at-least')]],
      }),
      finding(requirement('time', 'A year in baking', { strength: 'usually' }), 'not-known', { asks: [brand('time-baking')] }),
      finding(
        requirement('related', 'A related subject', {
          strength: 'usually',
          disputed: [{ says: 'Another page asks for any subject.', sources: [brand('old')] }],
        }),
        'judged',
        { judged: ['The employer decides whether the subject is related.'], because: [evidence('subject', ['computing'], null)] },
      ),
      finding(requirement('licence', 'A driving licence', { strength: 'varies', note: 'For vans only.' }), null),
    ]),
    wayFinding(way('bread-apprenticeship', { kind: 'apprenticeship', route: brand('bread-apprenticeship') }), 'not-yet', [
      finding(requirement('english', 'English at level 2'), 'not-met', { gaps: [[change('english', true)]] }),
    ]),
  ]);

/** A role that is open, by a rule on an old page. */
export const open = (): RoleResult =>
  result('master-baker', 'Master baker', [
    wayFinding(way('from:baker', { kind: 'progression', from: brand('baker') }), 'open', [
      finding(requirement('years', 'Two years as a baker', { sources: [brand('old')] }), 'met', {
        because: [evidence('time-baking', 30, 24, { test: 'at-least' })],
      }),
    ]),
  ]);

/** A role without any entry rule. */
export const noRule = (): RoleResult =>
  result('flour-clerk', 'Flour clerk', [wayFinding(way('direct:flour-clerk', { noRule: true }), 'judged')]);

export const report = (results: readonly Result[] = [open(), notYet()], more: Partial<CheckReport> = {}): CheckReport => ({
  ...head,
  profile: profile({ maths: { kind: 'yes-no', value: false } }),
  inferred: [{ attribute: brand('class'), value: '2:2', bound: 'at-least', grounds: [brand('higher')] }],
  results,
  unanswered: [{ question: brand('school-subjects'), attributes: [brand('maths'), brand('english')], couldMove: 4 }],
  ...more,
});

export const roleAdvice = (of: RoleResult, group: Group, more: Partial<RoleAdvice> = {}): RoleAdvice => ({
  ...of,
  kind: 'role',
  group,
  jobs: { verdict: of.verdict, way: of.best, from: of.from, months: of.verdict === 'open' ? 0 : 12 },
  training: null,
  study: null,
  horizon: of.verdict === 'open' ? 'now' : 'within-a-year',
  horizonMonths: of.verdict === 'open' ? 0 : 12,
  levelMatch: 'near',
  past: false,
  uses: { registration: false, subject: false, months: 0, areasLacking: 0, certificate: false, post: false },
  fit: { score: 71, enjoys: ['baking'], avoids: [] },
  ...more,
});

export const opening = (): UnlockingChange => ({
  change: change('maths', true),
  opens: [brand('baker')],
  suits: [brand('baker')],
  by: [brand('bread-apprenticeship'), brand('evening-maths')],
});

export const advice = (more: Partial<Advice> = {}): Advice => {
  const steps: readonly NextStep[] = [
    { kind: 'apply', role: brand('master-baker'), way: brand('from:baker'), route: null, from: null, round: null },
    { kind: 'gain', opening: opening(), route: brand('evening-maths') },
    {
      kind: 'ask',
      role: brand('baker'),
      way: brand('direct:baker'),
      route: null,
      from: null,
      judged: 'The employer decides whether the subject is related.',
      round: null,
    },
  ];
  return {
    ...head,
    profile: profile({ land: { kind: 'choice', value: 'here' }, maths: { kind: 'yes-no', value: false } }),
    inferred: [],
    level: null,
    firstAdvice: [],
    dates: [],
    roles: [roleAdvice(open(), 'open'), roleAdvice(notYet(), 'one-step'), roleAdvice(noRule(), 'no-rule')],
    routes: [
      {
        ...result('evening-maths', 'Evening maths', [
          wayFinding(way('evening-maths', { kind: 'study', route: brand('evening-maths') }), 'open'),
        ]),
        id: brand('evening-maths'),
        kind: 'route',
      },
    ],
    smallestChange: opening(),
    nextSteps: steps,
    laterSteps: [{ kind: 'answer', question: brand('years') }],
    unanswered: [{ question: brand('years'), attributes: [brand('age')], couldMove: 2 }],
    ...more,
  };
};

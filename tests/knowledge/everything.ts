import { type Changes, tinyTexts } from './support.js';

/** Files for the tiny knowledge base that say everything that may be said in them. */
export const everything: Changes = {
  'attributes/1-you.yaml': (tinyTexts()['attributes/1-you.yaml'] ?? '').replace(
    'questions:\n',
    `  - id: helper
    label: Helps
    kind: yes-no
    help: helps now
    expectable: true
    ends: true
    usual-end: 7
    usual-end-after: [pay]
    full-time: true
    past: true
    use: certificate
    general: true
    ages-after-months: 12
    common: {shares: {"yes": 0.3, "no": 0.7}, basis: sourced, sources: [guild]}
  - {id: pay, label: Pay, kind: choice, help: pay, wish: true, plans: earning, values: [{id: must, label: Must, also: [has to]}, {id: may, label: May}]}
  - {id: shuns, label: Shuns, kind: set, help: shuns, wish: true, fit: dislikes, most: 1, values-from-attribute: loves}
  - {id: chosen, label: Chosen, kind: ordered, help: chosen, wish: true, values: [{id: none, label: none}, {id: "1", label: one}, {id: "2", label: two}]}
questions:
  - {id: chosen-level, text: "Level?", why: Rules., not-sure: Fine., settles: [chosen], on-request: true}
  - {id: helps, text: "Helps?", hint: Now., why: Rules., not-sure: Fine., settles: [helper], may-expect: {when: {suit: true}, text: "Will you?"}}
  - {id: pays, text: "Pays?", why: Rules., not-sure: Fine., settles: [pay], after: helps, early: {suit: true}, on-request: true}
  - {id: which, text: "Which?", why: Rules., not-sure: Fine., form: tick, settles: [shuns]}
`,
  ),
  'roles/keeping/keeper.yaml': `id: keeper
title: Keeper
other-titles: [bee master]
specialism: keeping
summary: Keeps.
seniority: practitioner
evidence: strong
band: {from: "4", to: "5", likely: true, basis: adverts, sources: [guild]}
framework-levels: [{framework: fedip, level: "2", note: Ours., sources: [guild]}]
activities: {insects: 3}
gives: [months-hives]
inherits: true
entry:
  - id: old-enough
    text: Grown up
    strength: must
    when: {fact: grown-up}
    fixed: true
    wording: You must be grown up.
    from: 2026-01-01
    until: 2026-12-31
    review-by: 2026-11-30
    disputed: [{says: Younger will do., why: Another guild., sources: [guild]}]
    note: Ask.
    sources: [guild]
  - id: worked
    text: Work with hives
    strength: usually
    when: {experience: {in: [months-hives], usually: A summer counts.}}
    basis: {adverts: {read: 2, asking: 1}}
    sources: [guild]
open-entry: {text: Nothing is needed., sources: [guild]}
leads-to:
  - {role: helper, after-months: 6, basis: inferred, note: Rare., sources: [guild]}
bodies: [{text: The guild., sources: [guild]}]
notes: [{text: Stings., sources: [guild]}]
disputed: [{says: No stings., sources: [guild]}]
sources: [guild]
`,
  'routes/study/course.yaml': `id: course
title: Course
other-titles: [lessons]
summary: A course.
level: "2"
status: {value: open, since: "2020", note: Each year., sources: [guild]}
nations: {values: [hills], sources: [guild]}
entry-from: [any-course]
entry: [{id: own, text: Keen, strength: helps, sources: [guild]}]
trains-for: [{role: keeper, basis: our-reading, sources: [guild]}]
gives: {grade: 1, badges: [course], suit: true, months-hives: 3}
duration: {from: 3, to: 3, note: In winter., sources: [guild]}
earn: unpaid
pay: {text: No pay., sources: [guild]}
cost: {text: Some., pounds: {from: 10, to: 10}, sources: [guild]}
apply: {where: At the guild., url: "https://guild.example", when: In spring., windows: [{opens: 2026-03-01, closes: 2026-03-31, starts: 2026-09, yearly: true, basis: undated, sources: [guild]}], intakes: [9], sources: [guild]}
scarce: {text: Few places., sources: [guild]}
modules: [{title: Bees, items: [queens], sources: [guild]}]
stages: [{text: First., sources: [guild]}]
competition: [{text: Much., sources: [guild]}]
after: [{text: Keeping., sources: [guild]}]
notes: [{text: Bring a hat., sources: [guild]}]
disputed: [{says: Not much., why: Asked., sources: [guild]}]
sources: [guild]
`,
  'specialisms/keeping.yaml': `id: keeping
title: Keeping bees
other-titles: [apiculture]
summary: Looking after bees.
entry: [{id: calm, text: Calm, strength: accept, sources: [guild]}]
notes: [{text: Old., sources: [guild]}]
disputed: [{says: New., sources: [guild]}]
sources: [guild]
`,
  'qualifications.yaml': `- {id: exam, title: Exam, level: varies, gives: {}, tables: [{title: Letters, grades: [{grades: [A]}], sources: [guild]}], sources: [guild]}
- id: exam-passed
  title: Exam, passed
  other-titles: [pass]
  level: "1"
  gives: {grade: "1"}
  found-by: [royal]
  subject-in: badges
  kind: exam
  caution: Ask.
  sources: [guild]
`,
  'contacts.yaml': `- {nation: hills, for: study, name: N, what: W, url: "https://a.example", phone: "1", ask: Them, staff: Us, sources: [guild]}
`,
  'pay.yaml': `tables:
  - {year: 2025/26, nation: hills, standing: official, note: Old., bands: {"4": {entry: 20, top: 20, sources: [guild]}}}
warning: {text: Adverts differ., sources: [guild]}
notes: [{text: In hives., sources: [guild]}]
`,
  'knowledge.yaml': `${tinyTexts()['knowledge.yaml']}usual-intakes: [1, 9]\nrecruitment: {months: 2, sources: [guild]}\n`,
  'shared-entry.yaml': `jobs: [{id: calm-hands, text: Calm hands, strength: accept, sources: [guild]}]
training: [{id: fees, text: Fees, strength: helps, sources: [guild]}]
`,
  'first-advice/young.yaml': `- id: saturdays
  when: {loves: {includes: insects}}
  unless: {suit: false}
  what: Ask the guild about Saturdays.
  why: They show young people round.
  where: {name: The guild, url: "https://guild.example"}
  ask: The warden
  window: {opens: 2026-05, basis: stated, sources: [guild]}
  gives: {suit: true}
  routes: [course]
  weight: 50
  sources: [guild]
`,
  'levels.yaml': `attribute: grade
chosen-by: chosen
qualification: grade
seniorities: {entry: none, trainee: none, practitioner: "1", senior: "1", manager: "2", leader: "2", executive: "2"}
months-in-post: 12
months-at-level: 24
people: [{level: "1", when: {suit: true}, because: you have a suit}]
`,
  'retired.yaml': 'old-post: {on: 2026-01-31, replaced-by: keeper, note: Renamed.}\nold-course: {on: 2026-01-31, replaced-by: course}\n',
  'inferences.yaml': '- {when: {grade: {at-least: 1}}, then: [{suit: true}, {age: {at-least: 5, at-most: 9}}]}\n',
};

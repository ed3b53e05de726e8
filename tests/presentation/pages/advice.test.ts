import { describe, expect, it } from 'vitest';
import { groups } from '../../../src/domain/advice.js';
import { adviceDocument, renderText, stepWords } from '../../../src/presentation/index.js';
import { groupTitles } from '../../../src/presentation/words/verdicts.js';
import { rounds } from '../../support/rounds.js';
import {
  advice,
  brand,
  knowledge,
  noRule,
  notYet,
  open,
  opening,
  profile,
  result,
  roleAdvice,
  route,
  way,
  wayFinding,
} from '../builders.js';
import { beginWithMaths } from '../pathway-builders.js';
import { layout } from '../support.js';

const base = knowledge();
const textOf = (more: Parameters<typeof advice>[0] = {}): string => renderText(adviceDocument(advice(more), base), layout({ width: 120 }));

describe('an advice', () => {
  it('reads like this', () => {
    expect(textOf()).toMatchInlineSnapshot(`
      "Careers in bread

      1 role is open to you now, and 1 is one step away.

      Open to you now (1)
        Master baker                                                                               fits 71 of 100, band 3 to 4
          way in     moving on from Baker
          because    Two years as a baker (you: 30 months in baking; page of February 2021: check before you apply) [1]
          suits you  baking bread

      One step away (1)
        Baker                                                                                      fits 71 of 100, band 3 to 4
          way in     direct entry; Bread maker (apprenticeship, level 3, about 15 months, paid, few places)
          missing    maths at level 2, or an upper second (2:1) or better
          get it by  Evening maths (study, level 2, about 6 months, can be done beside a job); or Bread maker (apprenticeship,
                     level 3, about 15 months, paid, few places)
          suits you  baking bread

      We found no entry rule for these posts (1)
        - Flour clerk

      - One role in full, with every way in: hi-careers check master-baker
      - All roles with their ids: hi-careers list roles

      The smallest change that opens most
        Maths at level 2 would open 1 more role, which suits what you enjoy: Evening maths (study, level 2), about 6 months,
        usually free. The role: Baker.
        Other ways to get it: Bread maker (apprenticeship, level 3, about 15 months, paid, few places)

      What to do first
        1. Look for posts, and apply: Master baker.
        2. Get maths at level 2. One way is Evening maths (study, level 2, about 6 months, can be done beside a job). Usually
           free. It opens 1 more role, which suits what you enjoy.
           where: A college near you, https://example.org/apply [2]
           when: All year
        3. Ask about Baker. A person must decide: The employer decides whether the subject is related.
        Whom to ask: The Guild, 0800 1, https://example.org/guild

      Later
        - Answer one more question: How old are you?

      Still open
        One answer would settle most: How old are you? To answer it: hi-careers advise

      [1] The page about old. Page of February 2021, read November 2026. https://example.org/old
      [2] The page about fresh. Page of February 2026, read November 2026. https://example.org/fresh

      Knowledge 2026.11, reviewed 22 November 2026. As of 24 November 2026. We are independent. We are not a bakery. Check
      before you apply.
      "
    `);
  });

  it('has its groups in order, each with its number', () => {
    const roles = [...groups].reverse().map((group) => roleAdvice(group === 'no-rule' ? noRule() : open(), group));
    const text = textOf({ roles });
    const places = groups.map((group) => text.indexOf(`${groupTitles[group]} (1)`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
  });

  it('says calmly where nothing is open', () => {
    expect(textOf({ roles: [roleAdvice(notYet(), 'further')] })).toContain('No role is open to you now by what we know.');
  });

  it('names every role, also of a long group', () => {
    const roles = Array.from({ length: 30 }, (_, index) =>
      roleAdvice(result(`role-${index}`, `Role ${index}.`, [wayFinding(way(`direct:role-${index}`), 'unknown')]), 'unknown'),
    );
    const text = textOf({ roles });
    for (const { title } of roles) expect(text.replace(/\s+/g, ' ')).toContain(title);
    expect(text).toContain('And 25 more: ');
  });

  it('puts a route with few places after the others, and says so', () => {
    const text = textOf();
    expect(text.replace(/\s+/g, ' ')).toMatch(/Evening maths .*Other ways to get it: Bread maker \(.*few places\)/);
  });

  it('says when what is expected opens a role', () => {
    const later = result('baker', 'Baker', [
      wayFinding(way('direct:baker'), 'open-later', notYet().ways[0]?.findings, { from: brand('2027-07') }),
    ]);
    expect(textOf({ roles: [roleAdvice(later, 'open-later')] })).toContain('from       July 2027');
  });
});

describe('a step in words', () => {
  const someone = profile({ land: { kind: 'choice', value: 'here' } });
  it('of a route says where and when', () => {
    const step = { kind: 'gain', opening: opening(), route: brand<never>('evening-maths') } as const;
    expect(stepWords(step, someone, base)).toEqual({
      what: 'Get maths at level 2. One way is Evening maths (study, level 2, about 6 months, can be done beside a job). Usually free. It opens 1 more role, which suits what you enjoy.',
      where: 'A college near you, https://example.org/apply',
      when: 'All year',
      ask: 'The Guild, 0800 1, https://example.org/guild',
      sources: ['fresh'],
    });
  });

  it('that nothing gives says to come back', () => {
    const step = { kind: 'gain', opening: { ...opening(), by: [], suits: [] }, route: null } as const;
    expect(stepWords(step, someone, base).what).toBe('Come back when you have this: maths at level 2. It opens 1 more role.');
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
    expect(stepWords(step, someone, more)).toMatchObject({
      what: 'Apply: Autumn scheme (study, level 2). It trains for: Baker.',
      when: 'You can start from July 2027; opens in September or October',
    });
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
    expect(stepWords(step, someone, more)).toMatchObject({
      where: 'The Board, https://example.org/board',
      ask: 'The Guild, 0800 1, https://example.org/guild',
    });
  });

  it('names the first step of a plan for what a change opens, and how to see all of them', () => {
    const told = advice();
    const text = renderText(adviceDocument(told, base, { begins: beginWithMaths(told) }), layout()).replace(/\s+/g, ' ');
    const plan = 'one for Baker begins in November 2026 with: Evening maths (study, level 2). All plans: hi-careers pathway baker';
    expect(text).toContain(`A plan: ${plan}`);
    expect(text).toContain(`a plan: ${plan}`);
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
    const told = (suits: readonly (typeof first)[]): string =>
      renderText(adviceDocument(advice({ smallestChange: { ...opened, suits: suits as never } }), base), layout({ width: 120 }));
    expect(told([])).toContain('Maths at level 2 would open 3 more roles. The roles: Baker; Master baker; Flour clerk.');
    expect(told([first])).toContain('would open 3 more roles, of which 1 suits what you enjoy.');
    expect(told([first, second])).toContain('of which 2 suit what you enjoy');
    expect(told(many)).toContain('and all of them suit what you enjoy');
    const { duration: _, cost: __, ...bare } = route('evening-maths', 'Evening maths');
    const silent = knowledge({ routes: [bare] });
    expect(renderText(adviceDocument(advice(), silent), layout()).replace(/\s+/g, ' ')).toContain(
      'Evening maths (study, level 2), no source says how long.',
    );
  });
});

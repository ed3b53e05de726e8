import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/domain/finding.js';
import { checkDocument, renderText } from '../../../src/presentation/index.js';
import {
  brand,
  change,
  evidence,
  finding,
  knowledge,
  noRule,
  notYet,
  open,
  profile,
  report,
  requirement,
  result,
  way,
  wayFinding,
} from '../builders.js';
import { layout } from '../support.js';

const base = knowledge();
const textOf = (of: Parameters<typeof report>, more: Parameters<typeof checkDocument>[2] = {}): string =>
  renderText(checkDocument(report(...of), base, more), layout({ width: 120 }));

describe('a check', () => {
  it('reads like this', () => {
    expect(textOf([[open(), notYet()]])).toMatchInlineSnapshot(`
      "Master baker                                                                                             OPEN TO YOU NOW
        Way in: moving on from Baker
        met  Two years as a baker (page of February 2021: check before you apply) [1]                 you: 30 months in baking
        1 of 1 condition checked. Every requirement in full: hi-careers show master-baker
        Next: The Guild: Free advice. https://example.org/guild (for Hereland; whom to ask depends on the nation)

      Baker                                                                                                            NOT YET
        the job   not yet
        training  not yet
        Way in: direct entry
        met        A degree at 2:2 or better in any subject, or a higher degree that the bakery    you: a lower second (2:2)
                   takes in its place (page undated: check before you apply) [2]
        not met    Maths at level 2 [3]                                                            you: no
                   missing: maths at level 2, or an upper second (2:1) or above
        not known  Usually: a year in baking [3]                                                   not asked: months in baking
        a person   Usually: a related subject [3]                                                  you: computing
        decides    to decide: The employer decides whether the subject is related
                   sources differ: Another page asks for any subject [1]
        some       A driving licence [3]
        employers
        helps      A liking for bread [3]
        agree      Work that starts at four in the morning [3]
        2 of 4 conditions checked; 1 needs a person; 1 not known. Every requirement in full: hi-careers show baker
        Next: ways to get what is missing: hi-careers advise
        1 other way in:
        - Bread maker (apprenticeship, level 3, about 15 months, paid, few places): not yet
          missing: English at level 2

      What would settle more
        - Which of these do you have? Add --maths or --no-maths, --english or --no-english

      Worked out from your answers
        - Class of the first degree: at least a lower second (2:2); it follows from what you said of highest award after a
          first degree

      [1] The page about old. Page of February 2021, read November 2026. https://example.org/old
      [2] The page about undated. Page undated, read November 2026. https://example.org/undated
      [3] The page about fresh. Page of February 2026, read November 2026. https://example.org/fresh

      Knowledge 2026.11, reviewed 22 November 2026. As of 24 November 2026. We are independent. We are not a bakery. Check
      before you apply.
      "
    `);
  });

  it('gives every way in with every requirement when asked for all', () => {
    const all = textOf([[notYet()]], { detail: 'all' });
    expect(all).toContain('not met  English at level 2');
    expect(textOf([[notYet()]])).not.toContain('not met  English at level 2');
    expect(all).toContain('note: For vans only');
  });

  it('says that there is no rule, and promises nothing', () => {
    const text = textOf([[noRule()]]);
    expect(text).toMatch(/^Flour clerk {2,}NO ENTRY RULE FOUND/);
    expect(text).toContain('We found no entry rule for this post.');
  });

  it('names every other way in, the first ones with what is missing', () => {
    const others = Array.from({ length: 9 }, (_, index) =>
      wayFinding(way(`from:role-${index}`, { kind: 'progression', from: brand(`role-${index}`) }), 'not-yet', [
        finding(requirement('maths', 'Maths'), 'not-met', { gaps: [[change('maths', true)]] }),
      ]),
    );
    const text = textOf([[result('x', 'X', [wayFinding(way('direct:x'), 'open'), ...others])]]);
    for (const other of others) expect(text.replace(/\s+/g, ' ')).toContain(`oving on from ${other.way.from}`);
    expect(text.match(/missing: maths at level 2/g)).toHaveLength(5);
  });

  it('says from which month an expected answer opens it', () => {
    const from = brand<never>('2027-07');
    const met = finding(requirement('class', 'A 2:1'), 'met', { from, because: [evidence('class', '2:1', '2:1', { from })] });
    const text = textOf([[result('x', 'X', [wayFinding(way('direct:x'), 'open-later', [met], { from })])]]);
    expect(text).toContain('OPEN FROM JULY 2027');
    expect(text).toMatch(/met from +A 2:1.*you: an upper second \(2:1\), expected July\n +July 2027 +2027/);
  });

  it('says until which month something is met, also where nobody can change it', () => {
    const until = brand<never>('2029-01');
    const ends = finding(requirement('still', 'Not in school', { fixed: true }), 'met', { until });
    const text = textOf([[result('x', 'X', [wayFinding(way('direct:x'), 'not-yet', [ends])])]]);
    expect(text).toMatch(/met until +Not in school.*\n +January 2029/);
  });

  it('says what nobody can change, and offers no next step there', () => {
    const limit = requirement('limit', 'At most 21 years old', { fixed: true });
    const met = requirement('runs', 'New people can start', { fixed: true });
    const findings = [
      finding(met, 'met'),
      finding({ ...met, id: brand('here'), text: 'Offered in Hereland' }, 'met'),
      finding(limit, 'not-met'),
    ];
    const text = textOf([[result('x', 'X', [wayFinding(way('direct:x'), 'closed', findings)])]]);
    expect(text).toContain('nothing that you do can change this');
    expect(text).toContain('New people can start; offered in Hereland');
    expect(text).not.toContain('Next:');
  });

  it('tells "not asked" from "not sure"', () => {
    const unknown = result('x', 'X', [
      wayFinding(way('direct:x'), 'unknown', [finding(requirement('m', 'Maths'), 'not-known', { asks: [brand('maths')] })]),
    ]);
    expect(textOf([[unknown]])).toContain('not asked: maths at level 2');
    const unsure = { profile: profile({}, { notSure: new Set([brand<never>('maths')]) }) };
    expect(textOf([[unknown], unsure])).toContain('you were not sure of: maths at level 2');
  });

  it.each<[Verdict, string]>([
    ['open', 'OPEN TO YOU NOW'],
    ['open-later', 'OPEN ONCE SOMETHING COMES TRUE'],
    ['judged', 'NOTHING AGAINST IT; A PERSON MUST DECIDE'],
    ['stretch', 'POSSIBLE, BUT MOST EMPLOYERS WANT MORE'],
    ['unknown', 'WE NEED TO ASK'],
    ['not-yet', 'NOT YET'],
    ['closed', 'NOT OPEN TO YOU'],
  ])('%s in words', (verdict, words) => {
    expect(textOf([[result('x', 'X', [wayFinding(way('direct:x'), verdict)])]]).split('\n')[0]).toMatch(new RegExp(`^X +${words}$`));
  });

  it('names the office of the nation that was answered, and says so where it knows another only', () => {
    expect(textOf([[open()], { profile: profile({ land: { kind: 'choice', value: 'here' } }) }])).toMatch(/Next: The Guild: .*guild\n/);
    expect(textOf([[open()], { profile: profile({ land: { kind: 'choice', value: 'there' } }) }])).toContain(
      '(for Hereland; whom to ask depends on the nation)',
    );
  });
});

describe('the three things that there can be for a role', () => {
  const ofRole = (id: string, ways: Parameters<typeof result>[2], best: string): string =>
    textOf([
      [result(id, 'Baker', ways, { best: brand(best), verdict: ways.find(({ way: { id: name } }) => name === best)?.verdict ?? 'judged' })],
    ]);
  const training = wayFinding(way('bread-apprenticeship', { kind: 'apprenticeship', route: brand('bread-apprenticeship') }), 'open');
  const job = wayFinding(way('direct:baker'), 'not-yet', [
    finding(requirement('maths', 'Maths'), 'not-met', { gaps: [[change('maths', true)]] }),
  ]);

  it('are named apart, the job first, and what is open by training only says so', () => {
    const text = ofRole('baker', [training, job], 'bread-apprenticeship');
    expect(text).toMatch(/^Baker +TRAINING: OPEN TO YOU NOW/);
    expect(text).toMatch(/the job +not yet\n +training +open to you now/);
    expect(text.indexOf('Way in: direct entry')).toBeLessThan(text.indexOf('Way in: Bread maker'));
  });

  it('are not named where there is only the job', () => {
    const text = ofRole('baker', [job], 'direct:baker');
    expect(text).toMatch(/^Baker +NOT YET/);
    expect(text).not.toContain('the job');
  });

  it('say what a condition rests on where no rule states it', () => {
    const basis = { kind: 'adverts', read: 4, asking: 3 } as const;
    const asked = wayFinding(way('direct:baker'), 'stretch', [
      finding(requirement('sql', 'Data work', { strength: 'usually', basis }), 'not-met', { gaps: [[change('maths', true)]] }),
      finding(requirement('ours', 'Patience', { strength: 'usually', basis: { kind: 'our-reading' } }), 'not-met'),
    ]);
    const text = ofRole('baker', [asked], 'direct:baker').replace(/\s+/g, ' ');
    expect(text).toContain('rests on: asked for in 3 of 4 adverts and specifications that we read');
    expect(text).toContain('rests on: our reading: no page states it');
  });
});

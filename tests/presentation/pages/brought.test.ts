import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/answers.js';
import { holdsValues } from '../../../src/domain/attribute.js';
import type { AttributeId, IsoDate } from '../../../src/domain/ids.js';
import { advise } from '../../../src/engine/index.js';
import { adviceDocument } from '../../../src/presentation/index.js';
import { realModel } from '../../support/bases.js';

const { base } = realModel;
const asOf = '2026-11-30' as IsoDate;
const brings = base.firstAdvice.filter((one) => one.brings === true);

/** The page of somebody of whom only this is known, as text. */
const pageOf = (answers: ReadonlyMap<AttributeId, Answer>): string =>
  JSON.stringify(adviceDocument(advise(realModel, { answers, notSure: new Set() }, asOf), base).blocks);

describe('what somebody brings from other work', () => {
  const list = base.questions.find(({ form }) => form === 'months');
  const set = base.attributes.find(({ id, shape }) => shape.kind === 'set' && list?.settles.includes(id));
  if (set === undefined) throw new Error('The knowledge asks for no other work.');

  it('is said for each kind of work, with sources, and for nobody else', () => {
    expect(pageOf(new Map())).not.toContain('What you can bring');
    for (const { id } of holdsValues(set.shape)) {
      const page = pageOf(new Map([[set.id, { kind: 'set', items: [{ value: id }] }]]));
      expect([id, page.includes('What you can bring'), brings.some(({ what }) => page.includes(what.slice(0, 20)))]).toEqual([
        id,
        true,
        true,
      ]);
    }
    for (const { id, sources } of brings) expect([id, sources.length > 0]).toEqual([id, true]);
  });

  it('is no step, and changes no verdict', () => {
    const items = holdsValues(set.shape).map(({ id }) => ({ value: id }));
    const [with_, without] = [new Map<AttributeId, Answer>([[set.id, { kind: 'set', items }]]), new Map<AttributeId, Answer>()].map(
      (answers) => advise(realModel, { answers, notSure: new Set() }, asOf),
    );
    expect(with_?.roles.map(({ id, verdict }) => [id, verdict])).toEqual(without?.roles.map(({ id, verdict }) => [id, verdict]));
    expect(with_?.nextSteps).toEqual(without?.nextSteps);
  });
});

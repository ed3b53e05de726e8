import type { Attribute, AttributeShape, Common, Question, Topic, Value } from '../../domain/attribute.js';
import { compareText } from '../../domain/diagnostic.js';
import type { QuestionId } from '../../domain/ids.js';
import { toId } from '../../domain/ids.js';
import type { AttributeFile, QuestionFile, TopicFile } from '../files.js';
import { contentOf, type ParsedFile } from '../parse.js';
import { Spot } from '../report.js';
import { checkAfter, checkAttribute, checkQuestion, checkSettled } from './attribute-checks.js';
import { linkCondition } from './conditions.js';
import { type AttributeLinking, given, type Linking, linkSources } from './context.js';
import { Names } from './names.js';

export type LinkedTopics = {
  readonly topics: readonly Topic[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly questions: readonly PlacedQuestion[];
};

/** A question but for what people may expect: conditions are linked once all attributes are known. */
export type PlacedQuestion = { readonly question: Question; readonly raw: QuestionFile; readonly spot: Spot };

type Placed<Of> = { readonly raw: Of; readonly spot: Spot; readonly topic: string };

/**
 * Topics in the order of their place, with their attributes and questions.
 * Errors: `attribute-and-kind`, `question-and-kind`, `unasked`, `asked-twice`, `duplicate-id`, `unknown-attribute`, `wrong-value`.
 */
export function linkTopics(files: readonly ParsedFile[], linking: AttributeLinking, complete: boolean): LinkedTopics {
  const topicFiles = files
    .map((file) => ({ file, raw: contentOf(file, 'attributes') }))
    .sort((a, b) => a.raw.topic.place - b.raw.topic.place || compareText(a.file.path, b.file.path));
  checkPlaces(topicFiles, linking);
  const placed = topicFiles.flatMap(({ file, raw }) =>
    raw.attributes.map((attribute, index) => ({ raw: attribute, spot: new Spot(file.content, ['attributes', index]), topic: file.id })),
  );
  const byId = new Map(placed.map((one) => [one.raw.id, one]));
  const attributes = new Map(
    placed.filter((one) => hasItsSource(one, byId, linking)).map((one) => [one.raw.id, linkAttribute(one, byId, linking)]),
  );
  checkMarks(placed, linking);
  const questionNames = new Names<QuestionId>('a question', 'duplicate-id', linking.report);
  const questions = topicFiles.flatMap(({ file, raw }) =>
    raw.questions.map((question, index) => {
      const spot = new Spot(file.content, ['questions', index]);
      return { question: linkQuestion({ raw: question, spot, topic: file.id }, attributes, questionNames, linking), raw: question, spot };
    }),
  );
  if (complete) checkSettled(placed, questions, linking);
  const topics = topicFiles.map(({ file, raw }) => ({ id: file.id, title: raw.topic.title }));
  return { topics, attributes, questions };
}

function linkAttribute(one: Placed<AttributeFile>, byId: ReadonlyMap<string, Placed<AttributeFile>>, linking: AttributeLinking): Attribute {
  const { raw, spot, topic } = one;
  checkAttribute(raw, spot, linking);
  return {
    id: toId(raw.id),
    topic,
    label: raw.label,
    ...given('also', raw.also),
    shape: shapeOf(one, byId, linking),
    help: raw.help,
    expectable: raw.expectable === true,
    wish: raw.wish === true,
    ...given('fit', raw.fit),
    ...given('plans', raw.plans),
    ...given('place', raw.place),
    ...given('ends', raw.ends),
    ...given('usualEnd', raw['usual-end']),
    ...given(
      'usualEndAfter',
      raw['usual-end-after']?.map((id, index) => linking.attributeNames.refer(id, spot.in('usual-end-after', index))),
    ),
    ...given('fullTime', raw['full-time']),
    ...given('posts', raw['values-from']?.includes('role') ? (true as const) : undefined),
    ...given('past', raw.past),
    ...given('general', raw.general),
    ...given('use', raw.use),
    ...given('agesAfterMonths', raw['ages-after-months']),
    ...given('common', linkCommon(raw, spot, linking)),
  };
}

function linkCommon({ common }: AttributeFile, spot: Spot, linking: AttributeLinking): Common | undefined {
  if (common === undefined) return undefined;
  const { shares, basis, sources = [] } = common;
  return { shares, basis, sources: linkSources(sources, spot.in('common', 'sources'), linking) };
}

/** Whether the attribute that lends its values is whole. If it is broken, ours is known by name only, as it is. */
function hasItsSource(
  { raw, spot }: Placed<AttributeFile>,
  byId: ReadonlyMap<string, Placed<AttributeFile>>,
  linking: AttributeLinking,
): boolean {
  const other = raw['values-from-attribute'];
  if (other === undefined) return true;
  linking.attributeNames.refer(other, spot.in('values-from-attribute'));
  return byId.has(other);
}

function shapeOf(one: Placed<AttributeFile>, byId: ReadonlyMap<string, Placed<AttributeFile>>, linking: AttributeLinking): AttributeShape {
  const { raw } = one;
  switch (raw.kind) {
    case 'yes-no':
      return { kind: 'yes-no' };
    case 'number':
      return { kind: 'number', min: raw.min ?? 0, max: raw.max ?? 0, unit: raw.unit ?? '' };
    case 'choice':
    case 'ordered':
      return { kind: raw.kind, values: valuesOf(one, byId, linking) };
    case 'set':
      return { kind: 'set', values: valuesOf(one, byId, linking), ...given('most', raw.most) };
  }
}

function valuesOf(
  { raw, spot }: Placed<AttributeFile>,
  byId: ReadonlyMap<string, Placed<AttributeFile>>,
  linking: AttributeLinking,
): readonly Value[] {
  if (raw['values-from'] !== undefined) return linking.entryValues(raw['values-from']);
  const other = raw['values-from-attribute'];
  if (other === undefined)
    return (raw.values ?? []).map(({ id, label, ...rest }) => ({
      id,
      label,
      ...given('also', rest.also),
      ...given('outsideOrder', rest['outside-order']),
    }));
  const source = byId.get(other);
  if (source === undefined) return [];
  if (source.raw['values-from-attribute'] === undefined) return valuesOf(source, byId, linking);
  const message = `“${other}” takes its values from another attribute itself.`;
  linking.report.error('attribute-and-kind', spot.in('values-from-attribute').place(), message, 'Name the attribute that has the values.');
  return [];
}

function linkQuestion(
  one: Placed<QuestionFile>,
  attributes: ReadonlyMap<string, Attribute>,
  names: Names<QuestionId>,
  linking: AttributeLinking,
): Question {
  const { raw, spot, topic } = one;
  const form = raw.form ?? 'one';
  checkQuestion(raw, spot, attributes, linking);
  if (raw.after !== undefined) checkAfter(raw.after, spot, names, linking);
  return {
    id: names.define(raw.id, spot.in('id')),
    topic,
    text: raw.text,
    ...given('hint', raw.hint),
    why: raw.why,
    notSure: raw['not-sure'],
    form,
    settles: raw.settles.map((id, index) => linking.attributeNames.refer(id, spot.in('settles', index))),
    ...given('gate', raw.gate),
    ...given('choices', raw.choices),
    ...given('after', raw.after === undefined ? undefined : toId<QuestionId>(raw.after)),
    ...given('onRequest', raw['on-request']),
  };
}

function checkPlaces(files: readonly { readonly file: ParsedFile; readonly raw: TopicFile }[], { report }: AttributeLinking): void {
  const first = new Map<number, Spot>();
  for (const { file, raw } of files) {
    const spot = new Spot(file.content, ['topic', 'place']);
    const before = first.get(raw.topic.place);
    if (before === undefined) first.set(raw.topic.place, spot);
    else
      report.error(
        'duplicate-id',
        spot.place(),
        `Another topic has place ${raw.topic.place}.`,
        'Give each topic a different place.',
        before.place(),
      );
  }
}

/** One attribute says where; one says what somebody likes; one what they do not. */
function checkMarks(placed: readonly Placed<AttributeFile>[], { report }: AttributeLinking): void {
  const first = new Map<string, Spot>();
  for (const { raw, spot } of placed) {
    const marks = [
      ...(raw.place === true ? [['place', 'place']] : []),
      ...(raw.fit === undefined ? [] : [['fit', `fit: ${raw.fit}`]]),
    ] as const;
    for (const [key, mark] of marks) {
      if (key === undefined || mark === undefined) continue;
      const before = first.get(mark);
      if (before === undefined) first.set(mark, spot.in(key));
      else
        report.error(
          'attribute-and-kind',
          spot.in(key).keyPlace(),
          `Two attributes are marked “${mark}”.`,
          'Keep the mark on only one of them.',
          before.keyPlace(),
        );
    }
  }
}

/**
 * The question with its conditions: of being asked early, and under which somebody may expect what they do not have yet.
 * Errors: those of conditions, and `question-and-kind` where something that it settles cannot be expected.
 */
export function linkQuestionConditions({ question, raw, spot }: PlacedQuestion, linking: Linking): Question {
  const may = raw['may-expect'];
  const early = given('early', raw.early && linkCondition(raw.early, spot.in('early'), linking));
  if (may === undefined) return { ...question, ...early };
  const inside = spot.in('may-expect');
  const never = question.settles.find((id) => linking.attributes.get(id)?.expectable === false);
  if (never !== undefined || question.form === 'months') {
    const message = `“${never ?? question.id}” cannot be expected.`;
    linking.report.error('question-and-kind', inside.keyPlace(), message, 'Remove “may-expect”, or mark the attribute “expectable”.');
  }
  return { ...question, ...early, mayExpect: { when: linkCondition(may.when, inside.in('when'), linking), text: may.text } };
}

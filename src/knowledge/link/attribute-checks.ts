import type { Attribute, Question } from '../../domain/attribute.js';
import type { AttributeFile, QuestionFile } from '../files.js';
import type { Spot } from '../report.js';
import type { AttributeLinking } from './context.js';
import { kindNames } from './tests.js';

type Fault = { readonly key: keyof AttributeFile; readonly message: string; readonly hint: string };

const valueKeys = ['values', 'values-from', 'values-from-attribute'] as const;

/** The kind of attribute that each meaning for plans needs. */
const planKinds = { earning: 'choice', 'full-time': 'yes-no', months: 'number' } as const;

/** Whether what is said of an attribute fits its kind. Errors: `attribute-and-kind`, `duplicate-id` for values. */
export function checkAttribute(raw: AttributeFile, spot: Spot, { report }: AttributeLinking): void {
  for (const { key, message, hint } of faults(raw)) report.error('attribute-and-kind', spot.in(key).keyPlace(), message, hint);
  const seen = new Map<string, number>();
  for (const [index, { id }] of (raw.values ?? []).entries()) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else
      report.error(
        'duplicate-id',
        spot.in('values', index, 'id').place(),
        `The value “${id}” appears twice.`,
        'Keep one of the two.',
        spot.in('values', first, 'id').place(),
      );
  }
}

function faults(raw: AttributeFile): readonly Fault[] {
  const found: Fault[] = [];
  const given = valueKeys.filter((key) => raw[key] !== undefined);
  const hasValues = raw.kind === 'choice' || raw.kind === 'ordered' || raw.kind === 'set';
  if (hasValues && given.length !== 1) {
    const [, second] = given;
    const message = second === undefined ? `“${raw.id}” has no values.` : `“${raw.id}” gets its values from two places.`;
    found.push({ key: second ?? 'kind', message, hint: `Give it one of ${valueKeys.join(', ')}.` });
  }
  const only = (key: keyof AttributeFile, fits: boolean, whom: string): void => {
    if (raw[key] !== undefined && !fits)
      found.push({ key, message: `“${key}” is for ${whom}; “${raw.id}” is not.`, hint: 'Remove it, or change the kind.' });
  };
  if (!hasValues) for (const key of given) only(key, false, 'a choice, an ordered list or a set');
  for (const key of ['unit', 'min', 'max'] as const) only(key, raw.kind === 'number', 'a number');
  only('most', raw.kind === 'set', 'a set');
  only('place', raw.kind === 'choice', 'a choice');
  only('ends', raw.kind === 'yes-no' && raw.expectable === true, 'a yes or no that may be expected');
  only(
    'plans',
    raw.wish === true && raw.kind === planKinds[raw.plans ?? 'months'],
    'a wish of its kind (earning: choice, full-time: yes-no, months: number)',
  );
  only('fit', raw.kind === 'set' && raw.wish === true, 'a set that is a wish');
  only('expectable', raw.wish !== true, 'an attribute that can decide a verdict');
  if (raw.min !== undefined && raw.max !== undefined && raw.min >= raw.max) {
    found.push({
      key: 'max',
      message: `“${raw.id}” has a range from ${raw.min} to ${raw.max}.`,
      hint: 'The second number must be higher.',
    });
  }
  return [...found, ...orderFaults(raw)];
}

function orderFaults(raw: AttributeFile): readonly Fault[] {
  const outside = (raw.values ?? []).map((value) => value['outside-order'] === true);
  const first = outside.indexOf(true);
  if (first === -1) return [];
  if (raw.kind !== 'ordered')
    return [{ key: 'values', message: '“outside-order” is for an ordered list.', hint: 'Remove it, or change the kind.' }];
  if (outside.slice(first).includes(false)) {
    return [{ key: 'values', message: 'A value in the order comes after one outside it.', hint: 'Put the values outside the order last.' }];
  }
  if (first < 2)
    return [
      { key: 'values', message: 'Fewer than two values are in the order.', hint: 'Make it a choice, or put more values in the order.' },
    ];
  return [];
}

/** Whether a question fits what it settles. Errors: `question-and-kind`. */
export function checkQuestion(
  raw: QuestionFile,
  spot: Spot,
  attributes: ReadonlyMap<string, Attribute>,
  { report }: AttributeLinking,
): void {
  const form = raw.form ?? 'one';
  const isWish = (id: string): boolean => attributes.get(id)?.wish ?? true;
  if (raw['on-request'] === true && !raw.settles.every(isWish)) {
    const hint = 'Remove “on-request”: what can decide a verdict is always asked.';
    report.error('question-and-kind', spot.in('on-request').keyPlace(), 'Only a question about a wish can be on request.', hint);
  }
  if (raw.gate !== undefined && form !== 'tick')
    report.error(
      'question-and-kind',
      spot.in('gate').keyPlace(),
      'Only a list to tick has a gate.',
      'Make it “form: tick”, or remove “gate”.',
    );
  if (form === 'one') {
    if (raw.settles.length > 1) {
      const hint = 'Ask one thing at a time, or make it a list: “form: tick” for yes or no, “form: months” for months.';
      report.error('question-and-kind', spot.in('settles', 1).place(), 'A question of the form “one” settles one attribute.', hint);
    }
    return;
  }
  if (form === 'pick') checkChoices(raw, spot, report);
  const wanted = ({ tick: ['yes-no', 'set'], months: ['number', 'set'], pick: ['yes-no'] } as const)[form];
  for (const [index, id] of raw.settles.entries()) {
    const kind = attributes.get(id)?.shape.kind;
    if (kind === undefined || wanted.some((fits) => fits === kind)) continue;
    report.error(
      'question-and-kind',
      spot.in('settles', index).place(),
      `A question of the form “${form}” needs ${wanted.map((fits) => kindNames[fits]).join(' or ')}; “${id}” is ${kindNames[kind]}.`,
      'Ask for it in a question of its own.',
    );
  }
}

/** Whether each choice answers exactly what the question settles. Errors: `question-and-kind`. */
function checkChoices({ choices = [], settles }: QuestionFile, spot: Spot, report: AttributeLinking['report']): void {
  if (choices.length === 0)
    report.error(
      'question-and-kind',
      spot.keyPlace(),
      'A question of the form “pick” needs choices.',
      'Add “choices”, each with its answers.',
    );
  for (const [index, { answers }] of choices.entries()) {
    const names = Object.keys(answers);
    if (names.length === settles.length && settles.every((id) => names.includes(id))) continue;
    report.error(
      'question-and-kind',
      spot.in('choices', index).place(),
      'This choice does not answer exactly what the question settles.',
      `Give one answer to each of: ${settles.join(', ')}.`,
    );
  }
}

/** Whether the question that another comes after is before it, so there can be no cycle. Errors: `question-and-kind`. */
export function checkAfter(
  after: string,
  spot: Spot,
  names: { readonly has: (id: string) => boolean },
  { report }: AttributeLinking,
): void {
  if (names.has(after)) return;
  const message = `No question “${after}” comes before this one.`;
  report.error('question-and-kind', spot.in('after').place(), message, 'Name a question further up, or remove “after”.');
}

/** Whether each attribute is asked by one question. Errors: `unasked`, `asked-twice`. */
export function checkSettled(
  placed: readonly { readonly raw: AttributeFile; readonly spot: Spot }[],
  questions: readonly { readonly question: Question; readonly spot: Spot }[],
  { report }: AttributeLinking,
): void {
  const asked = new Map<string, Spot>();
  for (const { question, spot } of questions) {
    for (const [index, id] of question.settles.entries()) {
      const at = spot.in('settles', index);
      const first = asked.get(id);
      if (first === undefined) asked.set(id, at);
      else report.error('asked-twice', at.place(), `“${id}” is asked twice.`, 'Ask it in one question.', first.place());
    }
  }
  for (const { raw, spot } of placed) {
    if (asked.has(raw.id)) continue;
    report.error(
      'unasked',
      spot.in('id').place(),
      `No question asks for “${raw.id}”.`,
      'Add a question that settles it, or remove the attribute.',
    );
  }
}

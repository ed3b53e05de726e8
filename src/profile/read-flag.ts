import type { Answer } from '../domain/answers.js';
import type { Attribute } from '../domain/attribute.js';
import { bad, type Outcome } from './problem.js';
import { readAnswer } from './read-answer.js';

/**
 * One answer as it is written in a flag, in `--set` or in a cell: `6`, `yes`, `2:1@2027-07`, `one,two@2027-08`, `none`.
 * In a cell, a set's items are parted by `;`.
 */
export function readFlag(attribute: Attribute, text: string, separator: ',' | ';' = ','): Outcome<Answer> {
  const trimmed = text.trim();
  if (trimmed === '')
    return bad('wrong-type', `“${attribute.id}” was given without an answer.`, 'Write the answer after the name, or leave both out.');
  if (attribute.shape.kind === 'set') {
    if (trimmed === 'none') return readAnswer(attribute, []);
    return readAnswer(
      attribute,
      trimmed
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '')
        .map(dated),
    );
  }
  return readAnswer(attribute, dated(trimmed));
}

function dated(text: string): unknown {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : { value: text.slice(0, at), expected: text.slice(at + 1) };
}

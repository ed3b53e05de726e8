import type { Node } from '../../src/engine/model/conditions.js';

const bits = (mask: number): readonly number[] => [...Array(31).keys()].filter((bit) => mask & (1 << bit));
const isRun = (list: readonly number[]): boolean => (list.at(-1) ?? 0) - (list[0] ?? 0) === list.length - 1;

/** Rules that all engines can say: tests, all and any. */
export const sayable = (nodes: readonly Node[], row: number): boolean => {
  const node = nodes[row] as Node;
  if ('leaf' in node) return node.leaf.kind !== 'judged' && !(node.leaf.kind === 'mask' && node.leaf.met === 0);
  return (
    node.parts.length > 0 && (node.count === 1 || node.count === node.parts.length) && node.parts.every((part) => sayable(nodes, part))
  );
};

/** As somebody would write it by hand. */
export function byHand(nodes: readonly Node[], row: number): string {
  const node = nodes[row] as Node;
  if (!('leaf' in node))
    return `(${node.parts.map((part) => byHand(nodes, part)).join(node.count === node.parts.length ? ' && ' : ' || ')})`;
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  if (leaf.kind === 'number') return `(p.s${leaf.variable} >= ${leaf.lo} && p.s${leaf.variable} <= ${leaf.hi})`;
  const list = bits(leaf.met);
  if (list.length === 1) return `p.s${leaf.variable} === ${list[0]}`;
  return isRun(list)
    ? `(p.s${leaf.variable} >= ${list[0]} && p.s${leaf.variable} <= ${list.at(-1)})`
    : `(${list.map((bit) => `p.s${leaf.variable} === ${bit}`).join(' || ')})`;
}

// biome-ignore lint/suspicious/noExplicitAny: its own language
export function forJsonRules(nodes: readonly Node[], row: number): any {
  const node = nodes[row] as Node;
  if (!('leaf' in node)) return { [node.count === node.parts.length ? 'all' : 'any']: node.parts.map((part) => forJsonRules(nodes, part)) };
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  const fact = `s${leaf.variable}`;
  if (leaf.kind === 'mask') return { fact, operator: 'in', value: bits(leaf.met) };
  return {
    all: [
      { fact, operator: 'greaterThanInclusive', value: leaf.lo },
      { fact, operator: 'lessThanInclusive', value: leaf.hi },
    ],
  };
}

export function forPublicodes(nodes: readonly Node[], row: number): unknown {
  const node = nodes[row] as Node;
  if (!('leaf' in node))
    return {
      [node.count === node.parts.length ? 'toutes ces conditions' : 'une de ces conditions']: node.parts.map((part) =>
        forPublicodes(nodes, part),
      ),
    };
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  if (leaf.kind === 'number') return { 'toutes ces conditions': [`s${leaf.variable} >= ${leaf.lo}`, `s${leaf.variable} <= ${leaf.hi}`] };
  const list = bits(leaf.met);
  if (isRun(list)) return { 'toutes ces conditions': [`s${leaf.variable} >= ${list[0]}`, `s${leaf.variable} <= ${list.at(-1)}`] };
  return { 'une de ces conditions': list.map((bit) => `s${leaf.variable} = ${bit}`) };
}

/** An expression of the Zen engine. */
export function forZen(nodes: readonly Node[], row: number): string {
  return asText(nodes, row, { and: 'and', or: 'or', number: String, name: (variable) => `s${variable}` });
}

/** An expression of CEL, to which every number of JavaScript is a double. */
export function forCel(nodes: readonly Node[], row: number): string {
  return asText(nodes, row, { and: '&&', or: '||', number: (number) => number.toFixed(1), name: (variable) => `p.s${variable}` });
}

type Words = {
  readonly and: string;
  readonly or: string;
  readonly number: (number: number) => string;
  readonly name: (variable: number) => string;
};

function asText(nodes: readonly Node[], row: number, words: Words): string {
  const node = nodes[row] as Node;
  if (!('leaf' in node)) {
    const word = node.count === node.parts.length ? words.and : words.or;
    return `(${node.parts.map((part) => asText(nodes, part, words)).join(` ${word} `)})`;
  }
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  const name = words.name(leaf.variable);
  if (leaf.kind === 'mask') return `(${name} in [${bits(leaf.met).map(words.number).join(', ')}])`;
  return `(${name} >= ${words.number(leaf.lo)} ${words.and} ${name} <= ${words.number(leaf.hi)})`;
}

export function forJsonLogic(nodes: readonly Node[], row: number): object {
  const node = nodes[row] as Node;
  if (!('leaf' in node)) return { [node.count === node.parts.length ? 'and' : 'or']: node.parts.map((part) => forJsonLogic(nodes, part)) };
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  const value = { var: `s${leaf.variable}` };
  return leaf.kind === 'mask' ? { in: [value, bits(leaf.met)] } : { '<=': [leaf.lo, value, leaf.hi] };
}

import type { Block, Branch } from './document.js';
import { columns, hang, type Ink, wrap } from './ink.js';

type Tree = Extract<Block, { kind: 'tree' }>;

/** What stands before a branch that has others below it, before the last one, and before what hangs below each. */
const twigs = {
  unicode: { among: '├─ ', last: '└─ ', past: '│  ', after: '   ' },
  ascii: { among: '|- ', last: '`- ', past: '|  ', after: '   ' },
} as const;

/** Under so many columns beside the twigs, deeper branches are no longer set in. */
const leastRoom = 24;

/** A tree with twigs before its branches; the lines of a long branch keep to its place. */
export const drawTree = ({ title, root }: Tree, ink: Ink, width: number): readonly string[] => [
  ...wrap(ink.bold(title), width),
  ...wrap(ink.draw(root.text), width),
  ...drawBranches(root.branches, ink, width, ''),
];

function drawBranches(branches: readonly Branch[], ink: Ink, width: number, before: string): readonly string[] {
  const { among, last, past, after } = twigs[ink.glyphs];
  return branches.flatMap((branch, index) => {
    const ends = index === branches.length - 1;
    const below = before + (ends ? after : past);
    const [first = '', ...rest] = hang('', ink.draw(branch.text), Math.max(width - columns(below), 1));
    const inner = width - columns(below) - columns(past) < leastRoom ? before : below;
    return [
      before + (ends ? last : among) + first,
      ...rest.map((line) => below + line),
      ...drawBranches(branch.branches, ink, width, inner),
    ];
  });
}

import { holdsValues } from '../../domain/attribute.js';
import { unreachable } from '../../domain/failure.js';
import { type KnowledgeBase, type Route, routeKinds } from '../../domain/knowledge-base.js';
import { type Block, command, type Detail, type Document, list, paragraph, type Row, rows, section } from '../document.js';
import { type ListKind, listKinds, lookup } from '../lookup.js';
import { pageWords } from '../words/citations.js';
import { count, joinWith } from '../words/english.js';
import { bandAndPayWords } from '../words/pay.js';
import { wayKindTitles } from '../words/verdicts.js';
import { levelWords } from '../words/ways.js';

const kindTitles = {
  roles: 'Roles',
  routes: 'Routes',
  specialisms: 'Specialisms',
  qualifications: 'Qualifications',
  questions: 'Questions',
  sources: 'Sources',
} as const satisfies Record<ListKind, string>;

/** What the knowledge base holds: one kind with ids and titles, or, without a kind, how much there is of each. */
export function listDocument(kind: ListKind | null, base: KnowledgeBase): Document {
  if (kind === null) return overview(base);
  return { title: null, blocks: [...blocksOf(kind, base), paragraph(['To see one in full: ', command('hi-careers show ID')])] };
}

function overview(base: KnowledgeBase): Document {
  const numbers: Readonly<Record<ListKind, number>> = {
    roles: base.roles.length,
    routes: base.routes.length,
    specialisms: base.specialisms.length,
    qualifications: base.qualifications.length,
    questions: base.questions.length,
    sources: Object.keys(base.sources).length,
  };
  const items = listKinds.map((kind) => ({ text: [`${kindTitles[kind]} (${numbers[kind]}): `, command(`hi-careers list ${kind}`)] }));
  return { title: null, blocks: [section(base.title, [list(items)])] };
}

function blocksOf(kind: ListKind, base: KnowledgeBase): readonly Block[] {
  switch (kind) {
    case 'roles':
      return base.specialisms.flatMap(({ id, title }) =>
        group(
          title,
          base.roles
            .filter(({ specialism }) => specialism === id)
            .map((role) => called(row(role.id, role.title, role.band === undefined ? '' : bandAndPayWords(role.band, base)), role)),
        ),
      );
    case 'routes':
      return routeKinds.flatMap((one) =>
        group(
          wayKindTitles[one],
          base.routes.filter((route) => route.kind === one).map((route) => called(row(route.id, route.title, routeAside(route)), route)),
        ),
      );
    case 'specialisms':
      return group(
        kindTitles[kind],
        base.specialisms.map(({ id, title }) =>
          row(id, title, count(base.roles.filter(({ specialism }) => specialism === id).length, 'role')),
        ),
      );
    case 'qualifications':
      return group(
        kindTitles[kind],
        base.qualifications.map((one) => called(row(one.id, one.title, levelWords(one.level)), one)),
      );
    case 'questions':
      return base.topics.flatMap(({ id, title }) =>
        group(
          title,
          base.questions
            .filter(({ topic }) => topic === id)
            .map((question) => ({
              ...row(question.id, question.text, ''),
              more: question.settles.flatMap((one) => attributeLine(one, base)),
            })),
        ),
      );
    case 'sources':
      return group(
        kindTitles[kind],
        Object.values(base.sources).map((source) => ({
          ...row(source.id, `${source.title ?? source.publisher}. ${pageWords(source)}`, ''),
          more: source.url === null ? [] : [{ label: 'address', text: source.url }],
        })),
      );
    default:
      return unreachable(kind);
  }
}

const group = (title: string, all: readonly Row[]): readonly Block[] =>
  all.length === 0 ? [] : [section(`${title} (${all.length})`, [rows(all)])];

const row = (id: string, title: string, aside: string): Row => ({
  label: id,
  tone: 'neutral',
  text: aside === '' || title.toLowerCase().includes(aside) ? title : `${title}, ${aside}`,
});

/** With the other names that people use. */
const called = (of: Row, { otherTitles }: { readonly otherTitles: readonly string[] }): Row =>
  otherTitles.length === 0 ? of : { ...of, more: [{ label: 'also called', text: joinWith('or', otherTitles) }] };

const routeAside = ({ level, status }: Route): string =>
  [level === undefined ? '' : levelWords(level), routeMarks[status.value]].filter((part) => part !== '').join(', ');

const routeMarks = { open: '', uncertain: 'not sure it runs', closed: 'closed' } as const satisfies Record<
  Route['status']['value'],
  string
>;

/** An attribute with what may be said of it: for flags and profile files. */
function attributeLine(id: string, base: KnowledgeBase): readonly Detail[] {
  const attribute = lookup(base).attributes.get(id);
  if (attribute === undefined) return [];
  const { shape } = attribute;
  const values =
    shape.kind === 'yes-no'
      ? 'true or false'
      : shape.kind === 'number'
        ? `${shape.min} to ${shape.max}`
        : holdsValues(shape)
            .map((value) => value.id)
            .join(', ');
  return [{ label: attribute.id, text: values }];
}

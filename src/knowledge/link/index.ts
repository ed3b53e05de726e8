import type { Value } from '../../domain/attribute.js';
import { compareText, type Diagnostic } from '../../domain/diagnostic.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Contents, FileKind, KnowledgeFile, RouteFile } from '../files.js';
import type { FilesToLink, ParsedFile } from '../parse.js';
import { Report, Spot } from '../report.js';
import { linkMayExpect, linkTopics } from './attributes.js';
import { collectNames } from './collect-names.js';
import { Facts } from './conditions.js';
import { given, type Linking, linkDate } from './context.js';
import { linkContacts, linkInferences, linkPay, linkQualifications, linkRetired, linkSourceFiles } from './lists.js';
import { linkEntry, type PlacedRequirement } from './requirements.js';
import { linkRole, linkSpecialism } from './roles.js';
import { linkRoute } from './routes.js';
import { buildWays, byKindThenId, checkWays } from './ways.js';

export type Linked = { readonly base: KnowledgeBase | undefined; readonly diagnostics: readonly Diagnostic[] };

/**
 * The files as one knowledge base, every reference seen. The base is undefined where knowledge.yaml is not sound.
 * All that is wrong is said at once; what may only seem wrong because another file is broken is left for the next run.
 */
export function link(files: FilesToLink): Linked {
  const report = new Report();
  const names = collectNames(files, report);
  const of = <Kind extends FileKind>(kind: Kind): readonly ParsedFile[] => files.sound.filter((file) => file.kind === kind);
  const wholeTopics = ![...files.misshapen, ...files.broken].some(({ kind }) => kind === 'attributes');
  const topics = linkTopics(of('attributes'), { ...names, routeValues: (kinds) => routeValues(files, kinds) }, wholeTopics);
  const facts = new Facts();
  const linking: Linking = { ...names, attributes: topics.attributes, facts };
  for (const { name, value, spot } of entriesOf<'conditions'>(of('conditions'))) facts.add(name, value, spot);
  facts.linkAll(linking);

  const sets = new Map<string, readonly PlacedRequirement[]>();
  for (const { name, value, spot } of entriesOf<'entry-sets'>(of('entry-sets'))) sets.set(name, linkEntry(value, spot, linking));
  const specialisms = new Map(of('specialism').map((file) => [file.id, linkSpecialism(file, linking)]));
  const roles = of('role').map((file) => linkRole(file, specialisms, linking));
  const routes = of('route').map((file) => linkRoute(file, sets, linking));
  const attributes = [...topics.attributes.values()];
  const place = attributes.find((attribute) => attribute.place === true);
  const nations = place !== undefined && 'values' in place.shape ? place.shape.values.map(({ id }) => id) : [];
  const body = {
    nations,
    topics: topics.topics,
    attributes,
    questions: topics.questions.map((placed) => linkMayExpect(placed, linking)),
    inferences: linkInferences(of('inferences'), linking),
    specialisms: [...specialisms.values()].map(({ specialism }) => specialism).sort(byId),
    roles: roles.map(({ role }) => role).sort((a, b) => compareText(a.specialism, b.specialism) || byId(a, b)),
    routes: routes.map(({ route }) => route).sort(byKindThenId),
    qualifications: linkQualifications(of('qualifications'), linking),
    contacts: linkContacts(of('contacts'), place === undefined ? undefined : nations, linking),
    ...given('pay', linkPay(of('pay'), place === undefined ? undefined : nations, linking)),
    ...given('retired', linkRetired(of('retired'), linking)),
    sources: linkSourceFiles(of('sources'), linking),
  };
  const ways = buildWays(body);
  checkWays(ways, { roles, routes, sets, specialisms: [...specialisms.values()] }, report);
  // Where something is wrong, a name may only seem unused.
  if (files.misshapen.length + files.broken.length + report.all().length === 0) {
    linking.conditions.warnOfUnused();
    linking.entrySets.warnOfUnused();
  }
  const [knowledge] = of('knowledge');
  const base = knowledge && { ...linkKnowledge(knowledge, linking), ...body, ...ways };
  return { base, diagnostics: report.all() };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);

function linkKnowledge(file: ParsedFile, linking: Linking): Pick<KnowledgeBase, 'title' | 'version' | 'reviewed' | 'caveats'> {
  const { title, version, reviewed, caveats } = file.content.value as KnowledgeFile;
  return { title, version, reviewed: linkDate(reviewed, new Spot(file.content, ['reviewed']), linking), caveats };
}

/** The routes of some kinds as values; of a file whose shape is wrong the id is known, and stands for its title. */
function routeValues(files: FilesToLink, kinds: readonly string[]): readonly Value[] {
  const sound = files.sound
    .filter(({ kind }) => kind === 'route')
    .map((file) => ({ ...file, title: (file.content.value as RouteFile).title }));
  const other = [...files.misshapen, ...files.broken].filter(({ kind }) => kind === 'route').map((file) => ({ ...file, title: file.id }));
  return [...sound, ...other]
    .filter(({ folder }) => kinds.includes(folder))
    .map(({ id, title }) => ({ id, label: title }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** The entries of files that map names to something. */
function entriesOf<Kind extends 'conditions' | 'entry-sets'>(
  files: readonly ParsedFile[],
): readonly { readonly name: string; readonly value: Contents[Kind][string]; readonly spot: Spot }[] {
  return files.flatMap((file) =>
    Object.entries(file.content.value as Contents[Kind]).map(([name, value]) => ({
      name,
      value: value as Contents[Kind][string],
      spot: new Spot(file.content, [name]),
    })),
  );
}

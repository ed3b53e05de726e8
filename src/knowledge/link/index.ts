import { holdsValues, type Value } from '../../domain/attribute.js';
import { compareText, type Diagnostic } from '../../domain/diagnostic.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { FileKind, RoleFile, RouteFile } from '../files.js';
import type { FileIdentity } from '../folder-layout.js';
import { contentOf, type FilesToLink, type ParsedFile } from '../parse.js';
import { Report, Spot } from '../report.js';
import { linkQuestionConditions, linkTopics } from './attributes.js';
import { collectNames } from './collect-names.js';
import { Facts } from './conditions.js';
import { given, type Linking, linkDate, linkSources } from './context.js';
import { linkLevels } from './levels.js';
import { linkContacts, linkFirstAdvice, linkInferences, linkPay, linkRetired, linkSourceFiles } from './lists.js';
import { linkQualifications } from './qualifications.js';
import { linkEntry, type PlacedRequirement } from './requirements.js';
import { linkRole, linkSpecialism } from './roles.js';
import { linkRoute } from './routes.js';
import { buildWays, byKindThenId, checkWays, type SharedRequirements } from './ways.js';

export type Linked = { readonly base: KnowledgeBase | undefined; readonly diagnostics: readonly Diagnostic[] };

/**
 * The files as one knowledge base, every reference seen. The base is undefined if knowledge.yaml is not sound.
 * All that is wrong is said at once; what may only seem wrong because another file is broken is left for the next run.
 */
export function link(files: FilesToLink): Linked {
  const report = new Report();
  const names = collectNames(files, report);
  const of = <Kind extends FileKind>(kind: Kind): readonly ParsedFile[] => files.sound.filter((file) => file.kind === kind);
  const wholeTopics = ![...files.misshapen, ...files.broken].some(({ kind }) => kind === 'attributes');
  const topics = linkTopics(of('attributes'), { ...names, entryValues: (kinds) => entryValues(files, kinds) }, wholeTopics);
  const facts = new Facts();
  const linking: Linking = { ...names, attributes: topics.attributes, facts };
  for (const { name, value, spot } of entriesOf(of('conditions'), (file) => contentOf(file, 'conditions'))) facts.add(name, value, spot);
  facts.linkAll(linking);

  const sets = new Map<string, readonly PlacedRequirement[]>();
  for (const { name, value, spot } of entriesOf(of('entry-sets'), (file) => contentOf(file, 'entry-sets')))
    sets.set(name, linkEntry(value, spot, linking));
  const specialisms = new Map(of('specialism').map((file) => [file.id, linkSpecialism(file, linking)]));
  const roles = of('role').map((file) => linkRole(file, specialisms, linking));
  const routes = of('route').map((file) => linkRoute(file, sets, linking));
  const shared = linkSharedEntry(of('shared-entry'), linking);
  const attributes = [...topics.attributes.values()];
  const place = attributes.find((attribute) => attribute.place === true);
  const nations = place === undefined ? [] : holdsValues(place.shape).map(({ id }) => id);
  const body = {
    nations,
    topics: topics.topics,
    attributes,
    questions: topics.questions.map((placed) => linkQuestionConditions(placed, linking)),
    inferences: linkInferences(of('inferences'), linking),
    specialisms: [...specialisms.values()].map(({ specialism }) => specialism).sort(byId),
    roles: roles.map(({ role }) => role).sort((a, b) => compareText(a.specialism, b.specialism) || byId(a, b)),
    routes: routes.map(({ route }) => route).sort(byKindThenId),
    qualifications: linkQualifications(of('qualifications'), place === undefined ? undefined : nations, linking),
    contacts: linkContacts(of('contacts'), place === undefined ? undefined : nations, linking),
    ...given('pay', linkPay(of('pay'), place === undefined ? undefined : nations, linking)),
    sharedEntry: {
      jobs: shared.jobs.map(({ requirement }) => requirement),
      training: shared.training.map(({ requirement }) => requirement),
    },
    firstAdvice: linkFirstAdvice(of('first-advice'), linking),
    ...given(
      'levels',
      linkLevels(
        of('levels'),
        roles.map(({ role }) => role),
        linking,
      ),
    ),
    ...given('retired', linkRetired(of('retired'), linking)),
    sources: linkSourceFiles(of('sources'), linking),
  };
  const ways = buildWays(body);
  checkWays(ways, { roles, routes, sets, specialisms: [...specialisms.values()], shared }, report);
  // Where something is wrong, a name may only seem unused.
  if (files.misshapen.length + files.broken.length + report.all().length === 0) {
    linking.conditions.warnOfUnused();
    linking.entrySets.warnOfUnused();
  }
  const [knowledge] = of('knowledge');
  const base = knowledge && { ...linkKnowledge(knowledge, linking), ...body, ...ways };
  return { base, diagnostics: report.all() };
}

/** What every job and all paid training asks for, of all layers together. */
function linkSharedEntry(files: readonly ParsedFile[], linking: Linking): SharedRequirements {
  const list = (key: 'jobs' | 'training') =>
    files.flatMap((file) => linkEntry(contentOf(file, 'shared-entry')[key], new Spot(file.content, [key]), linking));
  return { jobs: list('jobs'), training: list('training') };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);

function linkKnowledge(
  file: ParsedFile,
  linking: Linking,
): Pick<KnowledgeBase, 'title' | 'version' | 'reviewed' | 'caveats' | 'usualIntakes' | 'recruitment'> {
  const { title, version, reviewed, caveats, 'usual-intakes': usualIntakes, recruitment } = contentOf(file, 'knowledge');
  const day = linkDate(reviewed, new Spot(file.content, ['reviewed']), linking);
  const hiring = recruitment && {
    ...recruitment,
    sources: linkSources(recruitment.sources, new Spot(file.content, ['recruitment', 'sources']), linking),
  };
  return { title, version, reviewed: day, caveats, ...given('usualIntakes', usualIntakes), ...given('recruitment', hiring) };
}

/** The routes of some kinds, and for `role` the roles, as values; of a file whose shape is wrong the id is known, and is used as its title. */
function entryValues(files: FilesToLink, kinds: readonly string[]): readonly Value[] {
  const isMeant = ({ kind, folder }: FileIdentity): boolean =>
    kind === 'role' ? kinds.includes(kind) : kind === 'route' && kinds.includes(folder);
  const sound = files.sound
    .filter(isMeant)
    .map((file) => asValue(file, file.kind === 'role' ? contentOf(file, 'role') : contentOf(file, 'route')));
  const other = [...files.misshapen, ...files.broken].filter(isMeant).map(({ id }) => ({ id, label: id }));
  return [...sound, ...other].sort((a, b) => compareText(a.id, b.id));
}

/** Other titles of a role are what people call the post. */
function asValue({ id, kind }: FileIdentity, { title, 'other-titles': also = [] }: RouteFile | RoleFile): Value {
  return { id, label: title, ...(kind === 'role' && also.length > 0 ? { also } : {}) };
}

/** The entries of files that map names to something. */
function entriesOf<Value>(files: readonly ParsedFile[], mapOf: (file: ParsedFile) => Readonly<Record<string, Value>>) {
  return files.flatMap((file) =>
    Object.entries(mapOf(file)).map(([name, value]) => ({ name, value, spot: new Spot(file.content, [name]) })),
  );
}

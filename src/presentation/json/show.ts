import { unreachable } from '../../domain/failure.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase, Qualification } from '../../domain/knowledge-base.js';
import type { Entry } from '../lookup.js';
import { attributeFacts, attributeJson, disputedJson, headJson, headOf, type JsonObject, sourcedJson, sourcesJson } from './parts.js';
import { gainsJson, roleJson, routeJson } from './role.js';

/** `hi-careers.show/1`: one thing in full, with its sources. */
export const showJson = (shown: Entry, base: KnowledgeBase, asOf: IsoDate): JsonObject => ({
  ...headJson('hi-careers.show/1', headOf(base, asOf)),
  item: itemJson(shown, base),
});

function itemJson(shown: Entry, base: KnowledgeBase): JsonObject {
  const { kind, item } = shown;
  switch (kind) {
    case 'role':
      return roleJson(item, base);
    case 'route':
      return routeJson(item, base);
    case 'specialism':
      return {
        id: item.id,
        kind,
        title: item.title,
        otherTitles: item.otherTitles,
        summary: item.summary,
        roles: base.roles.filter(({ specialism }) => specialism === item.id).map(({ id, title }) => ({ id, title })),
        notes: item.notes.map((one) => sourcedJson(one, base)),
        disputed: disputedJson(item.disputed, base),
        sources: sourcesJson(item.sources, base),
      };
    case 'qualification':
      return qualificationJson(item, base);
    case 'attribute':
      return { id: item.id, kind, title: item.label, topic: item.topic, help: item.help, ...attributeFacts(item), sources: [] };
    case 'question':
      return {
        id: item.id,
        kind,
        title: item.text,
        topic: item.topic,
        hint: item.hint ?? null,
        why: item.why,
        notSure: item.notSure,
        form: item.form,
        attributes: item.settles.map((id) => attributeJson(id, base)),
        sources: [],
      };
    case 'source':
      return { ...sourceJson(item.id, base), kind, note: item.note ?? null, sources: sourcesJson([item.id], base) };
    default:
      return unreachable(shown);
  }
}

const sourceJson = (id: string, base: KnowledgeBase): JsonObject => {
  const source = base.sources[id];
  if (source === undefined) return { id };
  const { title, publisher, url, dated, read, weight } = source;
  return { id, title: title ?? publisher, publisher, url, dated, read, weight };
};

const qualificationJson = (item: Qualification, base: KnowledgeBase): JsonObject => ({
  id: item.id,
  kind: 'qualification',
  title: item.title,
  otherTitles: item.otherTitles,
  level: item.level,
  gives: gainsJson(item.gives),
  kindOfAward: item.kind ?? null,
  subjects: (item.subjects ?? []).map(({ title, also, gives }) => ({ title, also: also ?? [], gives: gainsJson(gives) })),
  tables: (item.tables ?? []).map(({ title, nations, from, until, grades, note, sources }) => ({
    title,
    nations: nations ?? null,
    from: from ?? null,
    until: until ?? null,
    grades: grades.map((row) => ({
      grades: row.grades,
      gives: gainsJson(row.gives),
      subject: row.subject === true,
      least: row.least === true,
      note: row.note ?? null,
    })),
    note: note ?? null,
    sources: sourcesJson(sources, base),
  })),
  caution: item.caution ?? null,
  sources: sourcesJson(item.sources, base),
});

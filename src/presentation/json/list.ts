import { unreachable } from '../../domain/failure.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type ListKind, listKinds } from '../lookup.js';
import { attributeJson, headJson, headOf, type JsonObject } from './parts.js';

/** `hi-careers.list/1`: every kind, or one of them. */
export const listJson = (kind: ListKind | null, base: KnowledgeBase, asOf: IsoDate): JsonObject => ({
  ...headJson('hi-careers.list/1', headOf(base, asOf)),
  items: (kind === null ? listKinds : [kind]).flatMap((one) => itemsOf(one, base)),
});

function itemsOf(kind: ListKind, base: KnowledgeBase): readonly JsonObject[] {
  switch (kind) {
    case 'roles':
      return base.roles.map(({ id, title, otherTitles, specialism, seniority, band }) => ({
        id,
        kind: 'role',
        title,
        otherTitles,
        specialism,
        seniority,
        band: band === undefined ? null : { from: band.from, to: band.to },
      }));
    case 'routes':
      return base.routes.map(({ id, title, otherTitles, kind: routeKind, level, status }) => ({
        id,
        kind: 'route',
        title,
        otherTitles,
        routeKind,
        level: level ?? null,
        status: status.value,
      }));
    case 'specialisms':
      return base.specialisms.map(({ id, title, otherTitles }) => ({ id, kind: 'specialism', title, otherTitles }));
    case 'qualifications':
      return base.qualifications.map(({ id, title, otherTitles, level }) => ({ id, kind: 'qualification', title, otherTitles, level }));
    case 'questions':
      return base.questions.map(({ id, text, topic, settles }) => ({
        id,
        kind: 'question',
        title: text,
        topic,
        attributes: settles.map((one) => attributeJson(one, base)),
      }));
    case 'sources':
      return Object.values(base.sources).map(({ id, title, publisher, url, dated, read, weight }) => ({
        id,
        kind: 'source',
        title: title ?? publisher,
        publisher,
        url,
        dated,
        read,
        weight,
      }));
    default:
      return unreachable(kind);
  }
}

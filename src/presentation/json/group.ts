import type { GroupCounts, GroupSummary, GroupTarget } from '../../domain/group.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { lookup, titleOf } from '../lookup.js';
import { changeJson, headJson, type JsonObject } from './parts.js';

/** `hi-careers.group/2`. A number that is folded is null; it is not 0. */
export const groupJson = (group: GroupSummary, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.group/2', group),
  people: group.people,
  setAside: group.setAside,
  fewest: group.fewest,
  roles: group.roles.map(targetJson),
  moreRoles: group.moreRoles,
  routes: group.routes.map(targetJson),
  moreRoutes: group.moreRoutes,
  gaps: group.gaps.map(({ change, people, opens, more }) => ({
    change: changeJson(change),
    people,
    opens: opens.map((one) => ({ id: one.id, title: titleOf(lookup(base), one.id), people: one.people })),
    more,
  })),
  moreGaps: group.moreGaps,
  gapsFrom: group.gapsFrom,
});

const targetJson = ({ id, kind, title, training, study, ...counts }: GroupTarget): JsonObject => ({
  id,
  kind,
  title,
  ...countsJson(counts),
  training: training && countsJson(training),
  study: study && countsJson(study),
});

const countsJson = ({ open, possible, unknown, shut }: GroupCounts): JsonObject => ({ open, possible, unknown, shut });

/** A checked string. Only `knowledge/link` makes ids, because there the named entry is known to exist. */
export type Id<Of extends string> = string & { readonly __of: Of };

export type AttributeId = Id<'attribute'>;
export type QuestionId = Id<'question'>;
export type SpecialismId = Id<'specialism'>;
export type RoleId = Id<'role'>;
export type RouteId = Id<'route'>;
export type FirstAdviceId = Id<'first-advice'>;
export type SourceId = Id<'source'>;
/** `direct:ROLE`, `from:ROLE`, or the id of a route. Unique within one role. */
export type WayId = Id<'way'>;
/** Unique within one way in. */
export type RequirementId = Id<'requirement'>;

/** A text as an id of a kind: for those who have seen that the entry exists, or who make the entry. */
export const toId = <Kind extends string>(text: string): Kind => text as Kind;

/** A month, `2027-08`. Compares as text. */
export type YearMonth = string & { readonly __of: 'year-month' };
/** A day, `2026-11-24`. Compares as text. */
export type IsoDate = string & { readonly __of: 'iso-date' };

import type { Use } from '../domain/attribute.js';

/** What the YAML files say, once the schemas have passed them: keys as written, references still plain text. */

export type KnowledgeFile = {
  readonly title: string;
  readonly version: string;
  readonly reviewed: string;
  readonly caveats: readonly string[];
  readonly 'usual-intakes'?: readonly number[];
  readonly recruitment?: { readonly months: number; readonly sources: readonly string[] };
};

export type TestFile =
  | boolean
  | string
  | number
  | {
      readonly 'at-least'?: string | number;
      readonly 'at-most'?: string | number;
      readonly 'one-of'?: readonly (string | number)[];
      readonly includes?: string;
      readonly empty?: true;
      readonly some?: true;
      readonly 'upper-limit'?: true;
    };

/** One key: one of these, or an attribute with a `TestFile`. */
export type ConditionFile = {
  readonly all?: readonly ConditionFile[];
  readonly any?: readonly ConditionFile[];
  readonly 'at-least'?: { readonly count: number; readonly of: readonly ConditionFile[] };
  readonly not?: ConditionFile;
  readonly judged?: string;
  readonly experience?: ExperienceFile;
  readonly fact?: string;
  readonly [attribute: string]: unknown;
};

/** Experience without an amount, in any of these attributes, and what usually counts. */
export type ExperienceFile = { readonly in: readonly string[]; readonly usually: string };

export type SourcedFile = { readonly text: string; readonly sources: readonly string[] };
export type DisagreementFile = { readonly says: string; readonly sources: readonly string[]; readonly why?: string };

export type RequirementFile = {
  readonly id: string;
  readonly text: string;
  readonly strength: 'must' | 'usually' | 'varies' | 'helps' | 'accept';
  readonly fixed?: true;
  readonly when?: ConditionFile;
  readonly sources: readonly string[];
  readonly basis?: 'our-reading' | { readonly adverts: { readonly read: number; readonly asking: number } };
  readonly wording?: string;
  readonly from?: string;
  readonly until?: string;
  readonly 'review-by'?: string;
  readonly disputed?: readonly DisagreementFile[];
  readonly note?: string;
};

export type ValueFile = {
  readonly id: string;
  readonly label: string;
  readonly also?: readonly string[];
  readonly 'outside-order'?: true;
};

export type AttributeFile = {
  readonly id: string;
  readonly label: string;
  readonly also?: readonly string[];
  readonly kind: 'yes-no' | 'number' | 'choice' | 'ordered' | 'set';
  readonly help: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly ValueFile[];
  readonly 'values-from'?: readonly string[];
  readonly 'values-from-attribute'?: string;
  readonly most?: number;
  readonly expectable?: true;
  readonly wish?: true;
  readonly fit?: 'likes' | 'dislikes';
  readonly plans?: 'earning' | 'full-time' | 'months';
  readonly place?: true;
  readonly ends?: true;
  readonly 'usual-end'?: number;
  readonly 'usual-end-after'?: readonly string[];
  readonly 'full-time'?: true;
  readonly past?: true;
  readonly general?: true;
  readonly use?: Use;
  readonly 'ages-after-months'?: number;
  readonly common?: {
    readonly shares: Readonly<Record<string, number>>;
    readonly basis: 'sourced' | 'our-guess';
    readonly sources?: readonly string[];
  };
};

export type QuestionFile = {
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
  readonly why: string;
  readonly 'not-sure': string;
  readonly form?: 'one' | 'tick' | 'months' | 'pick';
  readonly settles: readonly string[];
  readonly gate?: string;
  readonly choices?: readonly { readonly label: string; readonly answers: Readonly<Record<string, boolean>> }[];
  readonly after?: string;
  readonly early?: ConditionFile;
  readonly 'may-expect'?: { readonly when: ConditionFile; readonly text: string };
  readonly 'on-request'?: true;
};

export type TopicFile = {
  readonly topic: { readonly title: string; readonly place: number };
  readonly attributes: readonly AttributeFile[];
  readonly questions: readonly QuestionFile[];
};

export type SpecialismFile = {
  readonly id: string;
  readonly replaces?: true;
  readonly title: string;
  readonly 'other-titles'?: readonly string[];
  readonly summary: string;
  readonly entry?: readonly RequirementFile[];
  readonly notes?: readonly SourcedFile[];
  readonly disputed?: readonly DisagreementFile[];
  readonly sources: readonly string[];
};

export type ProgressionFile = {
  readonly role: string;
  readonly 'after-months'?: number;
  readonly basis: 'stated' | 'inferred';
  readonly note?: string;
  readonly sources: readonly string[];
};

export type RoleFile = {
  readonly id: string;
  readonly replaces?: true;
  readonly title: string;
  readonly 'other-titles'?: readonly string[];
  readonly specialism: string;
  readonly summary: string;
  readonly seniority: 'entry' | 'trainee' | 'practitioner' | 'senior' | 'manager' | 'leader' | 'executive';
  readonly evidence: 'strong' | 'moderate' | 'weak';
  readonly band?: {
    readonly from: string;
    readonly to: string;
    readonly likely?: true;
    readonly basis: string;
    readonly sources: readonly string[];
  };
  readonly 'framework-levels'?: readonly {
    readonly framework: 'fedip' | 'hicf' | 'ddat';
    readonly level: string;
    readonly note?: string;
    readonly sources: readonly string[];
  }[];
  readonly activities: Readonly<Record<string, number>>;
  readonly gives: readonly string[];
  readonly field?: readonly string[];
  readonly inherits?: true;
  readonly entry?: readonly RequirementFile[];
  readonly 'open-entry'?: SourcedFile;
  readonly 'leads-to'?: readonly ProgressionFile[];
  readonly bodies?: readonly SourcedFile[];
  readonly notes?: readonly SourcedFile[];
  readonly disputed?: readonly DisagreementFile[];
  readonly sources: readonly string[];
};

export type GainsFile = Readonly<Record<string, boolean | number | string | readonly string[]>>;

export type WindowFile = {
  readonly opens: string;
  readonly closes?: string;
  readonly starts?: string;
  readonly yearly?: true;
  readonly basis: 'stated' | 'undated';
  readonly sources: readonly string[];
};

export type SharedEntryFile = { readonly jobs?: readonly RequirementFile[]; readonly training?: readonly RequirementFile[] };

export type FirstAdviceFile = {
  readonly id: string;
  readonly when?: ConditionFile;
  readonly coming?: true;
  readonly unless?: ConditionFile;
  readonly what: string;
  readonly why: string;
  readonly where?: { readonly name: string; readonly url: string };
  readonly ask?: string;
  readonly window?: WindowFile;
  readonly gives?: GainsFile;
  readonly routes?: readonly string[];
  readonly brings?: true;
  readonly weight: number;
  readonly sources: readonly string[];
};

export type LevelsFile = {
  readonly attribute: string;
  readonly 'chosen-by'?: string;
  readonly qualification?: string;
  readonly employee?: string;
  readonly 'any-field'?: string;
  readonly seniorities: Readonly<Record<string, string>>;
  readonly 'months-in-post': number;
  readonly 'months-at-level': number;
  readonly people: readonly { readonly level: string; readonly when: ConditionFile; readonly because: string }[];
};

export type RouteFile = {
  readonly id: string;
  readonly replaces?: true;
  readonly title: string;
  readonly 'other-titles'?: readonly string[];
  readonly summary: string;
  readonly level?: string;
  readonly status: {
    readonly value: 'open' | 'uncertain' | 'closed';
    readonly since?: string;
    readonly note?: string;
    readonly sources: readonly string[];
  };
  readonly nations: { readonly values: readonly string[]; readonly sources?: readonly string[] };
  readonly 'entry-from'?: readonly string[];
  readonly entry?: readonly RequirementFile[];
  readonly 'trains-for'?: readonly {
    readonly role: string;
    readonly basis: 'stated' | 'our-reading';
    readonly sources: readonly string[];
  }[];
  readonly gives?: GainsFile;
  readonly duration?: { readonly from: number; readonly to: number; readonly note?: string; readonly sources: readonly string[] };
  readonly earn?: 'paid' | 'unpaid' | 'either';
  readonly pay?: SourcedFile;
  readonly cost?: SourcedFile & { readonly pounds?: { readonly from: number; readonly to: number } };
  readonly apply?: {
    readonly where: string;
    readonly url?: string;
    readonly when?: string;
    readonly windows?: readonly WindowFile[];
    readonly intakes?: readonly number[];
    readonly sources: readonly string[];
  };
  readonly scarce?: SourcedFile;
  readonly modules?: readonly { readonly title: string; readonly items: readonly string[]; readonly sources: readonly string[] }[];
  readonly stages?: readonly SourcedFile[];
  readonly competition?: readonly SourcedFile[];
  readonly after?: readonly SourcedFile[];
  readonly notes?: readonly SourcedFile[];
  readonly disputed?: readonly DisagreementFile[];
  readonly sources: readonly string[];
};

export type InferenceFile = { readonly when: ConditionFile; readonly then: readonly ConditionFile[] };

export type QualificationFile = {
  readonly id: string;
  readonly title: string;
  readonly 'other-titles'?: readonly string[];
  readonly level: string;
  readonly gives: GainsFile;
  readonly 'found-by'?: readonly string[];
  readonly 'subject-in'?: string;
  readonly kind?: string;
  readonly subjects?: readonly { readonly title: string; readonly also?: readonly string[]; readonly gives: GainsFile }[];
  readonly tables?: readonly GradeTableFile[];
  readonly caution?: string;
  readonly sources: readonly string[];
};

export type GradeTableFile = {
  readonly title: string;
  readonly nations?: readonly string[];
  readonly from?: number;
  readonly until?: number;
  readonly grades: readonly {
    readonly grades: readonly string[];
    readonly gives?: GainsFile;
    readonly subject?: true;
    readonly least?: true;
    readonly note?: string;
  }[];
  readonly note?: string;
  readonly sources: readonly string[];
};

export type ContactFile = {
  readonly nation: string;
  readonly for: string;
  readonly name: string;
  readonly what: string;
  readonly url: string;
  readonly phone?: string;
  readonly ask?: string;
  readonly staff?: string;
  readonly sources: readonly string[];
};

export type PayFile = {
  readonly tables: readonly {
    readonly year: string;
    readonly nation: string;
    readonly standing: 'official' | 'second-hand';
    readonly note?: string;
    readonly hours?: number;
    readonly bands: Readonly<
      Record<string, { readonly entry: number; readonly intermediate?: number; readonly top: number; readonly sources: readonly string[] }>
    >;
  }[];
  readonly warning: SourcedFile;
  readonly notes?: readonly SourcedFile[];
};

export type SourceFile = {
  readonly title?: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly dated: string | null;
  readonly read: string;
  readonly 'next-expected'?: string;
  readonly weight: 'official' | 'good' | 'moderate' | 'weak';
  readonly note?: string;
  readonly replaces?: true;
};

export type RetiredFile = { readonly on: string; readonly 'replaced-by': string; readonly note?: string };

/** Each kind of file, and what one of them holds. */
export type Contents = {
  readonly knowledge: KnowledgeFile;
  readonly attributes: TopicFile;
  readonly inferences: readonly InferenceFile[];
  readonly conditions: Readonly<Record<string, ConditionFile>>;
  readonly 'entry-sets': Readonly<Record<string, readonly RequirementFile[]>>;
  readonly 'shared-entry': SharedEntryFile;
  readonly 'first-advice': readonly FirstAdviceFile[];
  readonly levels: LevelsFile;
  readonly qualifications: readonly QualificationFile[];
  readonly contacts: readonly ContactFile[];
  readonly pay: PayFile;
  readonly retired: Readonly<Record<string, RetiredFile>>;
  readonly sources: Readonly<Record<string, SourceFile>>;
  readonly specialism: SpecialismFile;
  readonly role: RoleFile;
  readonly route: RouteFile;
};
export type FileKind = keyof Contents;

import type { TerritoryLevel, UnitKind } from '@shaodao/directory';
import type { Sentence } from '@shaodao/platform';

/** How one text is made out of a row. Every form gives a text; empty means "unknown". */
export type Rule =
  ColumnRule | ConstantRule | FirstRule | JoinRule | TemplateRule | LookupRule | CodeRule;

/** The column's text, without blanks around it. */
export interface ColumnRule {
  readonly column: string;
}
export interface ConstantRule {
  readonly constant: string;
}
/** The first rule that gives a text. */
export interface FirstRule {
  readonly first: readonly Rule[];
}
/** The texts that are there, with `with` between them. */
export interface JoinRule {
  readonly join: readonly Rule[];
  readonly with: string;
}
/** `{column}` stands for the column's text; empty where one of the columns is empty. */
export interface TemplateRule {
  readonly template: string;
}
/** The table's entry for a text. An unlisted text is a reject unless `otherwise` is given. */
export interface LookupRule {
  readonly lookup: Rule;
  readonly table: Readonly<Record<string, string>>;
  readonly otherwise?: string;
}
/** Identifier made of the texts' letters and digits, joined by dots below the prefix. */
export interface CodeRule {
  readonly code: readonly Rule[];
  readonly prefix?: string;
}

/** One level of a tree, root first; the first level without a code ends the branch. */
export interface Level {
  readonly code: Rule;
  readonly name: Rule;
  /** Chinese name, where there is one; else `name` serves both. */
  readonly nameZh?: Rule;
}

/** How far a record has come, in the order of an issue's life. */
export const PROGRESS = [
  'reported',
  'accepted',
  'dispatched',
  'signed',
  'handled',
  'closed',
] as const;
export type Progress = (typeof PROGRESS)[number];

/** Two moments of a record by their names in `times`, or `due`. */
export interface TimeOrder {
  readonly time: string;
  readonly than: string;
}

export type Check =
  | { readonly required: readonly string[] }
  | { readonly notBefore: TimeOrder }
  | { readonly after: TimeOrder }
  | {
      readonly range: { readonly column: string; readonly from: number; readonly to: number };
    };

/** A city's records as data: which column feeds which field. See `mapping.schema.json`. */
export interface Mapping {
  /** Name of the source system: part of every identifier made from its records. */
  readonly source: string;
  readonly name: Sentence;
  readonly csv?: { readonly delimiter?: string; readonly encoding?: string };
  /** Column with the record's own number in the source. */
  readonly record: string;
  /** Column that `--origin` compares. */
  readonly filter?: string;
  readonly times: {
    /** IANA zone of wall-clock times without offset. */
    readonly zone: string;
    readonly format: string;
    readonly opened: Rule;
    readonly accepted?: Rule;
    readonly dispatched?: Rule;
    readonly signed?: Rule;
    readonly handled?: Rule;
    readonly closed: Rule;
  };
  readonly progress: Rule;
  /** Governance mechanism the issues run under. */
  readonly profile: string;
  readonly report: {
    readonly channel: Rule;
    readonly kind: Rule;
    readonly title: Rule;
    readonly description?: Rule;
    readonly address?: Rule;
    readonly latitude?: Rule;
    readonly longitude?: Rule;
  };
  readonly urgency: Rule;
  readonly territory: readonly (Level & { readonly level: TerritoryLevel })[];
  readonly category: readonly Level[];
  readonly unit: readonly (Level & { readonly kind: UnitKind })[];
  readonly deadline: {
    readonly at: Rule;
    /** Limit in days of 24 hours from the opening, where `at` gives no time. */
    readonly days: Rule;
  };
  readonly handling: { readonly outcome: Rule; readonly result: Rule };
  readonly checks: readonly Check[];
}

import type { FactValue } from '../facts/fact.js';

/** What a table knows beside the facts: the moment it is asked for, and the period it counts. */
export type TableTerm = 'asOf' | 'periodStart' | 'periodEnd' | 'periodKind';

/** What a field is compared with: a constant, another field, or a term of the table. */
export type Operand = FactValue | { readonly field: string } | { readonly term: TableTerm };

export const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
export type Comparison = (typeof COMPARISONS)[number];

type Compared<C extends Comparison> = Readonly<Record<C, readonly [field: string, with_: Operand]>>;

/**
 * Which facts count, as data. A comparison with something that is not there is false, whichever way
 * it goes; `isNull` asks for that.
 */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly in: readonly [field: string, values: readonly FactValue[]] }
  | { readonly isNull: string }
  | { readonly isSet: string }
  | { readonly isTrue: string }
  | { readonly isFalse: string }
  | Compared<'eq'>
  | Compared<'ne'>
  | Compared<'lt'>
  | Compared<'le'>
  | Compared<'gt'>
  | Compared<'ge'>;

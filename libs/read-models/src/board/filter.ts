import type { Phase } from '@shaodao/issue';
import { isOpenPhase } from './state.js';

/** Which issues of the board are wanted; absent fields do not restrict. */
export interface BoardFilter {
  /** Only matters in which something is still to be done. */
  readonly open?: boolean;
  readonly phases?: readonly Phase[];
  /** Territory codes, with all below them already listed. */
  readonly territories?: readonly string[];
  /** Unit that leads the handling. */
  readonly leadUnit?: string;
  readonly category?: string;
  /** Limit passed and not handled yet. */
  readonly overdue?: boolean;
  /** Words of title or description, Chinese from two characters up. */
  readonly text?: string;
  /** Reported at or after, ISO 8601. */
  readonly reportedFrom?: string;
  /** Reported before, ISO 8601. */
  readonly reportedTo?: string;
}

/** What the caller may see at all. */
export type BoardScope =
  | { readonly all: true }
  /** Territory codes, with all below them already listed. */
  | { readonly territories: readonly string[] }
  /** Issues these units were ever involved in, save those that accuse one of them. */
  | { readonly units: readonly string[] }
  /** Issues this person reported. */
  | { readonly reporter: string };

/** Conditions over `board_issues b join board_reports r`, with their numbered parameters. */
export class Conditions {
  readonly params: unknown[] = [];
  private readonly parts: string[] = [];

  /** Adds a condition written with `?` for its one parameter. */
  add(condition: string, value: unknown): this {
    this.params.push(value);
    this.parts.push(condition.replaceAll('?', `$${String(this.params.length)}`));
    return this;
  }

  /** The column has one of the values. A single one is compared plainly: an index then also sorts. */
  oneOf(column: string, values: readonly string[]): this {
    return values.length === 1
      ? this.add(`${column} = ?`, values[0])
      : this.add(`${column} = any(?)`, values);
  }

  fixed(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  /** Text after `where`. */
  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join('\n  and ');
  }
}

/**
 * The conditions of a filter under a scope.
 * @param searchTokens of the vault, so that the words of a search need not be known to the database
 */
export function conditionsOf(
  filter: BoardFilter,
  scope: BoardScope,
  searchTokens: (text: string) => readonly number[],
): Conditions {
  const where = new Conditions();
  addScope(where, scope);
  const onlyOpen =
    filter.open === true || filter.overdue === true || filter.phases?.every(isOpenPhase) === true;
  // Said even where the phases imply it: the indexes of the queues cover open issues only.
  if (onlyOpen) where.fixed('b.open');
  if (filter.open === false) where.fixed('not b.open');
  if (filter.phases !== undefined) where.oneOf('b.phase', filter.phases);
  if (filter.territories !== undefined) where.oneOf('b.territory', filter.territories);
  if (filter.leadUnit !== undefined) where.add('b.lead_unit = ?', filter.leadUnit);
  if (filter.category !== undefined) where.add('b.category = ?', filter.category);
  if (filter.overdue === true) where.fixed('b.due_at < now()').fixed('b.handled_at is null');
  if (filter.reportedFrom !== undefined) where.add('b.reported_at >= ?', filter.reportedFrom);
  if (filter.reportedTo !== undefined) where.add('b.reported_at < ?', filter.reportedTo);
  if (filter.text !== undefined) addText(where, searchTokens(filter.text));
  return where;
}

function addScope(where: Conditions, scope: BoardScope): void {
  if ('all' in scope) return;
  if ('territories' in scope) {
    where.oneOf('b.territory', scope.territories);
  } else if ('reporter' in scope) {
    where.add('r.reporter = ?', scope.reporter);
  } else {
    where.add(
      `exists (select from board_units u where u.issue = b.issue and u.unit = any(?))`,
      scope.units,
    );
    where.add('(r.accused_unit is null or r.accused_unit <> all(?))', scope.units);
  }
}

function addText(where: Conditions, tokens: readonly number[]): void {
  // A text too short to have pieces finds nothing, rather than everything.
  if (tokens.length === 0) where.fixed('false');
  else where.add('r.tokens @> ?::integer[]', tokens);
}

import type { Phase } from '@shaodao/issue';
import { notHidden, type BoardScope } from './scope.js';
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
  /** What a supervisor looks at: under a measure, or not handled and due before this instant. */
  readonly pressingBefore?: string;
  /** Words of title or description, Chinese from two characters up. */
  readonly text?: string;
  /** Reported at or after, ISO 8601. */
  readonly reportedFrom?: string;
  /** Reported before, ISO 8601. */
  readonly reportedTo?: string;
}

/** The text of a search has no piece that anything could be found by. */
export class SearchTooShort extends Error {
  override readonly name = 'SearchTooShort';
  constructor() {
    super('The text of the search is too short');
  }
}

/** What a condition needs to know beside the rows `b` and `r`: the board of now, or of a moment. */
export interface BoardGround {
  /** Parameters that stand before those of the conditions. */
  readonly params: readonly unknown[];
  /** A unit of `?units` is involved. */
  readonly involved: string;
  /** The limit is over. */
  readonly late: string;
  /** What `late` names. */
  readonly lateValues: Readonly<Record<string, unknown>>;
}

/** The board as it is. */
export const LIVE_BOARD: BoardGround = {
  params: [],
  involved: `exists (select from board_units u where u.issue = b.issue and u.unit = any(?units))`,
  late: 'b.due_at < now()',
  lateValues: {},
};

/** Conditions over a table of board rows `b` and `board_reports r`, with their numbered parameters. */
export class Conditions {
  readonly params: unknown[];
  private readonly parts: string[] = [];
  private readonly shares: string[] = [];
  private everything = true;

  constructor(private readonly ground: BoardGround = LIVE_BOARD) {
    this.params = [...ground.params];
  }

  /** Adds a condition written with `?name` for each of its parameters. */
  add(condition: string, values: Readonly<Record<string, unknown>>): this {
    this.parts.push(this.numbered(condition, values));
    return this;
  }

  /** The column has one of the values. A single one is compared plainly: an index then also sorts. */
  oneOf(column: string, values: readonly string[]): this {
    this.parts.push(this.anyOf(column, values));
    return this;
  }

  fixed(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  /** Only issues in one of the shares of the scope, and none that is hidden. */
  within({ all, territories = [], units = [], person, hiddenFrom }: BoardScope): this {
    this.everything = all === true;
    if (!this.everything) {
      if (territories.length > 0) this.shares.push(this.anyOf('b.territory', territories));
      if (units.length > 0) this.shares.push(this.numbered(this.ground.involved, { units }));
      if (person !== undefined) this.shares.push(this.numbered(OWN, { person }));
    }
    if (hiddenFrom === undefined) return this;
    return this.add(notHidden('b.issue'), { ...hiddenFrom });
  }

  /** Text after `where`, once for each share of the scope: together they find what is seen. */
  get branches(): readonly [string, ...string[]] {
    const [first, ...others] = this.everything ? ['true'] : this.shares;
    const branch = (share: string): string => [share, ...this.parts].join('\n  and ');
    return [branch(first ?? 'false'), ...others.map(branch)];
  }

  /** The same in one: text after `where` that lets through what lies in any share of the scope. */
  get together(): string {
    const shares = this.everything ? 'true' : this.shares.join(' or ');
    return [`(${shares === '' ? 'false' : shares})`, ...this.parts].join('\n  and ');
  }

  /** The limit is over. */
  late(): this {
    return this.add(this.ground.late, this.ground.lateValues);
  }

  private anyOf(column: string, values: readonly string[]): string {
    return values.length === 1
      ? this.numbered(`${column} = ?value`, { value: values[0] })
      : this.numbered(`${column} = any(?values)`, { values });
  }

  private numbered(condition: string, values: Readonly<Record<string, unknown>>): string {
    return Object.entries(values).reduce((text, [name, value]) => {
      this.params.push(value);
      return text.replaceAll(`?${name}`, `$${String(this.params.length)}`);
    }, condition);
  }
}

const PRESSING = `(b.supervision <> 'none'
    or b.due_at < ?pressingBefore::timestamptz and b.handled_at is null)`;
const OWN = '(r.reporter = ?person or r.subject = ?person)';

/**
 * The conditions of a filter under a scope.
 * @param searchTokens of the vault, so that the words of a search need not be known to the database
 * @throws SearchTooShort
 */
export function conditionsOf(
  filter: BoardFilter,
  scope: BoardScope,
  searchTokens: (text: string) => readonly number[],
  ground: BoardGround = LIVE_BOARD,
): Conditions {
  const where = new Conditions(ground).within(scope);
  const { reportedFrom, reportedTo, pressingBefore } = filter;
  // Said even where the phases imply it: the indexes of the queues cover open issues only.
  if (wantsOnlyOpen(filter)) where.fixed('b.open');
  if (filter.open === false) where.fixed('not b.open');
  if (filter.phases !== undefined) where.oneOf('b.phase', filter.phases);
  if (filter.territories !== undefined) where.oneOf('b.territory', filter.territories);
  if (filter.leadUnit !== undefined) where.oneOf('b.lead_unit', [filter.leadUnit]);
  if (filter.category !== undefined) where.oneOf('b.category', [filter.category]);
  if (filter.overdue === true) where.late().fixed('b.handled_at is null');
  if (pressingBefore !== undefined) where.add(PRESSING, { pressingBefore });
  if (reportedFrom !== undefined) where.add('b.reported_at >= ?reportedFrom', { reportedFrom });
  if (reportedTo !== undefined) where.add('b.reported_at < ?reportedTo', { reportedTo });
  if (filter.text !== undefined) addText(where, searchTokens(filter.text));
  return where;
}

/** True where nothing that has ended can match. */
export function wantsOnlyOpen({ open, overdue, pressingBefore, phases }: BoardFilter): boolean {
  if (open === true || overdue === true || pressingBefore !== undefined) return true;
  return phases?.every(isOpenPhase) === true;
}

function addText(where: Conditions, tokens: readonly number[]): void {
  if (tokens.length === 0) throw new SearchTooShort();
  where.add('r.tokens @> ?tokens::integer[]', { tokens });
}

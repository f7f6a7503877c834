import type { Phase } from '@shaodao/issue';
import type { BoardRow } from '../board/row.js';
import type { BoardShare } from '../history/board-history.js';
import type { Moment } from '../history/moment.js';
import { changesOf, type Asked, type BoardChange, type ChangeTools } from './changes.js';
import type { Span } from './span.js';
import { stepsOf } from './steps.js';

const KEY_ROWS = 500;
const MOST_CHANGES = 500;

/** How many issues are open, and where. */
export interface PlayCounts {
  readonly total: number;
  readonly byPhase: Readonly<Partial<Record<Phase, number>>>;
  /** By code; what has no territory yet stands under the empty code. */
  readonly byTerritory: Readonly<Record<string, number>>;
}

/** One picture of a play. Those of one moment belong together; `more` says that others follow. */
export type PlayFrame =
  | {
      /** The board as the play begins. */
      readonly kind: 'key';
      readonly moment: Moment;
      readonly rows: readonly BoardRow[];
      readonly counts: PlayCounts;
      readonly more: boolean;
    }
  | {
      /** What changed since the picture before. */
      readonly kind: 'step';
      readonly moment: Moment;
      readonly changes: readonly BoardChange[];
      readonly counts: PlayCounts;
      readonly more: boolean;
    };

export interface PlayOptions extends Asked {
  /** Length of a step in milliseconds of the time played; default an hour. */
  readonly step?: number;
  /** False where the reader has the first picture already and only goes on. */
  readonly key: boolean;
}

const HOUR = 3_600_000;

/**
 * The open board of a territory, or whatever the filter says, as it changed over a span. The first
 * picture together with the changes up to a moment is the board as of that moment. Nothing is read
 * before it is asked for: a reader that stops holds up nobody and costs no memory.
 */
export async function* playBoard(
  span: Span,
  options: PlayOptions,
  tools: ChangeTools,
): AsyncGenerator<PlayFrame> {
  const asked: Asked = { scope: options.scope, filter: { ...options.filter, open: true } };
  const counts = new Counts(await tools.board.spread(asked.filter, asked.scope, span.from));
  if (options.key) yield* keyFrames(span.from, asked, counts, tools);
  const { step: length = HOUR } = options;
  const { all = false, units = [] } = asked.scope;
  let from: Moment = span.from;
  for await (const step of stepsOf(span, { length, units: all ? [] : units }, tools)) {
    for (let first = 0; first < step.issues.length; first += MOST_CHANGES) {
      const issues = step.issues.slice(first, first + MOST_CHANGES);
      const changes = await changesOf(issues, from, step.to, asked, tools);
      counts.add(changes);
      const more = first + MOST_CHANGES < step.issues.length;
      if (changes.length > 0 || (!more && first > 0))
        yield { kind: 'step', moment: step.to, changes, counts: counts.now, more };
    }
    from = step.to;
  }
}

async function* keyFrames(
  moment: Moment,
  { filter, scope }: Asked,
  counts: Counts,
  { board }: ChangeTools,
): AsyncGenerator<PlayFrame> {
  let cursor: string | undefined;
  do {
    const page = { sort: 'due', limit: KEY_ROWS, ...(cursor === undefined ? {} : { cursor }) };
    const { rows, next } = await board.page(filter, scope, { ...page, sort: 'due' }, moment);
    cursor = next;
    yield { kind: 'key', moment, rows, counts: counts.now, more: next !== undefined };
  } while (cursor !== undefined);
}

/** Keeps the counts from change to change. */
class Counts {
  private readonly phases = new Map<Phase, number>();
  private readonly territories = new Map<string, number>();
  private total = 0;

  constructor(shares: readonly BoardShare[]) {
    for (const { phase, territory, issues } of shares) this.count(phase, territory ?? '', issues);
  }

  get now(): PlayCounts {
    return {
      total: this.total,
      byPhase: Object.fromEntries(this.phases),
      byTerritory: Object.fromEntries(this.territories),
    };
  }

  add(changes: readonly BoardChange[]): void {
    for (const { before, after } of changes) {
      if (before !== undefined) this.count(before.phase, before.territory ?? '', -1);
      if (after !== undefined) this.count(after.phase, after.territory ?? '', 1);
    }
  }

  private count(phase: Phase, territory: string, issues: number): void {
    this.total += issues;
    put(this.phases, phase, issues);
    put(this.territories, territory, issues);
  }
}

/** Adds to a count; one that is nothing is not there. */
function put<K>(counts: Map<K, number>, key: K, issues: number): void {
  const count = (counts.get(key) ?? 0) + issues;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

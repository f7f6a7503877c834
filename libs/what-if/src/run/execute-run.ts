import { availableParallelism } from 'node:os';
import { mergeTallies } from '@shaodao/assessment';
import type { EventStore, EventStorePlace, Position } from '@shaodao/event-store';
import { FindingsBook, type World } from '../core/index.js';
import type { ChunkResult, FoundFlip, Skipped } from './chunk.js';
import type { Figures } from './figures.js';
import type { RunOrder } from './order.js';
import { compareRankings } from './ranking.js';
import { runChunks } from './run-chunks.js';
import type { RunResult } from './run-report.js';
import { selectIssues } from './selection.js';
import { compiledWorker, DeskPlace, ThreadPlace, type WorkPlace } from './work-place.js';

/** How far a run is. */
export interface RunProgress {
  /** Places of the log that were searched, of so many. */
  readonly searched: number;
  readonly head: number;
  readonly issues: number;
  readonly flips: number;
  readonly seconds: number;
}

export interface RunParts {
  readonly store: Pick<EventStore, 'readAll'>;
  /** Where workers read the log; each with connections of its own. */
  readonly place: EventStorePlace;
  /** Threads; default one for each core. */
  readonly workers?: number;
  readonly signal: AbortSignal;
  /** Keeps the flips of a chunk; the run waits for it. */
  readonly keep: (flips: readonly FoundFlip[]) => Promise<void>;
  /** Told after each chunk; the run waits for it. */
  readonly onProgress: (progress: RunProgress) => Promise<void>;
}

/**
 * Simulates every issue of the order's span beside the live system: reads the log alone, in chunks,
 * in threads of its own.
 * @throws RunAborted when the signal aborts, WorkerLost, or what the store says.
 */
export async function executeRun(order: RunOrder, parts: RunParts): Promise<RunResult> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const book = new FindingsBook();
  const skipped: Skipped[] = [];
  let figures: Figures | undefined;
  let issues = 0;
  let flips = 0;
  let searched = 0;
  const takeIn = (result: ChunkResult): void => {
    book.addAll(result.findings);
    skipped.push(...result.skipped);
    issues += result.findings.issues;
    flips += result.flips.length;
    if (result.figures === undefined) return;
    figures = figures === undefined ? result.figures : merged(figures, result.figures);
  };
  const { world, span, position } = order;
  const until = { position: position as Position, utcOffsetMinutes: offsetOf(world) };
  await runChunks(selectIssues(parts.store, span, until), placesFor(order, parts), {
    signal: parts.signal,
    take: async ({ result, selected }) => {
      await parts.keep(result.flips);
      takeIn(result);
      searched = Math.max(searched, selected.through);
      await parts.onProgress({ searched, head: position, issues, flips, seconds: seconds() });
    },
  });
  const { alternative } = order;
  const ranking =
    order.figures === undefined || figures === undefined
      ? undefined
      : compareRankings(figures, order.figures, { world, alternative });
  return {
    findings: book.findings(),
    ...(ranking !== undefined && { ranking }),
    ...{ skipped, seconds: Math.round(seconds() * 1000) / 1000 },
  };
}

const merged = (one: Figures, other: Figures): Figures => ({
  actual: mergeTallies(one.actual, other.actual),
  alternative: mergeTallies(one.alternative, other.alternative),
});

function placesFor(order: RunOrder, { place, workers }: RunParts): readonly WorkPlace[] {
  const file = compiledWorker();
  const thread = { order, place };
  if (file === undefined) return [new DeskPlace(thread)];
  const count = Math.max(1, Math.min(workers ?? Infinity, availableParallelism()));
  return Array.from({ length: count }, () => new ThreadPlace(file, thread));
}

function offsetOf({ calendars, defaultCalendar }: World): number {
  return calendars.find(({ id }) => id === defaultCalendar)?.utcOffsetMinutes ?? 0;
}

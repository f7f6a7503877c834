import { setTimeout as pause } from 'node:timers/promises';
import type { Row } from '../csv/read-rows.js';
import type { RecordPlan } from '../mapping/record-plan.js';
import type { ImportCounts, ImportLedger, ImportStatus, StoredImport } from './import-ledger.js';
import { isPassing, retrying } from './retry.js';
import { runRecord, type RecordResult, type RecordTools } from './run-record.js';
import { SettledWindow, type Settled } from './settled-window.js';

const SAVE_EVERY_MS = 1_000;

/** Records taken before; those with a number were stopped at that revision and are gone on with. */
type SeenBefore = Map<string, number | undefined>;

/** Most rows between the oldest under way and the newest read; bounds memory. */
const WINDOW = 10_000;

export interface RunTools extends RecordTools {
  readonly ledger: ImportLedger;
  /** Records sent through the door at the same time; fills the store's group commit. */
  readonly concurrency: number;
  /** Stops the run: what is under way is finished, the rest stays for the next run. */
  readonly signal: AbortSignal;
}

/**
 * Takes rows through the door: steps of one record in turn, records side by side. Rows count in the
 * order of the file, and the ledger is told every second up to which line all is done.
 */
export class ImportRun {
  private readonly window = new SettledWindow();
  private readonly underWay = new Set<Promise<void>>();
  /** Records that entered and are not in the ledger yet. */
  private readonly recent = new Set<string>();
  private readonly startedAt = performance.now();
  private unsaved: Settled[] = [];
  private failure: Error | undefined;
  private wake: (() => void) | undefined;
  private counted: ImportCounts;
  private line: number;
  private lastPosition = 0;

  constructor(
    private readonly stored: StoredImport,
    private readonly tools: RunTools,
  ) {
    this.counted = stored.counts;
    this.line = stored.line;
  }

  get counts(): ImportCounts {
    return this.counted;
  }

  /** Every row up to this line of the file is done. */
  get checkpointLine(): number {
    return this.line;
  }

  /** Place of the last event written, 0 where none was. */
  get position(): number {
    return this.lastPosition;
  }

  /** Seconds of work, earlier runs of this import included. */
  get seconds(): number {
    return this.stored.seconds + (performance.now() - this.startedAt) / 1_000;
  }

  /**
   * Runs all rows; false where the signal stopped it before the end.
   * @throws what a record failed with for a lasting reason; the checkpoint is stored before.
   */
  async run(batches: AsyncIterable<readonly Row[]>): Promise<boolean> {
    const ended = new AbortController();
    const saving = this.saveRegularly(ended.signal);
    let complete = false;
    try {
      complete = await this.readAll(batches);
    } catch (error) {
      this.fail(error);
    }
    await Promise.all(this.underWay);
    ended.abort();
    await saving;
    complete &&= this.failure === undefined && this.window.size === 0;
    await this.saveLast(complete ? 'finished' : 'interrupted');
    if (this.failure !== undefined) throw this.failure;
    return complete;
  }

  private async readAll(batches: AsyncIterable<readonly Row[]>): Promise<boolean> {
    for await (const rows of batches) {
      const seen = await this.seenBefore(rows);
      for (const row of rows) {
        await this.room();
        if (this.stopping) return false;
        this.enter(row, seen);
      }
    }
    return !this.stopping;
  }

  private get stopping(): boolean {
    return this.tools.signal.aborted || this.failure !== undefined;
  }

  /** The batch's records that an import, or an earlier line of this file, has taken already. */
  private async seenBefore(rows: readonly Row[]): Promise<SeenBefore> {
    const records = rows.flatMap((row) => ('plan' in row ? [row.plan.record] : []));
    // Looked at before the query: what leaves `recent` during it is in the ledger by then.
    const recent = records.filter((record) => this.recent.has(record));
    if (records.length === 0) return new Map();
    const { ledger, retry } = this.tools;
    const known = await retrying(() => ledger.known(this.stored.id, records), retry);
    const seen = new Map(known);
    for (const record of recent) seen.set(record, undefined);
    return seen;
  }

  private enter(row: Row, seen: SeenBefore): void {
    const ticket = this.window.enter();
    const { line } = row;
    if ('finding' in row) {
      this.settle(ticket, { kind: 'reject', ...row });
      return;
    }
    const { record } = row.plan;
    const stoppedAt = seen.get(record);
    if (seen.has(record) && stoppedAt === undefined) {
      this.settle(ticket, { kind: 'duplicate', line, record });
      return;
    }
    seen.set(record, undefined);
    this.recent.add(record);
    const work = this.takeThrough(ticket, line, row.plan, stoppedAt).finally(() => {
      this.underWay.delete(work);
      this.wake?.();
    });
    this.underWay.add(work);
  }

  private async takeThrough(
    ticket: number,
    line: number,
    plan: RecordPlan,
    stoppedAt: number | undefined,
  ): Promise<void> {
    try {
      const result = await runRecord(plan, this.tools);
      this.lastPosition = Math.max(this.lastPosition, result.position);
      this.settle(ticket, settledAs(line, plan.record, result, stoppedAt));
    } catch (error) {
      // A retry the signal ended leaves the record under way; the next run takes it up again.
      if (!this.tools.signal.aborted) this.fail(error);
    }
  }

  private settle(ticket: number, outcome: Settled): void {
    this.window.settle(ticket, outcome);
    for (const row of this.window.take()) {
      this.line = row.line;
      this.counted = counted(this.counted, row);
      if (row.kind !== 'duplicate') this.unsaved.push(row);
    }
  }

  private fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
  }

  private async room(): Promise<void> {
    while (
      !this.stopping &&
      (this.underWay.size >= this.tools.concurrency || this.window.size >= WINDOW)
    ) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private async saveRegularly(ended: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await pause(SAVE_EVERY_MS, undefined, { signal: ended });
      } catch {
        return;
      }
      try {
        await retrying(() => this.save('running'), this.tools.retry);
      } catch (error) {
        if (!this.tools.signal.aborted) this.fail(error);
        return;
      }
    }
  }

  /** The last word on this run; where the database is away, the checkpoint before it stands. */
  private async saveLast(status: ImportStatus): Promise<void> {
    try {
      await retrying(() => this.save(status), this.tools.retry);
    } catch (error) {
      if (!this.tools.signal.aborted || !isPassing(error)) this.fail(error);
    }
  }

  private async save(status: ImportStatus): Promise<void> {
    const settled = this.unsaved;
    const { line, counted: counts, seconds } = this;
    this.unsaved = [];
    try {
      await this.tools.ledger.save(this.stored.id, { line, counts, seconds, status, settled });
    } catch (error) {
      this.unsaved = [...settled, ...this.unsaved];
      throw error;
    }
    for (const row of settled) if (row.kind !== 'duplicate') this.recent.delete(row.record);
  }
}

/** `stoppedAt`: events the issue had where an earlier import stopped it. */
function settledAs(
  line: number,
  record: string,
  { events, finding }: RecordResult,
  stoppedAt: number | undefined,
): Settled {
  const row = { line, record, ...(finding !== undefined && { finding }) };
  // Nothing lets a continued issue shrink: a refused replay of its report only says nothing of it.
  if (stoppedAt !== undefined)
    return {
      ...row,
      kind: 'continued',
      events: Math.max(events, stoppedAt),
      eventsBefore: stoppedAt,
    };
  if (events === 0 && finding !== undefined) return { kind: 'reject', line, record, finding };
  return { ...row, kind: 'issue', events };
}

function counted(before: ImportCounts, row: Settled): ImportCounts {
  const taken = row.kind === 'issue' || row.kind === 'continued' ? row : undefined;
  const continued = row.kind === 'continued' ? row : undefined;
  const known = row.kind === 'duplicate' || row.kind === 'continued';
  return {
    rows: before.rows + 1,
    issues: before.issues + (row.kind === 'issue' ? 1 : 0),
    duplicates: before.duplicates + (known ? 1 : 0),
    rejects: before.rejects + (row.kind === 'reject' ? 1 : 0),
    stopped: before.stopped + (taken?.finding === undefined ? 0 : 1),
    continued:
      before.continued + (continued !== undefined && continued.finding === undefined ? 1 : 0),
    events: before.events + (taken?.events ?? 0) - (continued?.eventsBefore ?? 0),
  };
}

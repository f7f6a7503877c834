import { randomUUID } from 'node:crypto';
import { ReadableError } from '@shaodao/platform';
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import * as sql from './sql.js';
import type { Settled } from './settled-window.js';

/** What was counted so far; `rows = issues + duplicates + rejects`. */
export interface ImportCounts {
  readonly rows: number;
  readonly issues: number;
  readonly duplicates: number;
  readonly rejects: number;
  /** Issues whose later steps were refused, now or again; among `issues` and `duplicates`. */
  readonly stopped: number;
  /** Issues an earlier import had stopped and this one brought to the end; among `duplicates`. */
  readonly continued: number;
  /** Events in the streams of `issues`, and those that going on added to `duplicates`. */
  readonly events: number;
}

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  issues: 0,
  duplicates: 0,
  rejects: 0,
  stopped: 0,
  continued: 0,
  events: 0,
};

/** Which rows by which mapping: the same again resumes or repeats the import. */
export interface ImportIdentity {
  readonly source: string;
  readonly mappingDigest: string;
  readonly fileDigest: string;
  readonly fileName: string;
  readonly origin?: string;
}

export type ImportStatus = 'running' | 'interrupted' | 'finished';

export interface StoredImport {
  readonly id: string;
  readonly status: ImportStatus;
  /** Everything up to this line of the file is done and counted. */
  readonly line: number;
  readonly totalRows: number;
  readonly counts: ImportCounts;
  /** Time spent so far, over all runs. */
  readonly seconds: number;
}

export interface Checkpoint {
  readonly line: number;
  readonly counts: ImportCounts;
  readonly seconds: number;
  readonly status: ImportStatus;
  /** The rows that became contiguous since the last checkpoint. */
  readonly settled: readonly Settled[];
}

export interface StoredFinding {
  readonly line: number;
  readonly record: string;
  readonly rejected: boolean;
  readonly field: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Stored imports, their records and findings. Holds one session with the source's lock. */
export class ImportLedger {
  private session: PoolClient | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly source: string,
  ) {}

  /** The newest import of the same rows, if there is one. */
  async find(identity: ImportIdentity): Promise<StoredImport | undefined> {
    const { rows } = await this.query<ImportRow>(sql.FIND_IMPORT, identityValues(identity));
    return rows[0] && storedImport(rows[0]);
  }

  /** Opens a new import; `totalRows` is what the survey counted. */
  async begin(identity: ImportIdentity, totalRows: number): Promise<StoredImport> {
    const id = randomUUID();
    const values = [...identityValues(identity), identity.fileName, totalRows];
    await this.query(sql.BEGIN_IMPORT, [id, ...values]);
    return { id, status: 'running', line: 1, totalRows, counts: NO_COUNTS, seconds: 0 };
  }

  async resume(id: string): Promise<void> {
    await this.query(sql.RESUME_IMPORT, [id]);
  }

  /** Writes down a further run of a finished import: all it took are duplicates now. */
  async repeat(finished: StoredImport, fileName: string): Promise<StoredImport> {
    const id = randomUUID();
    await this.transaction(async (client) => {
      await client.query(sql.REPEAT_IMPORT, [id, finished.id, fileName]);
      await client.query(sql.COPY_REJECTS, [id, finished.id]);
    });
    const { rows, rejects } = finished.counts;
    const counts = { ...NO_COUNTS, rows, rejects, duplicates: rows - rejects };
    return { ...finished, id, counts, seconds: 0 };
  }

  /**
   * Those of the records that an import has written down before. The number says how many events an
   * issue had when an import other than `id` stopped it; undefined where there is nothing to do.
   */
  async known(
    id: string,
    records: readonly string[],
  ): Promise<ReadonlyMap<string, number | undefined>> {
    const { rows } = await this.query<KnownRow>(sql.KNOWN_RECORDS, [this.source, records, id]);
    return new Map(rows.map((row) => [row.record, row.stopped_revision ?? undefined]));
  }

  /** Stores how far the import came, with the rows settled since, in one transaction. Repeatable. */
  async save(id: string, checkpoint: Checkpoint): Promise<void> {
    const { line, counts, seconds, status, settled } = checkpoint;
    await this.transaction(async (client) => {
      await saveRecords(client, this.source, id, settled);
      await saveFindings(client, id, settled);
      await client.query(sql.SAVE_CHECKPOINT, [
        id,
        line,
        counts.rows,
        counts.issues,
        counts.duplicates,
        counts.rejects,
        counts.stopped,
        counts.events,
        seconds,
        status,
        counts.continued,
      ]);
    });
  }

  /** Findings of an import in the order of the file, page by page. */
  async *findings(id: string): AsyncGenerator<StoredFinding> {
    const page = 1_000;
    for (let after = 0; ;) {
      const { rows } = await this.query<FindingRow>(sql.FINDINGS_PAGE, [id, after, page]);
      for (const row of rows) {
        const { reason_zh: zh, reason_en: en, ...rest } = row;
        yield { ...rest, line: Number(row.line), zh, en };
      }
      if (rows.length < page) return;
      after = Number(rows.at(-1)?.line);
    }
  }

  /** Gives the lock back. */
  close(): void {
    this.session?.release(true);
    this.session = undefined;
  }

  private async query<R extends QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ): Promise<QueryResult<R>> {
    const client = await this.locked();
    try {
      return await client.query<R>(text, [...values]);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private async transaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.locked();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } catch (error) {
      // A session in an unknown state is thrown away; the next call opens another and locks again.
      this.close();
      throw error;
    }
  }

  private async locked(): Promise<PoolClient> {
    if (this.session !== undefined) return this.session;
    const client = await this.pool.connect();
    client.on('error', () => {
      if (this.session === client) this.close();
    });
    try {
      const { rows } = await client.query<{ locked: boolean }>(sql.LOCK_SOURCE, [this.source]);
      if (rows[0]?.locked !== true) throw alreadyRunning(this.source);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.session = client;
    return client;
  }
}

interface ImportRow extends QueryResultRow {
  readonly id: string;
  readonly status: ImportStatus;
  readonly line: string;
  readonly total_rows: string;
  readonly row_count: string;
  readonly issue_count: string;
  readonly duplicate_count: string;
  readonly reject_count: string;
  readonly stopped_count: string;
  readonly continued_count: string;
  readonly event_count: string;
  readonly seconds: number;
}

interface KnownRow extends QueryResultRow {
  readonly record: string;
  readonly stopped_revision: number | null;
}

interface FindingRow extends QueryResultRow {
  readonly line: string;
  readonly record: string;
  readonly rejected: boolean;
  readonly field: string;
  readonly code: string;
  readonly reason_zh: string;
  readonly reason_en: string;
}

function storedImport(row: ImportRow): StoredImport {
  return {
    id: row.id,
    status: row.status,
    line: Number(row.line),
    totalRows: Number(row.total_rows),
    counts: {
      rows: Number(row.row_count),
      issues: Number(row.issue_count),
      duplicates: Number(row.duplicate_count),
      rejects: Number(row.reject_count),
      stopped: Number(row.stopped_count),
      continued: Number(row.continued_count),
      events: Number(row.event_count),
    },
    seconds: row.seconds,
  };
}

function identityValues(identity: ImportIdentity): unknown[] {
  const { source, fileDigest, origin, mappingDigest } = identity;
  return [source, fileDigest, origin ?? null, mappingDigest];
}

async function saveRecords(
  client: PoolClient,
  source: string,
  id: string,
  settled: readonly Settled[],
): Promise<void> {
  const made = settled.filter((row) => row.kind === 'issue' || row.kind === 'continued');
  if (made.length === 0) return;
  await client.query(sql.SAVE_RECORDS, [
    source,
    id,
    made.map(({ record }) => record),
    made.map(({ events, finding }) => (finding === undefined ? null : events)),
  ]);
}

async function saveFindings(
  client: PoolClient,
  id: string,
  settled: readonly Settled[],
): Promise<void> {
  const found = settled.flatMap((row) =>
    row.kind !== 'duplicate' && row.finding !== undefined
      ? [{ ...row.finding, line: row.line, record: row.record, rejected: row.kind === 'reject' }]
      : [],
  );
  if (found.length === 0) return;
  await client.query(sql.SAVE_FINDINGS, [
    id,
    found.map(({ line }) => line),
    found.map(({ record }) => record),
    found.map(({ rejected }) => rejected),
    found.map(({ field }) => field),
    found.map(({ code }) => code),
    found.map(({ sentence }) => sentence.zh),
    found.map(({ sentence }) => sentence.en),
  ]);
}

function alreadyRunning(source: string): ReadableError {
  return new ReadableError({
    zh: `另一个进程正在导入 ${source}，请等它结束。`,
    en: `Another process is importing ${source}; wait until it is done.`,
  });
}

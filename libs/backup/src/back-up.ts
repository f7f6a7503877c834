import { mkdir, readdir } from 'node:fs/promises';
import type { Migration } from '@shaodao/platform';
import type { Projector } from '@shaodao/projections';
import type { Client } from 'pg';
import { CopyOut } from './copy/copy-out.js';
import { FolderInUse, NothingToBackUp, OtherHouse } from './failures.js';
import {
  findManifest,
  FORMAT,
  segmentsOf,
  writeManifest,
  type LogSegment,
  type Manifest,
  type Segment,
  type TableSegment,
} from './folder/manifest.js';
import { sweep, writeSegment } from './folder/segments.js';
import { onOwnSession } from './session.js';
import {
  BEGIN_SNAPSHOT,
  COLUMNS_OF,
  copyCommands,
  copyEvents,
  COPY_KEYS,
  copyTable,
  EVENT_AT,
  KEY_COLUMN_NAMES,
  READ_HEAD,
} from './sql.js';
import { keptTables, type KeptTable } from './tables.js';

/** Events of one segment: some tens of megabytes unpacked. */
const EVENTS_OF_SEGMENT = 200_000;

/** How far a backup or restore is: rows of the log, of how many. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface BackupTask {
  readonly url: string;
  /** Empty or not there: a first backup. One that holds a backup of this house: that one goes on. */
  readonly folder: string;
  readonly schema: readonly Migration[];
  readonly projectors: readonly Projector[];
  /** Version of the program. */
  readonly program: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

export interface BackupResult {
  readonly manifest: Manifest;
  /** What this run added to the folder, in events and in bytes (its tables and keys are new each time). */
  readonly events: number;
  readonly bytes: number;
}

interface Head {
  readonly last: string;
  readonly first_event: string | null;
  readonly last_event: string | null;
  readonly master_key: string | null;
  readonly steps: readonly string[];
}

/**
 * Backs up a house while it works: log, answers of commands, keys, and every table that does not follow
 * from events. Killed at any moment, the folder is the backup it was before.
 *
 * The tables are read first, in one snapshot that also says how far the log goes; the log is final and
 * is read without one; the keys are read last. So no ledger knows of an event that the log lacks, each
 * event has its key, and a key destroyed meanwhile is not in the backup.
 * @throws FolderInUse, OtherHouse, BackupDamaged, OtherFormat, NothingToBackUp, BackupRunning;
 *   AbortError when the signal aborts
 */
export async function backUp(task: BackupTask): Promise<BackupResult> {
  const { folder, signal } = task;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await findManifest(folder);
  if (before === undefined && !(await isOurs(folder))) throw new FolderInUse(folder);
  return onOwnSession(task.url, async (client) => {
    let kept = before;
    try {
      const writer = new Writer(client, task);
      const madeAt = new Date().toISOString();
      const { head, tables } = await writer.picture(madeAt);
      if (head.first_event === null || head.last_event === null || head.master_key === null)
        throw new NothingToBackUp();
      await goesOn(client, before, head, folder);
      const after = before?.through ?? 0;
      const through = Number(head.last);
      const events = await writer.events(after, through);
      const commands = await writer.commands(after, through);
      const keys = await writer.keys(madeAt);
      const manifest: Manifest = {
        format: FORMAT,
        program: task.program,
        madeAt,
        house: { masterKey: head.master_key, firstEvent: head.first_event },
        steps: head.steps,
        through,
        lastEvent: head.last_event,
        eventCount: (before?.eventCount ?? 0) + sum(events, 'rows'),
        commandCount: (before?.commandCount ?? 0) + sum(commands, 'rows'),
        events: [...(before?.events ?? []), ...events],
        commands: [...(before?.commands ?? []), ...commands],
        tables,
        keys,
      };
      signal.throwIfAborted();
      await writeManifest(folder, manifest);
      kept = manifest;
      const written = [...events, ...commands, ...tables, keys];
      return { manifest, events: sum(events, 'rows'), bytes: sum(written, 'bytes') };
    } finally {
      await sweep(folder, kept === undefined ? [] : segmentsOf(kept));
    }
  });
}

/** Nothing in it but what a first run that was killed may have left. */
async function isOurs(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.every((name) => ['log', 'tables', 'manifest.json.part'].includes(name));
}

/** The backup there is must be of this house, and its last event still where it was. */
async function goesOn(
  client: Client,
  before: Manifest | undefined,
  head: Head,
  folder: string,
): Promise<void> {
  if (before === undefined) return;
  const { rows } = await client.query<{ id: string }>(EVENT_AT, [before.through]);
  const { firstEvent, masterKey } = before.house;
  const same = firstEvent === head.first_event && masterKey === head.master_key;
  if (!same || rows[0]?.id !== before.lastEvent) throw new OtherHouse(folder);
}

class Writer {
  constructor(
    private readonly client: Client,
    private readonly task: BackupTask,
  ) {}

  /** The tables and the end of the log, as of one moment. */
  async picture(
    madeAt: string,
  ): Promise<{ readonly head: Head; readonly tables: readonly TableSegment[] }> {
    await this.client.query(BEGIN_SNAPSHOT);
    const { rows } = await this.client.query<Head>(READ_HEAD);
    const [head] = rows;
    if (head === undefined) throw new NothingToBackUp();
    const wanted = keptTables(this.task.schema, this.task.projectors);
    const columns = await this.columnsOf(wanted);
    const tables: TableSegment[] = [];
    for (const kept of wanted) {
      const own = columns.get(kept.table);
      if (own === undefined) continue;
      const file = `${tablesFolder(madeAt)}/${kept.table}.copy.gz`;
      const segment = await this.write(file, copyTable(kept, own));
      tables.push({ ...segment, table: kept.table, columns: own });
    }
    await this.client.query('commit');
    return { head, tables };
  }

  async events(after: number, through: number): Promise<readonly LogSegment[]> {
    const { onProgress } = this.task;
    const segments: LogSegment[] = [];
    for (let from = after; from < through;) {
      const to = Math.min(from + EVENTS_OF_SEGMENT, through);
      const base = from - after;
      const file = `log/events-${numbered(to)}.copy.gz`;
      const segment = await this.write(file, copyEvents(from, to), (rows) => {
        onProgress?.({ done: base + rows, of: through - after });
      });
      segments.push({ ...segment, after: from, through: to });
      from = to;
    }
    return segments;
  }

  async commands(after: number, through: number): Promise<readonly LogSegment[]> {
    if (after === through) return [];
    const file = `log/commands-${numbered(through)}.copy.gz`;
    return [{ ...(await this.write(file, copyCommands(after, through))), after, through }];
  }

  async keys(madeAt: string): Promise<TableSegment> {
    const segment = await this.write(`${tablesFolder(madeAt)}/subject_keys.copy.gz`, COPY_KEYS);
    return { ...segment, table: 'subject_keys', columns: KEY_COLUMN_NAMES };
  }

  private async columnsOf(tables: readonly KeptTable[]): Promise<Map<string, readonly string[]>> {
    const { rows } = await this.client.query<{ name: string; columns: readonly string[] }>(
      COLUMNS_OF,
      [tables.map(({ table }) => table)],
    );
    return new Map(rows.map(({ name, columns }) => [name, columns]));
  }

  private async write(
    file: string,
    sql: string,
    onRows?: (rows: number) => void,
  ): Promise<Segment> {
    this.task.signal.throwIfAborted();
    const copy = CopyOut.begin(this.client, sql, onRows);
    const written = await writeSegment(this.task.folder, file, copy, this.task.signal);
    return { ...written, rows: copy.rows };
  }
}

const tablesFolder = (madeAt: string): string => `tables/${madeAt.replaceAll(/[-:.]/g, '')}`;
const numbered = (place: number): string => String(place).padStart(12, '0');
const sum = (segments: readonly Segment[], what: 'rows' | 'bytes'): number =>
  segments.reduce((total, segment) => total + segment[what], 0);

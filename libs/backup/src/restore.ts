import { createPool, migrate, type Migration } from '@shaodao/platform';
import { WrongMasterKey, type MasterKey } from '@shaodao/vault';
import type { Client } from 'pg';
import type { Progress } from './back-up.js';
import { CopyIn } from './copy/copy-in.js';
import {
  KeysTooOld,
  NewerBackup,
  OtherHouse,
  RestoreIncomplete,
  TargetNotEmpty,
} from './failures.js';
import { readManifest, segmentsOf, type Manifest, type Segment } from './folder/manifest.js';
import { checkSegment, readSegment } from './folder/segments.js';
import { onOwnSession } from './session.js';
import {
  BAR_ERASED,
  COLUMNS_OF,
  COUNT_LOG,
  holdsRows,
  KEEP_KEYS,
  LOAD_COMMANDS,
  LOAD_EVENTS,
  LOAD_KEYS,
  loadTable,
  MAKE_KEY_ROOM,
  SET_COUNTER,
} from './sql.js';
import { tablesMadeBy } from './tables.js';

/** Holds one row from its first step on. */
const COUNTER = 'event_counter';

export interface RestoreProgress extends Progress {
  readonly stage: 'checking' | 'loading';
}

export interface RestoreTask {
  readonly url: string;
  readonly folder: string;
  /** A later backup of the same house, whose keys count: who was erased since stays erased. */
  readonly keysFrom?: string;
  readonly schema: readonly Migration[];
  readonly masterKey: MasterKey;
  /** Bytes checked, then events loaded. */
  readonly onProgress?: (progress: RestoreProgress) => void;
  readonly signal: AbortSignal;
}

export interface RestoreResult {
  readonly manifest: Manifest;
  /** Residents whose key lay in the backup although the log says that it was destroyed. */
  readonly barred: number;
}

/**
 * Fills an empty database from a backup: the log with the same positions, revisions and ids, the answers of
 * commands, the keys and the other tables. Read tables are empty afterwards; a rebuild fills them.
 * Every file is checked before anything is written, and all rows come in one transaction: whatever
 * fails, the database is as empty as it was.
 * @throws NoBackup, BackupDamaged, OtherFormat, NewerBackup, WrongMasterKey, TargetNotEmpty, OtherHouse,
 *   KeysTooOld, RestoreIncomplete, BackupRunning; AbortError when the signal aborts
 */
export async function restore(task: RestoreTask): Promise<RestoreResult> {
  const { folder, keysFrom = folder, schema, masterKey, signal } = task;
  const manifest = await readManifest(folder);
  const { keys } = keysFrom === folder ? manifest : await keysOfSameHouse(keysFrom, manifest);
  if (manifest.house.masterKey !== masterKey.id)
    throw new WrongMasterKey(masterKey.id, manifest.house.masterKey);
  const known = new Set(schema.map(({ id }) => id));
  const unknown = manifest.steps.find((step) => !known.has(step));
  if (unknown !== undefined) throw new NewerBackup(manifest.program, unknown);
  await checkAll(manifest, { folder: keysFrom, keys }, task);
  const barred = await onOwnSession(task.url, async (client) => {
    await refuseUnlessEmpty(client, schema);
    await migrateTo(
      task.url,
      schema.filter(({ id }) => manifest.steps.includes(id)),
    );
    await client.query('begin');
    const loader = new Loader(client, manifest, task);
    await loader.log();
    await loader.tables();
    const count = await loader.keys(keysFrom, keys);
    signal.throwIfAborted();
    await client.query('commit');
    await client.query('analyze');
    return count;
  });
  await migrateTo(task.url, schema);
  return { manifest, barred };
}

async function keysOfSameHouse(folder: string, of: Manifest): Promise<Manifest> {
  const newer = await readManifest(folder);
  const { firstEvent, masterKey } = newer.house;
  if (firstEvent !== of.house.firstEvent || masterKey !== of.house.masterKey)
    throw new OtherHouse(folder);
  if (newer.through < of.through) throw new KeysTooOld();
  return newer;
}

async function checkAll(
  manifest: Manifest,
  other: { readonly folder: string; readonly keys: Segment },
  { folder, onProgress, signal }: RestoreTask,
): Promise<void> {
  const files = [
    ...segmentsOf(manifest)
      .filter((segment) => segment !== manifest.keys)
      .map((segment) => ({ folder, segment })),
    { folder: other.folder, segment: other.keys },
  ];
  const of = files.reduce((bytes, { segment }) => bytes + segment.bytes, 0);
  let done = 0;
  for (const { folder: place, segment } of files) {
    await checkSegment(place, segment, signal);
    done += segment.bytes;
    onProgress?.({ stage: 'checking', done, of });
  }
}

/** Empty: no table of ours holds a row; a restore that was given up may have left the tables. */
async function refuseUnlessEmpty(client: Client, schema: readonly Migration[]): Promise<void> {
  const tables = tablesMadeBy(schema).filter((table) => table !== COUNTER);
  const { rows } = await client.query<{ name: string }>(COLUMNS_OF, [tables]);
  for (const { name } of rows) {
    const held = await client.query<{ holds: boolean }>(holdsRows(name));
    if (held.rows[0]?.holds === true) throw new TargetNotEmpty(name);
  }
}

async function migrateTo(url: string, steps: readonly Migration[]): Promise<void> {
  const pool = createPool(url, 'restore', { max: 1 });
  try {
    await migrate(pool, steps);
  } finally {
    await pool.end();
  }
}

class Loader {
  constructor(
    private readonly client: Client,
    private readonly manifest: Manifest,
    private readonly task: RestoreTask,
  ) {}

  async log(): Promise<void> {
    const { events, commands, eventCount, commandCount, through } = this.manifest;
    let done = 0;
    for (const segment of events) {
      await this.load(segment, LOAD_EVENTS);
      done += segment.rows;
      this.task.onProgress?.({ stage: 'loading', done, of: eventCount });
    }
    for (const segment of commands) await this.load(segment, LOAD_COMMANDS);
    await this.client.query(SET_COUNTER, [through]);
    const { rows } = await this.client.query<Counted>(COUNT_LOG);
    hold('events', rows[0]?.events, eventCount);
    hold('commands', rows[0]?.commands, commandCount);
    hold('the log', rows[0]?.through, through);
  }

  async tables(): Promise<void> {
    for (const segment of this.manifest.tables)
      await this.load(segment, loadTable(segment.table, segment.columns));
  }

  /** @returns how many keys were left out because the log tells of their erasure. */
  async keys(folder: string, segment: Segment): Promise<number> {
    await this.client.query(MAKE_KEY_ROOM);
    await this.load(segment, LOAD_KEYS, folder);
    const { rowCount } = await this.client.query(BAR_ERASED);
    await this.client.query(KEEP_KEYS);
    return rowCount ?? 0;
  }

  private async load(segment: Segment, sql: string, folder = this.task.folder): Promise<void> {
    this.task.signal.throwIfAborted();
    const copy = CopyIn.begin(this.client, sql);
    await readSegment(folder, segment, copy, this.task.signal);
    hold(segment.file, copy.rows, segment.rows);
  }
}

interface Counted {
  readonly events: number;
  readonly commands: number;
  readonly through: number;
}

function hold(what: string, loaded: number | undefined, expected: number): void {
  if (loaded !== expected) throw new RestoreIncomplete(what, loaded ?? 0, expected);
}

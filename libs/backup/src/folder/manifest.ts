import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupDamaged, NoBackup, OtherFormat } from '../failures.js';

export const FORMAT = 1;
export const MANIFEST_FILE = 'manifest.json';

/** A file of rows in the text form of PostgreSQL's COPY, packed by gzip. */
export interface Segment {
  /** Below the backup's folder, with forward slashes. */
  readonly file: string;
  readonly rows: number;
  /** Size and SHA-256 (hex) of the file as it lies there. */
  readonly bytes: number;
  readonly sha256: string;
}

/** Rows of the log behind one place and up to another. */
export interface LogSegment extends Segment {
  readonly after: number;
  readonly through: number;
}

/** All rows of a table that does not follow from the events. */
export interface TableSegment extends Segment {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What a backup is; everything in its folder is named here. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** Version of the program that made it. */
  readonly program: string;
  /** When it was brought to where it is, ISO 8601 UTC. */
  readonly madeAt: string;
  /** Which house it is of. The master key itself is not in the backup. */
  readonly house: { readonly masterKey: string; readonly firstEvent: string };
  /** The steps of the schema that its rows fit. */
  readonly steps: readonly string[];
  /** The last event in it, and the count of events and of answered commands. */
  readonly through: number;
  readonly lastEvent: string;
  readonly eventCount: number;
  readonly commandCount: number;
  readonly events: readonly LogSegment[];
  readonly commands: readonly LogSegment[];
  readonly tables: readonly TableSegment[];
  /** Keys of the residents, read last; each still wrapped by the master key. */
  readonly keys: TableSegment;
}

interface Written {
  readonly manifest: Manifest;
  readonly sha256: string;
}

/** Every file a manifest names, in the order they are loaded. */
export const segmentsOf = ({ events, commands, tables, keys }: Manifest): readonly Segment[] => [
  ...events,
  ...commands,
  ...tables,
  keys,
];

/** Puts a manifest in force: the one before is replaced whole or not at all. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const draft = join(folder, `${MANIFEST_FILE}.part`);
  const written: Written = { manifest, sha256: digestOf(manifest) };
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(written, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, MANIFEST_FILE));
  await syncFolder(folder);
}

/** The manifest of a folder, or undefined where it has none. @throws BackupDamaged, OtherFormat */
export async function findManifest(folder: string): Promise<Manifest | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const { manifest, sha256 } = parsed(text);
  if (manifest?.format !== FORMAT) throw new OtherFormat(manifest?.format);
  if (digestOf(manifest) !== sha256) throw new BackupDamaged(MANIFEST_FILE);
  return manifest;
}

/** The manifest of a folder. @throws NoBackup, BackupDamaged, OtherFormat */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = await findManifest(folder);
  if (manifest === undefined) throw new NoBackup(folder);
  return manifest;
}

/** True of what the file system says of a path that is not there. */
export const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parsed(text: string): { readonly manifest?: Manifest; readonly sha256?: string } {
  try {
    return JSON.parse(text) as Written;
  } catch {
    throw new BackupDamaged(MANIFEST_FILE);
  }
}

const digestOf = (manifest: Manifest): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupDamaged } from '../failures.js';
import { isMissing, MANIFEST_FILE, syncFolder, type Segment } from './manifest.js';

/** Fast, and within a tenth of what the slow levels save on event data. */
const GZIP_LEVEL = 2;

type Written = Omit<Segment, 'rows'>;

/** Packs a stream of rows into a file of a backup, durable when it resolves. */
export async function writeSegment(
  folder: string,
  file: string,
  rows: Readable,
  signal: AbortSignal,
): Promise<Written> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const seen = new Seen();
  const out = createWriteStream(path, { mode: 0o600 });
  await pipeline(rows, createGzip({ level: GZIP_LEVEL }), seen, out, { signal });
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(path));
  return { file, bytes: seen.bytes, sha256: seen.digest() };
}

/** Unpacks a file of a backup into a stream of rows. @throws BackupDamaged */
export async function readSegment(
  folder: string,
  segment: Segment,
  rows: Writable,
  signal: AbortSignal,
): Promise<void> {
  await pipeline(createReadStream(join(folder, segment.file)), createGunzip(), rows, { signal });
}

/**
 * Reads a file of a backup and holds it against its manifest.
 * @throws BackupDamaged where it is missing, cut short or altered
 */
export async function checkSegment(
  folder: string,
  { file, bytes, sha256 }: Segment,
  signal: AbortSignal,
): Promise<void> {
  const seen = new Seen();
  seen.resume();
  try {
    await pipeline(createReadStream(join(folder, file)), seen, { signal });
  } catch (error) {
    if (isMissing(error)) throw new BackupDamaged(file);
    throw error;
  }
  if (seen.bytes !== bytes || seen.digest() !== sha256) throw new BackupDamaged(file);
}

/** Removes what lies in a backup's folder and is not named: what a run that was killed left there. */
export async function sweep(folder: string, named: readonly Segment[]): Promise<void> {
  const keep = new Set([MANIFEST_FILE, ...named.map(({ file }) => file)]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !keep.has(relative(folder, path).split(sep).join('/')))
      await rm(path, { force: true });
  }
}

/** Lets bytes through, counting them and taking their digest. */
class Seen extends Transform {
  bytes = 0;
  private readonly hash = createHash('sha256');

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ): void {
    this.bytes += chunk.length;
    this.hash.update(chunk);
    done(null, chunk);
  }

  /** SHA-256, hex; to be asked once, at the end. */
  digest(): string {
    return this.hash.digest('hex');
  }
}

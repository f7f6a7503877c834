import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RecordSplitter, type CsvRecord } from './record-splitter.js';

export interface CsvFormat {
  readonly delimiter?: string;
  /** WHATWG label; default utf-8. A byte order mark is dropped. */
  readonly encoding?: string;
}

const PIECE = 256 * 1024;

/**
 * The records of a CSV file, plain or gzip (told by its first bytes), in batches of about a quarter
 * megabyte; at most a few of them are in memory.
 * @throws Error of the file system, or of a damaged gzip stream, after the records before it.
 */
export async function* readRecords(
  file: string,
  format: CsvFormat = {},
): AsyncGenerator<CsvRecord[]> {
  const decoder = new TextDecoder(format.encoding ?? 'utf-8');
  const splitter = new RecordSplitter(format.delimiter);
  for await (const piece of await bytesOf(file)) {
    const records = splitter.push(decoder.decode(piece as Buffer, { stream: true }));
    if (records.length > 0) yield records;
  }
  const records = splitter.push(decoder.decode(), true);
  if (records.length > 0) yield records;
}

async function bytesOf(file: string): Promise<Readable> {
  const packed = await isGzip(file);
  const source = createReadStream(file, { highWaterMark: PIECE });
  if (!packed) return source;
  const clear = new PassThrough({ highWaterMark: PIECE });
  // A failure destroys the last stream with the error, so the reader meets it.
  void pipeline(source, createGunzip({ chunkSize: PIECE }), clear).catch(() => undefined);
  return clear;
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

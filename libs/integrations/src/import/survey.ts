import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ReadableError } from '@shaodao/platform';
import { readRows, type RowsWanted } from '../csv/read-rows.js';
import { BranchCollector } from './directory-registrar.js';

/** What one look through the file tells before anything is written. */
export interface Survey {
  /** Rows that will be read: those that pass the filter, and those that cannot be read. */
  readonly rows: number;
  readonly branches: BranchCollector;
}

/**
 * Reads the whole file once: counts the rows, so that the time left is known, and collects the
 * units, territories and categories, so that the directory changes once and not hundreds of times.
 */
export async function surveyRows(wanted: RowsWanted): Promise<Survey> {
  const branches = new BranchCollector();
  let rows = 0;
  for await (const batch of readRows(wanted)) {
    rows += batch.length;
    for (const row of batch) if ('plan' in row) branches.add(row.plan.branches);
  }
  return { rows, branches };
}

/** SHA-256 of a file's bytes, in hex. @throws ReadableError where it cannot be read. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    throw new ReadableError(
      { zh: `无法读取文件 ${file}。`, en: `The file ${file} cannot be read.` },
      { cause: error },
    );
  }
  return hash.digest('hex');
}

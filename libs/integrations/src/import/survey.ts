import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
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

/** SHA-256 of a file's bytes, in hex. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

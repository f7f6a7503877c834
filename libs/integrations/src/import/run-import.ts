import { setMaxListeners } from 'node:events';
import { basename } from 'node:path';
import type { Actor } from '@shaodao/decider';
import type { IssueDoor } from '@shaodao/issue';
import type { Pool } from 'pg';
import { readRows, type RowsWanted } from '../csv/read-rows.js';
import type { LoadedMapping } from '../mapping/load-mapping.js';
import type { DirectoryRegistrar } from './directory-registrar.js';
import {
  ImportLedger,
  type ImportCounts,
  type ImportIdentity,
  type StoredImport,
} from './import-ledger.js';
import { ImportRun } from './import-run.js';
import { writeRejects } from './rejects-file.js';
import type { RetryOptions } from './retry.js';
import { fileDigest, surveyRows } from './survey.js';

export interface ImportRequest {
  readonly loaded: LoadedMapping;
  readonly file: string;
  readonly origin?: string;
  /** Records under way at the same time. */
  readonly concurrency: number;
  /** CSV file that gets the rejects; written when the import ends or is stopped. */
  readonly rejectsFile?: string;
  /** Stops the import cleanly. */
  readonly signal: AbortSignal;
}

/** What is known while an import runs. */
export interface ImportProgress {
  readonly totalRows: number;
  readonly counts: ImportCounts;
  readonly seconds: number;
}

/** Told what happens; none of it changes the import. */
export interface ImportWatcher {
  surveying(): void;
  /** The rows start, or go on after `line` where an earlier run was stopped. */
  started(resumedAfterLine: number | undefined, progress: () => ImportProgress): void;
  retrying(error: unknown): void;
}

export interface ImportTools {
  readonly pool: Pool;
  readonly door: IssueDoor;
  readonly directory: DirectoryRegistrar;
  readonly watcher: ImportWatcher;
}

export interface ImportSummary extends ImportCounts {
  readonly import: string;
  readonly status: 'finished' | 'interrupted';
  readonly totalRows: number;
  /** Every row up to this line of the file is done. */
  readonly line: number;
  /** Seconds of work on the rows, over all runs of this import. */
  readonly seconds: number;
  /** Place of the last event this run wrote, 0 where it wrote none. */
  readonly position: number;
}

/** Who the imported events name as their actor. */
const importer = (source: string): Actor => ({ person: `import:${source}`, roles: ['SYSTEM'] });

/**
 * Imports a file, goes on with an import that was stopped, or — where the same file was imported
 * to the end before, every issue as far as its record says — says that all its rows are duplicates.
 * @throws ReadableError where file, mapping or another running import stand in the way.
 */
export async function runImport(
  request: ImportRequest,
  tools: ImportTools,
): Promise<ImportSummary> {
  const { mapping, digest } = request.loaded;
  const identity: ImportIdentity = {
    source: mapping.source,
    mappingDigest: digest,
    fileDigest: await fileDigest(request.file),
    fileName: basename(request.file),
    ...(request.origin !== undefined && { origin: request.origin }),
  };
  const ledger = new ImportLedger(tools.pool, mapping.source);
  try {
    const before = await ledger.find(identity);
    const summary = await runAgainst(before, identity, request, tools, ledger);
    if (request.rejectsFile !== undefined)
      await writeRejects(request.rejectsFile, ledger.findings(summary.import));
    return summary;
  } finally {
    ledger.close();
  }
}

async function runAgainst(
  before: StoredImport | undefined,
  identity: ImportIdentity,
  request: ImportRequest,
  tools: ImportTools,
  ledger: ImportLedger,
): Promise<ImportSummary> {
  if (before?.status !== 'finished') return runRows(request, tools, ledger, before ?? identity);
  // What stopped an issue may have been mended since, in the directory for example.
  if (before.counts.stopped > 0) return runRows(request, tools, ledger, identity);
  return repeated(await ledger.repeat(before, identity.fileName));
}

async function runRows(
  request: ImportRequest,
  tools: ImportTools,
  ledger: ImportLedger,
  start: StoredImport | ImportIdentity,
): Promise<ImportSummary> {
  const { file, origin, signal, concurrency } = request;
  const { mapping } = request.loaded;
  const { watcher, door, directory } = tools;
  const wanted: RowsWanted = { mapping, file, ...(origin !== undefined && { origin }) };
  const resumed = 'id' in start;
  if (resumed) await ledger.resume(start.id);
  const stored = resumed ? start : await begin(wanted, tools, ledger, start);
  // Every record under way may wait on it at once while the store is away.
  setMaxListeners(0, signal);
  const retry: RetryOptions = { signal, onRetry: (error) => watcher.retrying(error) };
  const actor = importer(mapping.source);
  const run = new ImportRun(stored, {
    ledger,
    door,
    directory,
    actor,
    correlationId: stored.id,
    concurrency,
    signal,
    retry,
  });
  const { totalRows } = stored;
  watcher.started(resumed ? stored.line : undefined, () => ({
    totalRows,
    counts: run.counts,
    seconds: run.seconds,
  }));
  const complete = await run.run(readRows({ ...wanted, afterLine: stored.line }));
  return {
    import: stored.id,
    status: complete ? 'finished' : 'interrupted',
    totalRows,
    ...run.counts,
    line: run.checkpointLine,
    seconds: run.seconds,
    position: run.position,
  };
}

/** The directory is complete before the import is written down, so a resumed one needs no survey. */
async function begin(
  wanted: RowsWanted,
  tools: ImportTools,
  ledger: ImportLedger,
  identity: ImportIdentity,
): Promise<StoredImport> {
  tools.watcher.surveying();
  const survey = await surveyRows(wanted);
  await survey.branches.register(tools.directory, importer(identity.source));
  return ledger.begin(identity, survey.rows);
}

function repeated(stored: StoredImport): ImportSummary {
  const { id, totalRows, counts, line, seconds } = stored;
  return { import: id, status: 'finished', totalRows, ...counts, line, seconds, position: 0 };
}

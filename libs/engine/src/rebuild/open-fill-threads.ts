import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { OpenFillPlaces } from '@shaodao/projections';
import type { EngineSettings } from '../engine.js';
import { ThreadPlace } from './thread-place.js';

/** PostgreSQL has as much to do as they: with more of them it would be what they wait for. */
const MOST_THREADS = 4;
/** A thread loads and compiles for some seconds of its processor: fewer events are filled here sooner. */
const WORTH_IT = 200_000;

/** The compiled worker; there is none where the sources run as they are, as tests do. */
function compiledWorker(): URL | undefined {
  const file = new URL('./fill-worker.js', import.meta.url);
  return existsSync(fileURLToPath(file)) ? file : undefined;
}

/** Threads that fill tables, one for each processor; none for short logs, or where nothing is compiled. */
export function fillThreads(
  {
    databaseUrl,
    kurrentDbUrl,
    masterKey,
  }: Pick<EngineSettings, 'databaseUrl' | 'kurrentDbUrl' | 'masterKey'>,
  { worthIt = WORTH_IT, file = compiledWorker() }: FillThreadsSettings = {},
): OpenFillPlaces {
  return (order) => {
    const threads = Math.min(availableParallelism(), MOST_THREADS);
    if (file === undefined || threads < 2 || order.through < worthIt) return [];
    const place = { databaseUrl, ...(kurrentDbUrl !== undefined && { kurrentDbUrl }) };
    return Array.from(
      { length: threads },
      () => new ThreadPlace(file, { place, masterKey, order }),
    );
  };
}

/** What tests say otherwise. */
export interface FillThreadsSettings {
  /** Events from which on threads are opened. */
  readonly worthIt?: number;
  /** The compiled worker. */
  readonly file?: URL;
}

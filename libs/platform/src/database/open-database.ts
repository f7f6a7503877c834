import { join } from 'node:path';
import type { Configuration } from '../configuration/read-configuration.js';
import { openEmbeddedDatabase } from '../embedded-postgres/embedded-database.js';
import type { Sentence } from '../sentence.js';
import { checkServer } from './pool.js';

/** The database this process works with. */
export interface Database {
  readonly url: string;
  readonly kind: 'external' | 'embedded';
  /** This process started the server, rather than finding it at work. */
  readonly startedHere: boolean;
  /** Leaves it; an embedded server stops when its last user leaves. Idempotent. */
  stop(): Promise<void>;
}

/**
 * The server of DATABASE_URL, else the embedded one with its data in `<DATA_DIR>/postgres`, which
 * is started unless it runs already.
 * @param say told what a person should know, such as data kept elsewhere.
 * @throws ReadableError when it cannot be reached, is too old or does not start.
 */
export async function openDatabase(
  configuration: Pick<Configuration, 'databaseUrl' | 'dataDir'>,
  say: (sentence: Sentence) => void,
): Promise<Database> {
  const { databaseUrl, dataDir } = configuration;
  if (databaseUrl === undefined) {
    const database = await openEmbeddedDatabase({ home: join(dataDir, 'postgres'), say });
    return { ...database, kind: 'embedded' };
  }
  await checkServer(databaseUrl);
  return {
    url: databaseUrl,
    kind: 'external',
    startedHere: false,
    stop: () => Promise.resolve(),
  };
}

import {
  masterKey,
  startTracing,
  tokenSecret,
  type Configuration,
  type Log,
} from '@shaodao/platform';
import type { Engine } from './engine.js';
import { openEngine } from './open-engine.js';

export interface ConfiguredEngineSettings {
  readonly configuration: Configuration;
  readonly databaseUrl: string;
  readonly log: Log;
  /** What runs it, for who looks at which process leads what. */
  readonly program: string;
  /** What time it is; tests set it. Default is the machine's clock. */
  readonly now?: () => Date;
}

/**
 * The engine that the variables ask for, over a database that runs.
 * @throws as `openEngine`; ReadableError where a key file is damaged or open to others.
 */
export async function openConfiguredEngine({
  configuration,
  databaseUrl,
  log,
  program,
  now,
}: ConfiguredEngineSettings): Promise<Engine> {
  const { kurrentDbUrl, kafka, otlpUrl: url } = configuration;
  const tracing =
    url === undefined ? undefined : await startTracing({ url, service: `shaodao-${program}`, log });
  try {
    const engine = await openEngine({
      databaseUrl,
      ...(kurrentDbUrl !== undefined && { kurrentDbUrl }),
      ...(kafka !== undefined && { kafka }),
      masterKey: await masterKey(configuration),
      tokenSecret: await tokenSecret(configuration),
      log,
      program,
      ...(now === undefined ? {} : { now }),
    });
    if (tracing === undefined) return engine;
    // Last of all: what is done while closing is traced, too.
    const close = async (): Promise<void> => {
      await engine.close();
      await tracing.stop();
    };
    return { ...engine, close };
  } catch (error) {
    await tracing?.stop();
    throw error;
  }
}

import type { AddressInfo } from 'node:net';
import { openEngine, type Engine } from '@shaodao/engine';
import { masterKey, tokenSecret, type Configuration, type Log } from '@shaodao/platform';
import { createHttpApp, type HttpApp } from './http-app.js';

export interface ApiSettings {
  readonly configuration: Configuration;
  readonly databaseUrl: string;
  readonly log: Log;
  /** What time it is; tests set it. Default is the machine's clock. */
  readonly now?: () => Date;
}

export interface RunningApi extends HttpApp {
  readonly url: string;
  readonly engine: Engine;
  /**
   * Takes no more connections, lets running requests finish, ends live streams, stops the
   * timekeeper, processes and projections and lets go of the database. Idempotent.
   */
  close(): Promise<void>;
}

/**
 * Brings up the engine and its HTTP door on the configured host and port (0: any free one).
 * @throws when the port is taken (EADDRINUSE), the database is away or a command cannot be compiled
 */
export async function startApi(settings: ApiSettings): Promise<RunningApi> {
  const { configuration, databaseUrl, log, now } = settings;
  const engine = await openEngine({
    databaseUrl,
    masterKey: await masterKey(configuration),
    tokenSecret: await tokenSecret(configuration),
    log,
    ...(now === undefined ? {} : { now }),
  });
  try {
    const app = await createHttpApp(engine, log);
    await app.nest.listen(configuration.port, configuration.host);
    engine.projections.start();
    engine.timekeeper.start();
    engine.processes.runner.start();
    let closing: Promise<void> | undefined;
    return {
      ...app,
      engine,
      url: urlOf(app, configuration.host),
      close: () => (closing ??= closeAll(app, engine)),
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function closeAll({ nest }: HttpApp, engine: Engine): Promise<void> {
  await nest.close();
  await engine.close();
}

function urlOf({ nest }: HttpApp, host: string): string {
  const { port } = nest.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

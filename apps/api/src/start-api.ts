import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Attendance,
  listenForProbes,
  openConfiguredEngine,
  probesOf,
  readinessOf,
  startRoles,
  type ConfiguredEngineSettings,
  type Engine,
  type RunningRoles,
} from '@shaodao/engine';
import { usualRoles, type Configuration, type Role } from '@shaodao/platform';
import { createHttpApp, type HttpApp } from './http-app.js';

/** Requests that take longer than this to end are cut off when the process ends. */
const DRAIN_MS = 10_000;

export interface ApiSettings extends Omit<ConfiguredEngineSettings, 'program'> {
  /** What runs it, for who looks at which process leads what; default `api`. */
  readonly program?: string;
}

export interface RunningApi extends HttpApp {
  readonly url: string;
  readonly engine: Engine;
  /**
   * Says that it is not ready, takes no more connections, lets running requests finish, ends live
   * streams, stops its roles and lets go of the database. Idempotent.
   */
  close(): Promise<void>;
}

/**
 * Brings up the engine, its HTTP door on the configured host and port (0: any free one), and the roles.
 * @throws when the port is taken (EADDRINUSE), the database is away, a command cannot be compiled or a
 *   role needs what is not configured
 */
export async function startApi(settings: ApiSettings): Promise<RunningApi> {
  const { configuration, log } = settings;
  const engine = await openConfiguredEngine({ program: 'api', ...settings });
  try {
    const attendance = new Attendance();
    const hasKafka = configuration.kafka !== undefined;
    const roles = configuration.roles ?? usualRoles({ hasKafka });
    const { mediaMaxMb, guestReportsPerHour, trustedProxies = [], mapTiles } = configuration;
    const pictureBytes = mediaMaxMb * 1_048_576;
    const limits = { pictureBytes, guestReportsPerHour, trustedProxies };
    const app = await createHttpApp({ engine, log, roles, attendance, limits, mapTiles });
    await app.nest.listen(configuration.port, configuration.host);
    const probes = await openProbes({ engine, roles, attendance, configuration });
    const running = startRoles(engine, roles);
    let closing: Promise<void> | undefined;
    return {
      ...app,
      engine,
      url: urlOf(app, configuration.host),
      close: () => (closing ??= closeAll({ app, attendance, running, engine, probes })),
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The roles go on to the last: running requests may wait for what they do. */
async function closeAll(parts: {
  readonly app: HttpApp;
  readonly attendance: Attendance;
  readonly running: RunningRoles;
  readonly engine: Engine;
  readonly probes: Server | undefined;
}): Promise<void> {
  const { app, attendance, running, engine, probes } = parts;
  letConnectionsGo(app);
  await attendance.leave();
  await drain(app);
  await running.stop();
  await engine.close();
  probes?.close();
  probes?.closeAllConnections();
}

/** The port for those who run the house, where one was asked for that is not the API's own. */
async function openProbes(parts: {
  readonly engine: Engine;
  readonly roles: readonly Role[];
  readonly attendance: Attendance;
  readonly configuration: Configuration;
}): Promise<Server | undefined> {
  const { engine, roles, attendance, configuration } = parts;
  const { host, port, metricsPort } = configuration;
  if (metricsPort === undefined || metricsPort === port) return undefined;
  const { metrics } = engine;
  const probes = probesOf({ checks: readinessOf(engine, roles), attendance, metrics });
  return listenForProbes(probes, metricsPort, host);
}

/**
 * From now on every answer is the last of its connection. A request on its way to a connection that
 * rests would be lost with it.
 */
function letConnectionsGo({ nest }: HttpApp): void {
  nest.getHttpServer().prependListener('request', (_request, response: ServerResponse) => {
    response.setHeader('connection', 'close');
  });
}

async function drain({ nest }: HttpApp): Promise<void> {
  const patience = new AbortController();
  const server = nest.getHttpServer();
  const cutOff = pause(DRAIN_MS, undefined, { signal: patience.signal }).then(
    () => {
      server.closeAllConnections();
    },
    () => undefined,
  );
  try {
    await nest.close();
  } finally {
    patience.abort();
    await cutOff;
  }
}

function urlOf({ nest }: HttpApp, host: string): string {
  const { port } = nest.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

import type { AddressInfo } from 'node:net';
import {
  Attendance,
  listenForProbes,
  openConfiguredEngine,
  probesOf,
  readinessOf,
  startRoles,
  type ConfiguredEngineSettings,
  type Engine,
} from '@shaodao/engine';
import { usualRoles, WORKER_METRICS_PORT, type Role } from '@shaodao/platform';

export interface RunningWorker {
  /** Where it tells how it is. */
  readonly url: string;
  readonly roles: readonly Role[];
  readonly engine: Engine;
  /** Says that it is not ready, ends what is under way, gives leads back. Idempotent. */
  close(): Promise<void>;
}

/**
 * Brings up the engine and the roles, without any door but that for probes, on the configured host and
 * port (0: any free one).
 * @throws when the port is taken (EADDRINUSE), the database is away or a role needs what is not
 *   configured
 */
export async function startWorker(
  settings: Omit<ConfiguredEngineSettings, 'program'>,
): Promise<RunningWorker> {
  const { configuration } = settings;
  const { host, metricsPort = WORKER_METRICS_PORT, kafka } = configuration;
  const engine = await openConfiguredEngine({ ...settings, program: 'worker' });
  try {
    const roles = configuration.roles ?? usualRoles({ hasKafka: kafka !== undefined });
    const attendance = new Attendance();
    const { metrics } = engine;
    const probes = probesOf({ checks: readinessOf(engine, roles), attendance, metrics });
    const server = await listenForProbes(probes, metricsPort, host);
    const running = startRoles(engine, roles);
    const closeAll = async (): Promise<void> => {
      // Nobody is sent elsewhere: what this process leads is free as soon as it is done.
      void attendance.leave();
      await running.stop();
      await engine.close();
      server.close();
      server.closeAllConnections();
    };
    const { port } = server.address() as AddressInfo;
    let closing: Promise<void> | undefined;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`,
      roles,
      engine,
      close: () => (closing ??= closeAll()),
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

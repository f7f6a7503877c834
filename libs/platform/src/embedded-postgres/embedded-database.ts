import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anyFreePort } from '../network/free-port.js';
import { ReadableError, type Sentence } from '../sentence.js';
import { findClusterPlace, type ClusterPlace } from './cluster-place.js';
import { initialiseCluster } from './initialise.js';
import { enterServer, type Membership } from './membership.js';
import { findPostmaster, startPostmaster } from './postmaster.js';
import { serverSettings } from './server-settings.js';

export interface EmbeddedSettings {
  /** The folder of password, port and, if it can be, data. */
  readonly home: string;
  /** Told what a person should know, such as data kept elsewhere. */
  readonly say: (sentence: Sentence) => void;
  /** PostgreSQL settings beyond the usual ones. */
  readonly server?: Readonly<Record<string, string>>;
}

/** The embedded server in use by this process. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** This process started the server, rather than finding it at work. */
  readonly startedHere: boolean;
  /** The folder that holds the data and the server's log. */
  readonly folder: string;
  /** Leaves the server; the last process out stops it. Idempotent. */
  stop(): Promise<void>;
}

const patience = 120_000;

/**
 * Uses the running server of the home folder, or starts it. However many processes do so at once,
 * one server runs; it ends when the last of them stops. A server whose users were all killed is
 * adopted. When the server dies, it is started anew on the same port.
 * @throws ReadableError when it cannot be made, started or entered.
 */
export async function openEmbeddedDatabase(settings: EmbeddedSettings): Promise<EmbeddedDatabase> {
  const place = await findClusterPlace(settings.home, settings.say);
  const password = await initialiseCluster(place);
  const join = (): ReturnType<typeof joinServer> => joinServer(place, password, settings);
  const first = await join();
  let current: Promise<Membership | undefined> = Promise.resolve(first.membership);
  let stopped: Promise<void> | undefined;

  function watch(membership: Membership): void {
    void membership.lost.then(() => {
      if (stopped === undefined) current = rejoin();
    });
  }
  async function rejoin(): Promise<Membership | undefined> {
    try {
      const { membership } = await join();
      watch(membership);
      return membership;
    } catch (error) {
      settings.say(
        error instanceof ReadableError ? error.sentence : { zh: String(error), en: String(error) },
      );
      return undefined;
    }
  }
  watch(first.membership);
  return {
    url: first.membership.url,
    startedHere: first.started,
    folder: place.folder,
    stop: () => (stopped ??= current.then((membership) => membership?.leave())),
  };
}

async function joinServer(
  place: ClusterPlace,
  password: string,
  settings: EmbeddedSettings,
): Promise<{ membership: Membership; started: boolean }> {
  let started = false;
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const running = await findPostmaster(place);
    if (running === undefined) {
      started = await startServer(place, settings);
    } else if (running.ready) {
      const membership = await enterServer(place, running, password);
      if (membership !== undefined) return { membership, started };
    }
    if (!started) await pause(20);
  }
  throw new ReadableError({
    zh: `自带的 PostgreSQL 两分钟内没有应答，日志在 ${place.log}`,
    en: `The embedded PostgreSQL did not answer within two minutes; its log is ${place.log}`,
  });
}

/** Whether this process is the one that started it. */
async function startServer(place: ClusterPlace, settings: EmbeddedSettings): Promise<boolean> {
  const portFile = join(place.home, 'port');
  const kept = Number(await readFile(portFile, 'utf8').catch(() => ''));
  const flags = { ...serverSettings, ...settings.server };
  let port = kept > 0 ? kept : await anyFreePort();
  let outcome = await startPostmaster(place, port, flags);
  while (outcome === 'port-taken') {
    port = await anyFreePort();
    outcome = await startPostmaster(place, port, flags);
  }
  if (outcome === 'started' && port !== kept) await writeFile(portFile, `${port}\n`);
  return outcome === 'started';
}

import { randomBytes } from 'node:crypto';
import { SAMPLE_DISTRICT } from '@shaodao/directory';
import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { createLog, firstFreePort } from '@shaodao/platform';
import { startApiProcess } from './api-process.js';
import { InsertLoop } from './insert-loop.js';
import { LifecycleClient, type Cast } from './lifecycle-client.js';
import { RawHttpConnection } from './raw-http-client.js';
import { median, percentiles, type Percentiles } from './statistics.js';

const CONNECTIONS = 48;
const AIM = 1;

export interface CommandsBenchOptions {
  /** An empty database. */
  readonly databaseUrl: string;
  readonly rounds: number;
  readonly secondsPerSide: number;
  /** Told one line after each round. */
  readonly onProgress: (line: string) => void;
}

export interface CommandsBenchResult {
  readonly bench: 'commands';
  /** Median of the rounds' ratios, commands : inserts. */
  readonly ratio: number;
  readonly aim: number;
  readonly limit: string;
  readonly commandsPerSecond: number;
  readonly insertsPerSecond: number;
  readonly commitFloorMs: number;
  readonly latencyMs: Percentiles;
  readonly rounds: readonly {
    readonly commandsPerSecond: number;
    readonly insertsPerSecond: number;
    readonly ratio: number;
    readonly commitFloorMs: number;
  }[];
  readonly connections: number;
  readonly commands: number;
  readonly versions: { readonly node: string; readonly postgres: string };
  readonly fsync: string;
}

/**
 * Whole HTTP commands (token, validation, sealing, decision, durable append; projections running)
 * of a mixed lifecycle over 48 connections, as a share of 48 connections that insert one row each.
 * Rounds alternate; before a raw side the projections have caught up, so that both have the machine
 * to themselves.
 * @throws Error where an acknowledged command is not in the store.
 */
export async function benchCommands(options: CommandsBenchOptions): Promise<CommandsBenchResult> {
  const { databaseUrl, rounds: roundCount, secondsPerSide, onProgress } = options;
  const keys = { masterKey: randomBytes(32), tokenSecret: randomBytes(32) };
  const engine = await openEngine({ databaseUrl, ...keys, log: createLog({ level: 'warn' }) });
  await seedSampleDistrict(engine);
  const api = await startApiProcess(await firstFreePort(3900, '127.0.0.1'), {
    DATABASE_URL: databaseUrl,
    MASTER_KEY: keys.masterKey.toString('base64'),
    TOKEN_SECRET: keys.tokenSecret.toString('base64'),
  });
  const raw = await InsertLoop.open(databaseUrl, CONNECTIONS);
  try {
    const load = await Load.open(engine, api.url);
    const sample = await sampleEvent(engine, load);
    const first = await engine.store.head();
    load.forget();
    await load.run(secondsPerSide);
    const latencies: number[] = [];
    const rounds: CommandsBenchResult['rounds'][number][] = [];
    let commands = load.forget().commands;
    for (let round = 1; round <= roundCount; round++) {
      await caughtUp(engine);
      const commitFloorMs = await raw.commitFloor(sample);
      const insertsPerSecond = await raw.run(secondsPerSide, sample);
      const commandsPerSecond = await load.run(secondsPerSide);
      const side = load.forget();
      commands += side.commands;
      for (const latency of side.latencies) latencies.push(latency);
      const ratio = commandsPerSecond / insertsPerSecond;
      rounds.push({ commandsPerSecond, insertsPerSecond, ratio, commitFloorMs });
      onProgress(
        `round ${String(round)}: ${commandsPerSecond.toFixed(0)} commands/s, ` +
          `${insertsPerSecond.toFixed(0)} inserts/s, ratio ${ratio.toFixed(2)}, ` +
          `commit floor ${commitFloorMs.toFixed(2)} ms`,
      );
    }
    await checkNothingLost(engine, first, commands);
    load.close();
    return {
      bench: 'commands',
      ratio: median(rounds.map((round) => round.ratio)),
      aim: AIM,
      limit: 'single-row insert and commit per connection, 48 connections',
      commandsPerSecond: median(rounds.map((round) => round.commandsPerSecond)),
      insertsPerSecond: median(rounds.map((round) => round.insertsPerSecond)),
      commitFloorMs: median(rounds.map((round) => round.commitFloorMs)),
      latencyMs: percentiles(latencies),
      rounds,
      connections: CONNECTIONS,
      commands,
      ...(await serverFacts(engine)),
    };
  } finally {
    await raw.close();
    await api.stop();
    await engine.close();
  }
}

/** The virtual users: each keeps one connection busy with one lifecycle after the other. */
class Load {
  private latencies: number[] = [];
  private commands = 0;

  private constructor(
    private readonly connections: readonly RawHttpConnection[],
    private readonly clients: readonly LifecycleClient[],
    private readonly sink: { took: (milliseconds: number) => void },
  ) {
    sink.took = (milliseconds) => this.latencies.push(milliseconds);
  }

  static async open(engine: Engine, url: URL): Promise<Load> {
    const cast = await castOf(engine);
    const dueAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const facts = {
      territory: 'demo-heping',
      category: SAMPLE_DISTRICT.categories.at(-1)?.code ?? '',
      unit: 'urban-management',
      dueAt,
    };
    const sink: { took: (milliseconds: number) => void } = { took: () => undefined };
    const connections = await Promise.all(
      Array.from({ length: CONNECTIONS }, () => RawHttpConnection.open(url)),
    );
    const clients = connections.map(
      (connection) =>
        new LifecycleClient(connection, cast, facts, (milliseconds) => {
          sink.took(milliseconds);
        }),
    );
    return new Load(connections, clients, sink);
  }

  /** Commands per second over the given time. */
  async run(seconds: number): Promise<number> {
    const started = performance.now();
    const end = started + seconds * 1000;
    const isOver = (): boolean => performance.now() >= end;
    const counts = await Promise.all(this.clients.map((client) => client.runUntil(isOver)));
    const commands = counts.reduce((sum, count) => sum + count, 0);
    this.commands += commands;
    return commands / ((performance.now() - started) / 1000);
  }

  /** What was measured since the last call. */
  forget(): { readonly latencies: readonly number[]; readonly commands: number } {
    const { latencies, commands } = this;
    this.latencies = [];
    this.commands = 0;
    return { latencies, commands };
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }
}

async function castOf(engine: Engine): Promise<Cast> {
  const headers = async (login: string): Promise<string> => {
    const { token } = await engine.identity.login(login, SAMPLE_PASSWORD);
    return `authorization: Bearer ${token}\r\n`;
  };
  return {
    agent: await headers('operator'),
    handler: await headers('handler'),
    inspector: await headers('inspector'),
    caller: await headers('caller'),
  };
}

/** One event as it is stored, for rows of the same size on the raw side. */
async function sampleEvent(engine: Engine, load: Load): Promise<{ data: string; meta: string }> {
  await load.run(2);
  const page = await engine.store.readAll(await beforeIssues(engine), 1, { types: ['StepLogged'] });
  const [event] = page.events;
  if (event === undefined) throw new Error('The load made no event to measure with');
  return { data: JSON.stringify(event.data), meta: JSON.stringify(event.meta) };
}

async function beforeIssues(engine: Engine): Promise<Awaited<ReturnType<Engine['store']['head']>>> {
  const page = await engine.store.readAll(0 as never, 1, { categories: ['directory'] });
  return page.events[0]?.position ?? page.through;
}

async function caughtUp(engine: Engine): Promise<void> {
  const head = await engine.store.head();
  while (!(await engine.projected.waitFor(head, 5_000, ['board', 'inbox']))) {
    // The server's projections are still at work; the raw side must not share the machine with them.
  }
}

async function checkNothingLost(
  engine: Engine,
  after: Awaited<ReturnType<Engine['store']['head']>>,
  commands: number,
): Promise<void> {
  const seen = new Set<string>();
  let place = after;
  for (;;) {
    const page = await engine.store.readAll(place, 5_000, { categories: ['issue'] });
    for (const event of page.events) seen.add(event.meta.commandId);
    if (page.events.length === 0 && page.through === place) break;
    place = page.through;
  }
  if (seen.size !== commands)
    throw new Error(
      `${String(commands)} commands were acknowledged, ${String(seen.size)} are in the store`,
    );
}

async function serverFacts(
  engine: Engine,
): Promise<Pick<CommandsBenchResult, 'versions' | 'fsync'>> {
  const { rows } = await engine.pool.query<{ postgres: string; fsync: string }>(
    `select current_setting('server_version') as postgres, current_setting('fsync') as fsync`,
  );
  const { postgres = '', fsync = '' } = rows[0] ?? {};
  return { versions: { node: process.version, postgres }, fsync };
}

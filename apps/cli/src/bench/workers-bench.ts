import { randomBytes } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { openEngine, seedSampleDistrict } from '@shaodao/engine';
import { topicNames, type KafkaPlace } from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import { BenchLives } from './bench-lives.js';
import { median } from './statistics.js';
import { WorkersSite, type WorkersRun } from './workers-site.js';

export interface WorkersBenchOptions {
  /** An empty database. */
  readonly databaseUrl: string;
  readonly kafka: KafkaPlace;
  readonly rounds: number;
  /** Events to project in each run, at least. */
  readonly events: number;
  readonly seed?: number;
  readonly onProgress: (line: string) => void;
}

/** One process along the store, and so many workers by partitions. */
export interface WorkersBenchRound {
  readonly alongStore: WorkersRun;
  readonly byWorkers: readonly [one: WorkersRun, two: WorkersRun, three: WorkersRun];
}

export interface WorkersBenchResult {
  readonly bench: 'workers';
  /** Median of the rounds' ratios, three workers : one worker. */
  readonly ratio: number;
  /** Medians of the rounds' ratios to one worker. */
  readonly twoToOne: number;
  readonly oneToStore: number;
  readonly limit: string;
  readonly rounds: readonly WorkersBenchRound[];
  readonly events: number;
  readonly partitions: number;
  readonly projectors: readonly string[];
  /** Processors of the machine, which workers, PostgreSQL and Kafka share, and its load at the end. */
  readonly cores: number;
  readonly load: number;
  readonly seed: number;
  readonly versions: { readonly node: string; readonly postgres: string };
}

const KINDS = [0, 1, 2, 3] as const;

/**
 * A backlog into the read tables that can be kept by partitions: by one process along the store, and by
 * one, two and three workers from Kafka, each a process of its own. The clock runs from when all of them
 * have events to write, and after a run that does not count. Who begins changes from round to round.
 * @throws Error where a run leaves other rows than the first, or does not come to its end.
 */
export async function benchWorkers(options: WorkersBenchOptions): Promise<WorkersBenchResult> {
  const { databaseUrl, kafka, rounds, events, seed = 20_261_123, onProgress } = options;
  const keys = { masterKey: randomBytes(32), tokenSecret: randomBytes(32) };
  const log = createLog({ level: 'error' });
  const engine = await openEngine({ databaseUrl, ...keys, log });
  const topics = topicNames(`bench-${randomBytes(4).toString('hex')}.`);
  const site = new WorkersSite({ engine, databaseUrl, kafka, topics, ...keys, log });
  try {
    await seedSampleDistrict(engine);
    const lives = new BenchLives(engine, seed, events);
    await lives.fill(events);
    await engine.pool.query('vacuum analyze events');
    await site.relay();
    await site.begin();
    onProgress(`${String(lives.appended)} events made and relayed`);
    await site.run(3);
    const measured: WorkersBenchRound[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const runs = new Map<number, WorkersRun>();
      for (const nth of KINDS) {
        const workers = (nth + round) % KINDS.length;
        const run = await site.run(workers);
        runs.set(workers, run);
        onProgress(`round ${String(round)}, ${told(workers, run)}`);
      }
      const of = (workers: number): WorkersRun => runs.get(workers) as WorkersRun;
      measured.push({ alongStore: of(0), byWorkers: [of(1), of(2), of(3)] });
    }
    const middle = (of: (round: WorkersBenchRound) => number): number => median(measured.map(of));
    return {
      bench: 'workers',
      ratio: middle(({ byWorkers: [one, , three] }) => three.perSecond / one.perSecond),
      twoToOne: middle(({ byWorkers: [one, two] }) => two.perSecond / one.perSecond),
      oneToStore: middle(
        ({ alongStore, byWorkers: [one] }) => one.perSecond / alongStore.perSecond,
      ),
      limit: 'one worker, the same events from the same topic',
      rounds: measured,
      events: site.events,
      partitions: site.partitions,
      projectors: site.projectors.map(({ name }) => name),
      cores: availableParallelism(),
      load: loadavg()[0] ?? NaN,
      seed,
      versions: { node: process.version, postgres: await site.postgresVersion() },
    };
  } finally {
    await site.close();
    await engine.close();
  }
}

function told(workers: number, run: WorkersRun): string {
  const who = workers === 0 ? 'along the store' : `${String(workers)} by partitions`;
  const { perSecond, workersMicros, postgresMicros, busiest } = run;
  const ofPostgres =
    postgresMicros === undefined ? '' : `, PostgreSQL ${postgresMicros.toFixed(0)} µs`;
  return (
    `${who}: ${perSecond.toFixed(0)}/s; processor time an event: workers ` +
    `${workersMicros.toFixed(0)} µs${ofPostgres}; the busiest at work ${(100 * busiest).toFixed(0)} %`
  );
}

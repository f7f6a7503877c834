import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { MetricName } from './metric-names.js';
import { ReadingGauges } from './reading-gauges.js';
import { SharedReadings, type TakeReadings } from './readings.js';

/** Bounds of durations in seconds: from what memory answers to what nobody waits for. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 4_096];
const LAG_QUANTILES = [0.5, 0.99] as const;
const NANOSECONDS = 1e9;

/** Connections of one pool, as `pg` counts them. */
export interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** What this process is. */
export interface Build {
  readonly version: string;
}

/**
 * What one process counts, in a registry of its own, and how it is told to Prometheus. Labels are of
 * bounded number: route templates, command types, projectors; never identifiers of cases or people.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = { registers: [this.registry] };
  private readonly gauges = new ReadingGauges(this.registry);
  private readonly pools = new Map<string, PoolCounts>();
  private readings: SharedReadings | undefined;
  private loop: IntervalHistogram | undefined;

  private readonly commands = new Counter({
    name: named('shaodao_commands_total'),
    help: 'Commands dealt with, by type and result.',
    labelNames: ['type', 'result'],
    ...this.registers,
  });

  private readonly requests = new Histogram({
    name: named('shaodao_http_request_duration_seconds'),
    help: 'From the first byte of a request to the last of its answer, by route template.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    ...this.registers,
  });

  private readonly groupSizes = new Histogram({
    name: named('shaodao_append_group_size'),
    help: 'Events written by one commit of the store.',
    buckets: GROUP_SIZES,
    ...this.registers,
  });

  private readonly appendSeconds = new Histogram({
    name: named('shaodao_append_seconds'),
    help: 'Time of one commit of the store, from sending to durable.',
    buckets: SECONDS,
    ...this.registers,
  });

  private readonly liveStreams = new Gauge({
    name: named('shaodao_live_streams'),
    help: 'Live streams that this process serves.',
    ...this.registers,
  });

  constructor({ version }: Build) {
    new Gauge({
      name: named('shaodao_build_info'),
      help: 'Always 1; says what runs.',
      labelNames: ['version', 'node'],
      ...this.registers,
    }).set({ version, node: process.versions.node }, 1);
    this.watchProcess();
    this.watchPools();
  }

  /** A command was dealt with. */
  command(type: string, result: string): void {
    this.commands.inc({ type, result });
  }

  /** A request was answered; `route` is a template, undefined for what has no route. */
  request(route: string | undefined, method: string, status: number, seconds: number): void {
    this.requests.observe({ route: route ?? 'other', method: known(method), status }, seconds);
  }

  /** The store committed a group of events. */
  appended(events: number, seconds: number): void {
    this.groupSizes.observe(events);
    this.appendSeconds.observe(seconds);
  }

  /** A live stream began; the returned function says that it ended. */
  streamBegan(): () => void {
    this.liveStreams.inc();
    return () => {
      this.liveStreams.dec();
    };
  }

  watchPool(name: string, pool: PoolCounts): void {
    this.pools.set(name, pool);
  }

  /** From where a scrape takes what only the database knows. */
  readFrom(take: TakeReadings): void {
    this.readings = new SharedReadings(take);
  }

  /** Media type of the text. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** All of it in Prometheus' text format. Never rejects: what cannot be read is left out. */
  async text(): Promise<string> {
    if (this.readings !== undefined) this.gauges.show(await this.readings.fresh());
    return this.registry.metrics();
  }

  /** Stops measuring what is measured all the time. */
  close(): void {
    this.loop?.disable();
  }

  private watchProcess(): void {
    const cpu = new Counter({
      name: named('shaodao_process_cpu_seconds_total'),
      help: 'Processor time of this process, user and system.',
      collect: () => {
        const { user, system } = process.cpuUsage();
        cpu.reset();
        cpu.inc((user + system) / 1e6);
      },
      ...this.registers,
    });
    const memory = new Gauge({
      name: named('shaodao_process_resident_bytes'),
      help: 'Memory of this process.',
      collect: () => {
        memory.set(process.memoryUsage.rss());
      },
      ...this.registers,
    });
    const lag = new Gauge({
      name: named('shaodao_event_loop_lag_seconds'),
      help: 'How much later than asked for timers fire, since the last scrape.',
      labelNames: ['quantile'],
      collect: () => {
        this.loop ??= startedMonitor();
        for (const quantile of LAG_QUANTILES)
          lag.set({ quantile }, this.loop.percentile(quantile * 100) / NANOSECONDS);
        lag.set({ quantile: '1' }, this.loop.max / NANOSECONDS);
        this.loop.reset();
      },
      ...this.registers,
    });
  }

  private watchPools(): void {
    const connections = new Gauge({
      name: named('shaodao_pool_connections'),
      help: 'Connections to PostgreSQL, by pool and whether they work.',
      labelNames: ['pool', 'state'],
      collect: () => {
        for (const [pool, { totalCount, idleCount }] of this.pools) {
          connections.set({ pool, state: 'idle' }, idleCount);
          connections.set({ pool, state: 'busy' }, totalCount - idleCount);
        }
      },
      ...this.registers,
    });
    const waiting = new Gauge({
      name: named('shaodao_pool_waiting'),
      help: 'Callers that wait for a connection of the pool.',
      labelNames: ['pool'],
      collect: () => {
        for (const [pool, { waitingCount }] of this.pools) waiting.set({ pool }, waitingCount);
      },
      ...this.registers,
    });
  }
}

/** A name of the list, so that a metric and the dashboards cannot drift apart. */
const named = (name: MetricName): MetricName => name;

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
const known = (method: string): string => (METHODS.has(method) ? method : 'other');

function startedMonitor(): IntervalHistogram {
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  return loop;
}

import type { Log } from '../logging/log.js';

export interface TracingSettings {
  /** Of the collector, OTLP over HTTP; `/v1/traces` is added where the address has no path. */
  readonly url: string;
  /** Name of this process in the traces, e.g. `shaodao-api`. */
  readonly service: string;
  /** Told now and then that traces are lost, and when they get through again. */
  readonly log: Log;
}

export interface Tracing {
  /** Sends what is left, for a few seconds at most, and makes no more spans. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Has spans made and sent to a collector, in batches beside the work: the queue is bounded, and what a
 * collector that is away or slow does not take is dropped. A request that says by its `traceparent` that
 * it is not recorded is not; every other one is. One tracing per process.
 */
export async function startTracing(settings: TracingSettings): Promise<Tracing> {
  // Without traces nothing of the SDK is even read from the disk.
  const { openTracing } = await import('./otlp-tracing.js');
  return openTracing(settings);
}

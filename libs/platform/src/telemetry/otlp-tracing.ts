import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { SteadyExporter } from './steady-exporter.js';
import { makeSpansWith, MOST_LINKS } from './spans.js';
import type { Tracing, TracingSettings } from './start-tracing.js';

/** Spans that wait to be sent; a span takes about a kilobyte. */
const QUEUE = 4_096;
const BATCH = 512;
const SEND_EVERY_MS = 1_000;
/** The collector's time for one batch; and ours at the end for all of them. */
const PATIENCE_MS = 5_000;
const PARTING_MS = 3_000;
const LONGEST_VALUE = 200;

/** See `startTracing`. The tracer is ours alone: what other packages would trace stays untraced. */
export function openTracing({ url, service, log }: TracingSettings): Tracing {
  const exporter = new SteadyExporter(
    new OTLPTraceExporter({ url: tracesUrl(url), timeoutMillis: PATIENCE_MS }),
    log,
  );
  const provider = new BasicTracerProvider({
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    resource: resourceFromAttributes({
      'service.name': service,
      'service.instance.id': `${hostname()}:${String(process.pid)}`,
    }),
    spanLimits: {
      linkCountLimit: MOST_LINKS,
      attributeCountLimit: 32,
      attributeValueLengthLimit: LONGEST_VALUE,
    },
    spanProcessors: [
      new BatchSpanProcessor(exporter, {
        maxQueueSize: QUEUE,
        maxExportBatchSize: BATCH,
        scheduledDelayMillis: SEND_EVERY_MS,
        exportTimeoutMillis: 2 * PATIENCE_MS,
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  makeSpansWith(provider.getTracer('shaodao'));
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    makeSpansWith(undefined);
    const parting = new AbortController();
    await Promise.race([
      provider.shutdown().catch(() => undefined),
      pause(PARTING_MS, undefined, { signal: parting.signal }),
    ]);
    parting.abort();
    context.disable();
  };
  return { stop: () => (stopping ??= stop()) };
}

/** Where a collector takes traces: the address itself where it names a path. */
export function tracesUrl(base: string): string {
  const url = new URL(base);
  if (url.pathname === '/' || url.pathname === '') url.pathname = '/v1/traces';
  return url.href;
}

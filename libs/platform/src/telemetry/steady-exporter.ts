import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { errorKind } from '../logging/tellable-error.js';
import type { Log } from '../logging/log.js';

type Told = Parameters<SpanExporter['export']>[1];

/** As OpenTelemetry numbers it. */
const SUCCESS = 0;
/** A collector that is away is said once in so long. */
const REPEAT_MS = 60_000;

/** Sends spans. Where they are lost the log says so once a minute, and how many when it is over. */
export class SteadyExporter implements SpanExporter {
  private lost = 0;
  private toldAt = -Infinity;

  constructor(
    private readonly collector: SpanExporter,
    private readonly log: Log,
  ) {}

  export(spans: ReadableSpan[], told: Told): void {
    this.collector.export(spans, (result) => {
      const code: number = result.code;
      if (code === SUCCESS) this.arrived();
      else this.missed(spans.length, result.error);
      told(result);
    });
  }

  shutdown(): Promise<void> {
    return this.collector.shutdown();
  }

  private missed(count: number, error: unknown): void {
    this.lost += count;
    if (performance.now() < this.toldAt + REPEAT_MS) return;
    this.toldAt = performance.now();
    this.log.warn(
      { spans: this.lost, cause: errorKind(error) },
      'the collector of OTLP_URL does not take traces; they are lost until it does',
    );
  }

  private arrived(): void {
    if (this.lost === 0) return;
    this.log.info({ spans: this.lost }, 'the collector takes traces again; so many were lost');
    this.lost = 0;
    this.toldAt = -Infinity;
  }
}

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A span as the collector gets it (OTLP 1.0, JSON). */
export interface ReceivedSpan {
  /** Who sent it. */
  readonly service: unknown;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  /** 2 where the work failed. */
  readonly status: number;
}

type Value = Readonly<Record<string, unknown>>;
interface Attribute {
  readonly key: string;
  readonly value: Value;
}
interface Body {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<
        ReceivedSpan,
        'service' | 'attributes' | 'links' | 'status'
      > & {
        readonly attributes?: readonly Attribute[];
        readonly links?: ReceivedSpan['links'];
        readonly status?: { readonly code?: number };
      })[];
    }[];
  }[];
}

/** A collector of traces on this machine: takes what comes and keeps it. */
export class OtlpReceiver {
  /** All that came, in the order in which it came. */
  readonly spans: ReceivedSpan[] = [];
  /** The same as it was sent. */
  text = '';
  /** What it answers; a collector in need answers 503. */
  status = 200;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (this.status === 200 && request.url === '/v1/traces') this.take(Buffer.concat(chunks));
        response.writeHead(this.status, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Spans of a trace, by name. */
  named(name: string, traceId?: string): readonly ReceivedSpan[] {
    return this.spans.filter(
      (span) => span.name === name && (traceId === undefined || span.traceId === traceId),
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private take(body: Buffer): void {
    const text = body.toString('utf8');
    this.text += text;
    for (const { resource, scopeSpans } of (JSON.parse(text) as Body).resourceSpans) {
      const service = valuesOf(resource.attributes)['service.name'];
      for (const { attributes = [], links = [], status, ...span } of scopeSpans.flatMap(
        ({ spans }) => spans,
      ))
        this.spans.push({
          ...span,
          service,
          links,
          status: status?.code ?? 0,
          attributes: valuesOf(attributes),
        });
    }
  }
}

const valuesOf = (attributes: readonly Attribute[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

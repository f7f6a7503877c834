import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Link,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { errorKind } from '../logging/tellable-error.js';
import { formatTraceparent, parseTraceparent } from './trace-context.js';

export type { Attributes, Span } from '@opentelemetry/api';

/** Most traces one span is linked with, however many events its batch has. */
export const MOST_LINKS = 32;

/** What is known of a piece of work when it begins. Route templates and identifiers, never contents. */
export interface SpanFacts {
  readonly attributes?: Attributes;
  /** Default `internal`. */
  readonly kind?: 'internal' | 'server' | 'producer' | 'consumer';
  /**
   * What it is a part of: a W3C `traceparent`, or `none` for a trace of its own. Absent: what is under
   * way here. A text that is no traceparent begins a trace.
   */
  readonly parent?: string;
  /** Traceparents of what it follows from without being a part of it; at most 32 are kept. */
  readonly links?: Iterable<string>;
}

/** Whatever remembers the trace it came of: an event, stored or to be. */
export interface Traced {
  readonly meta: { readonly traceparent?: string };
}

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Who makes spans. Undefined, where nobody asked for traces: then nothing below costs anything. */
let tracer: Tracer | undefined;

/** Has spans made from now on, or no more. For `startTracing` alone. */
export function makeSpansWith(maker: Tracer | undefined): void {
  tracer = maker;
}

/** True where traces are wanted. */
export const isTracing = (): boolean => tracer !== undefined;

/**
 * Does a piece of work as a span; spans and events made meanwhile belong to it. Without tracing the
 * facts are not even asked for, and the work gets no span.
 */
export function inSpan<T>(
  name: string,
  facts: () => SpanFacts,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  return tracer === undefined ? work(undefined) : traced(begin(tracer, name, facts()), work);
}

/**
 * Does what many events lead to at once as a trace of its own, linked with the traces of the events;
 * without a span where none of them is recorded in one.
 */
export function inBatchSpan<T>(
  name: string,
  events: readonly Traced[],
  attributes: () => Attributes,
  work: () => Promise<T>,
): Promise<T> {
  if (tracer === undefined) return work();
  const links = tracesOf(events);
  if (links.size === 0) return work();
  const facts = { parent: 'none', links, attributes: attributes() };
  return traced(begin(tracer, name, facts), work);
}

/** A span that the caller ends; undefined without tracing. */
export function openSpan(name: string, facts: SpanFacts): Span | undefined {
  return tracer === undefined ? undefined : begin(tracer, name, facts);
}

/** Runs code, and whatever it sets going, as a part of the span. */
export function within<T>(span: Span, run: () => T): T {
  return context.with(trace.setSpan(context.active(), span), run);
}

/** The span under way here; undefined without tracing, or outside of all spans. */
export function activeSpan(): Span | undefined {
  return tracer === undefined ? undefined : trace.getActiveSpan();
}

/** What a new event remembers of the trace under way here: `{}` without tracing. */
export function traceMeta(): Traced['meta'] {
  const span = activeSpan();
  return span === undefined ? {} : { traceparent: formatTraceparent(span.spanContext()) };
}

/** Says on the span that the work failed, and as what; never in whose words, which may quote anything. */
export function markFailed(span: Span, kind: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', kind);
}

async function traced<T>(span: Span, work: (span: Span) => Promise<T>): Promise<T> {
  try {
    return await within(span, () => work(span));
  } catch (error) {
    markFailed(span, errorKind(error));
    throw error;
  } finally {
    span.end();
  }
}

function begin(maker: Tracer, name: string, facts: SpanFacts): Span {
  const { attributes = {}, kind = 'internal', links = [] } = facts;
  const options = { attributes, kind: KINDS[kind], links: [...links].flatMap(linkTo) };
  return maker.startSpan(name, options, parentOf(facts));
}

function parentOf({ parent }: SpanFacts): Context {
  if (parent === undefined) return context.active();
  const known = parseTraceparent(parent);
  return known === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, known);
}

function linkTo(traceparent: string): readonly Link[] {
  const known = parseTraceparent(traceparent);
  return known === undefined ? [] : [{ context: known }];
}

/** The first recorded traces behind the events, each once. */
function tracesOf(events: readonly Traced[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { meta } of events) {
    if (meta.traceparent === undefined || found.has(meta.traceparent)) continue;
    if (parseTraceparent(meta.traceparent)?.traceFlags !== TraceFlags.SAMPLED) continue;
    found.add(meta.traceparent);
    if (found.size === MOST_LINKS) break;
  }
  return found;
}

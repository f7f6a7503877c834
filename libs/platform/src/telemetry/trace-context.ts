import { isValidSpanId, isValidTraceId, type SpanContext } from '@opentelemetry/api';

/** Version, trace, span, flags; later versions may say more behind a dash. */
const TRACEPARENT =
  /^(?!ff)(?<version>[0-9a-f]{2})-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?$/;

/** Longest header looked at; version 00 has 55 characters. */
const LONGEST = 200;

/**
 * What a `traceparent` names (W3C Trace Context, level 1, §3.2.2); undefined where it is no such text.
 * It comes from outside: whatever does not read exactly like one is as if it were not there.
 */
export function parseTraceparent(text: string | undefined): SpanContext | undefined {
  if (text === undefined || text.length > LONGEST) return undefined;
  const parts = TRACEPARENT.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { version, trace: traceId = '', span: spanId = '', flags = '', more } = parts;
  if (version === '00' && more !== undefined) return undefined;
  if (!isValidTraceId(traceId) || !isValidSpanId(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

/** The `traceparent` that names a span. */
export function formatTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-0${String(traceFlags & 1)}`;
}

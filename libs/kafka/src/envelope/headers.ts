import type { EventMeta } from '@shaodao/event-store';
import { CLOUD_EVENT } from './cloud-event.js';

/** What a consumer may look at before it reads a message: how it is written, and what it belongs to. */
export const headersOf = (meta: EventMeta): Readonly<Record<string, string>> => ({
  'content-type': CLOUD_EVENT,
  'correlation-id': meta.correlationId,
  ...(meta.causationId === undefined ? undefined : { 'causation-id': meta.causationId }),
  ...(meta.traceparent === undefined ? undefined : { traceparent: meta.traceparent }),
});

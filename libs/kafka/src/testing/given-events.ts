import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent } from '@shaodao/event-store';

/** An event of no matter what kind; `n` says which of its stream. */
export const anEvent = (n: number, more: object = {}): NewEvent => ({
  id: randomUUID(),
  type: 'CommentAdded',
  schemaVersion: 1,
  occurredAt: '2026-03-01T08:00:00.000Z',
  data: { n, ...more },
  meta: {
    actor: { person: 'p-1', unit: 'water', roles: ['UNIT'] },
    commandId: `p-1:${randomUUID()}`,
    correlationId: randomUUID(),
  },
});

/** Appends so many events, one after the other, to the streams in turn. */
export async function givenEvents(
  store: EventStore,
  streams: readonly string[],
  count: number,
  from = 1,
): Promise<void> {
  for (let n = from; n < from + count; n += 1)
    await store.append(
      streams.map((stream) => ({ stream, expected: 'any', events: [anEvent(n)] })),
    );
}

import type { EvolveMeta } from '@shaodao/decider';
import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import type { SideDefinition, SideEvent } from './definition.js';

/** A side stream read from its first event. */
export interface SideHistory {
  readonly events: readonly RecordedEvent[];
  readonly state: object;
  /** 0 where there is no such stream. */
  readonly revision: number;
}

/** Reads a stream and folds it, up to a revision where one is given. */
export async function readHistory(
  store: EventStore,
  definition: SideDefinition,
  id: string,
  through = Number.POSITIVE_INFINITY,
): Promise<SideHistory> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(`${definition.kind}-${id}`)) {
    if (event.revision > through) break;
    events.push(event);
  }
  return historyOf(definition, events);
}

/** What the events of a stream come to, from its first one on. */
function historyOf(definition: SideDefinition, events: readonly RecordedEvent[]): SideHistory {
  const { initial, evolve } = definition.aggregate;
  const state = events.reduce((before, event) => evolve(before, factOf(event)), initial);
  return { events, state, revision: events.length };
}

/** A stored event as the definition's own functions take it. */
export function factOf({ type, data, occurredAt, meta }: RecordedEvent): SideEvent & EvolveMeta {
  return { type, data: data as SideEvent['data'], occurredAt, actor: meta.actor };
}

import type { EventStore } from '@shaodao/event-store';
import { countsAt, effectiveAt } from '../history/effective.js';
import type { Moment } from '../history/moment.js';
import { factsByKey, matterTelling, streamOfMatter, tell, type Told } from './told.js';

/** An event that made a fact what it is. */
export interface EventOfFact {
  /** Place in the log. */
  readonly position: number;
  readonly revision: number;
  readonly type: string;
  /** ISO 8601 UTC. */
  readonly occurredAt: string;
}

/**
 * The events of an issue that made one of its facts, or changed it, up to a moment.
 * @param fact e.g. `ASSIGNMENT/a-7K3`.
 */
export async function eventsOfFact(
  store: Pick<EventStore, 'readStream'>,
  issue: string,
  fact: string,
  moment?: Moment,
): Promise<readonly EventOfFact[]> {
  const behind: EventOfFact[] = [];
  let told: Told | undefined;
  let effective: string | undefined;
  let said: string | undefined;
  const matter = matterTelling(issue, fact);
  for await (const event of store.readStream(streamOfMatter(matter))) {
    effective = effectiveAt(effective, event);
    if (moment !== undefined && !countsAt(moment, event, effective)) break;
    told = tell(told, matter, event);
    const now = JSON.stringify(factsByKey(told).get(fact));
    if (now === said) continue;
    said = now;
    const { position, revision, type, occurredAt } = event;
    behind.push({ position, revision, type, occurredAt });
  }
  return behind;
}

import { createHash } from 'node:crypto';
import type { Actor } from '@shaodao/decider';
import type { EventStore, NewEvent, Position } from '@shaodao/event-store';
import { traceMeta } from '@shaodao/platform';
import { CommandIdReused } from './erasure.js';

const STREAM = 'personal-reading';
const TYPE = 'PersonalDataRead';

/** Somebody wants to see the name and phone of the appellant of a matter. */
export interface PersonalReadingOrder {
  readonly issue: string;
  /** Whose data it is. */
  readonly subject: string;
  /** What for, in the reader's words. */
  readonly purpose: string;
  readonly actor: Actor;
  readonly commandId: string;
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly eventId: string;
}

/** A reading on record: who saw whose name and phone, in which matter, what for. */
export interface PersonalReading {
  readonly issue: string;
  readonly subject: string;
  readonly purpose: string;
  readonly by: Actor;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/**
 * Puts a reading of personal data on record, before it is shown (PIPL art. 54; domain §6.2): one
 * stream, so that it is kept, ordered and proved as everything else. The record holds no personal
 * data itself, and stays when the person is erased.
 * @returns where it stands; the same again for a repeated command id
 * @throws CommandIdReused
 */
export async function recordPersonalReading(
  { issue, subject, purpose, actor, commandId, now, eventId }: PersonalReadingOrder,
  store: EventStore,
): Promise<Position> {
  const fact: NewEvent = {
    id: eventId,
    type: TYPE,
    schemaVersion: 1,
    occurredAt: now,
    data: { issue, subject, purpose },
    meta: { actor, commandId, correlationId: commandId, ...traceMeta() },
  };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([actor.person, issue, purpose]))
    .digest('base64url');
  const result = await store.append([{ stream: STREAM, expected: 'any', events: [fact] }], {
    id: commandId,
    fingerprint,
    answer: { issue },
  });
  if (result.kind === 'conflict') throw new Error('An append at any revision cannot conflict');
  const first = result.kind === 'already-answered' ? result.command : { ...result, fingerprint };
  if (first.fingerprint !== fingerprint) throw new CommandIdReused(commandId);
  return first.position;
}

/** The newest readings, latest first; of one matter only where it is named. */
export async function personalReadings(
  { limit, issue }: { readonly limit: number; readonly issue?: string | undefined },
  store: EventStore,
): Promise<readonly PersonalReading[]> {
  const found: PersonalReading[] = [];
  for await (const event of store.readStream(STREAM, { direction: 'backward' })) {
    const read = event.data as Pick<PersonalReading, 'issue' | 'subject' | 'purpose'>;
    if (issue !== undefined && read.issue !== issue) continue;
    found.push({ ...read, by: event.meta.actor, at: event.occurredAt });
    if (found.length >= limit) break;
  }
  return found;
}

import { createHash } from 'node:crypto';
import type { Actor } from '@shaodao/decider';
import { type EventStore, type NewEvent, type Position } from '@shaodao/event-store';
import { traceMeta } from '@shaodao/platform';
import type { Vault } from '@shaodao/vault';

export interface ErasureOrder {
  readonly subject: string;
  readonly actor: Actor;
  /** Why: the person's request, end of retention, a ruling … */
  readonly reason: string;
  readonly commandId: string;
  readonly now: string;
  readonly eventId: string;
}

/** The command id was used for another order before. */
export class CommandIdReused extends Error {
  override readonly name = 'CommandIdReused';
  constructor(readonly commandId: string) {
    super(`The command id ${commandId} was used for something else before`);
  }
}

/** Nothing was ever kept under this id: most likely it is mistyped. */
export class SubjectUnknown extends Error {
  override readonly name = 'SubjectUnknown';
  constructor(readonly subject: string) {
    super(`There is no subject ${subject}`);
  }
}

export interface Erasure {
  /** Of the fact; reads that waited for it show nothing of the subject. */
  readonly position: Position;
  /** When the key was destroyed, ISO 8601 UTC; for one erased before, that first time. */
  readonly erasedAt: string;
}

/**
 * Erases a subject: first the fact (so that read tables drop what they derived, and a crash in
 * between is made good by the shredder), then the key. Doing it again changes nothing.
 * @throws SubjectUnknown, CommandIdReused
 */
export async function eraseSubject(
  order: ErasureOrder,
  store: EventStore,
  vault: Vault,
): Promise<Erasure> {
  if (!(await vault.knows(order.subject))) throw new SubjectUnknown(order.subject);
  const fact: NewEvent = {
    id: order.eventId,
    type: 'SubjectErased',
    schemaVersion: 1,
    occurredAt: order.now,
    data: { subject: order.subject, reason: order.reason },
    meta: {
      actor: order.actor,
      commandId: order.commandId,
      correlationId: order.commandId,
      ...traceMeta(),
    },
  };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([order.actor.person, order.subject, order.reason]))
    .digest('base64url');
  const result = await store.append(
    [{ stream: `subject-${order.subject}`, expected: 'any', events: [fact] }],
    { id: order.commandId, fingerprint, answer: { subject: order.subject, erased: true } },
  );
  if (result.kind === 'conflict') throw new Error('An append at any revision cannot conflict');
  const first = result.kind === 'already-answered' ? result.command : { ...result, fingerprint };
  if (first.fingerprint !== fingerprint) throw new CommandIdReused(order.commandId);
  return { position: first.position, erasedAt: await vault.erase(order.subject) };
}

import type { JsonObject, Refusal } from '@shaodao/decider';
import type { Outcome } from '@shaodao/event-store';
import { Problem } from './problem.js';
import { etagOf } from './revision-header.js';

export const POSITION_HEADER = 'shaodao-position';

/** What a command's caller gets. */
export interface CommandAnswer {
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The answer to a command a stream has dealt with, whatever the stream is of.
 * @param refused the problem of a refusal, with the revision it was decided on
 * @throws Problem where it was not done: that of the refusal, 409, 412 or 503
 */
export function outcomeAnswer(
  outcome: Outcome,
  refused: (refusal: Refusal, revision: number) => Problem,
): CommandAnswer {
  switch (outcome.kind) {
    case 'done':
      return {
        body: outcome.answer,
        headers: {
          etag: etagOf(Number(outcome.answer['revision'])),
          [POSITION_HEADER]: String(outcome.position),
          ...(outcome.replayed ? { 'idempotency-replayed': 'true' } : {}),
        },
      };
    case 'refused':
      throw refused(outcome.refusal, outcome.revision);
    case 'stale':
      throw staleProblem(outcome.actual);
    case 'reused-id':
      throw new Problem(409, 'IDEMPOTENCY_KEY_REUSED');
    case 'contended':
      throw new Problem(503, 'CONTENDED', { headers: { 'retry-after': '1' } });
  }
}

/** The 412 of a command meant for another revision, with the one that is. */
export const staleProblem = (actual: number): Problem =>
  new Problem(412, 'REVISION_STALE', { headers: { etag: etagOf(actual) } });

import type { JsonObject, Refusal } from '@shaodao/decider';
import type { DoorOutcome } from '@shaodao/issue';
import { Problem } from '../http/problem.js';
import { etagOf } from '../http/revision-header.js';
import { refusalSentence, refusalStatus } from './refusals.js';

export const POSITION_HEADER = 'shaodao-position';

/** What a command's caller gets. */
export interface CommandAnswer {
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The answer to a command the door has dealt with.
 * @throws Problem where it was not done: 403, 404, 409, 412, 422 or 503
 */
export function commandAnswer(outcome: DoorOutcome): CommandAnswer {
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
      throw refused(refusalStatus(outcome.refusal), outcome.refusal, outcome.revision);
    case 'forbidden':
      throw refused(403, outcome.refusal);
    case 'unknown':
      throw new Problem(404, 'ISSUE_UNKNOWN');
    case 'stale':
      throw new Problem(412, 'REVISION_STALE', { headers: { etag: etagOf(outcome.actual) } });
    case 'reused-id':
      throw new Problem(409, 'IDEMPOTENCY_KEY_REUSED');
    case 'contended':
      throw new Problem(503, 'CONTENDED', { headers: { 'retry-after': '1' } });
  }
}

function refused(status: number, refusal: Refusal, revision?: number): Problem {
  const sentence = refusalSentence(refusal);
  return new Problem(status, refusal.code, {
    ...(refusal.params === undefined ? {} : { params: refusal.params }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(revision === undefined ? {} : { headers: { etag: etagOf(revision) } }),
  });
}

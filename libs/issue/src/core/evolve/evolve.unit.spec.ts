import { describe, expect, it } from '@jest/globals';
import { given, happened, START, type Past } from '../../testing/given.js';
import {
  ACCEPTED,
  CLOSED,
  closed,
  fedBack,
  FED_BACK,
  reported,
  signed,
} from '../../testing/history.js';
import { ContradictoryStream } from './fold.js';

describe('a stream that no decider wrote', () => {
  const reopened: Past = {
    type: 'IssueReopened',
    data: { reason: 'enc1.reason', round: 2, dueAt: START },
  };

  it.each<[string, readonly Past[], string]>([
    ['begins with work', [signed()], 'NONE'],
    ['ends before it begins', [{ type: 'IssueArchived', data: { retentionClass: 'x' } }], 'NONE'],
    ['reports twice', [reported(), reported()], 'REPORTED'],
    ['accepts without classification', [reported(), ACCEPTED[2] as Past], 'REPORTED'],
    ['feeds back before acceptance', [reported(), fedBack()], 'REPORTED'],
    ['answers after acceptance', [...ACCEPTED, closed({ outcome: 'ANSWERED' })], 'ACCEPTED'],
    ['reopens what is open', [...FED_BACK, reopened], 'FED_BACK'],
  ])('is not read as if nothing were wrong: it %s', (_what, history, phase) => {
    expect(() => given(...history).state).toThrow(new ContradictoryStream(phase as 'NONE'));
  });
});

describe('folding', () => {
  it('remembers when the phase began and when something last happened', () => {
    const times = happened(CLOSED).map((event) => event.occurredAt);
    const unreached: Past = {
      type: 'CallbackUnreached',
      data: { attempt: 1 },
    };
    expect(given(...FED_BACK, unreached).state).toMatchObject({
      reportedAt: times[0],
      phaseSince: times[FED_BACK.length - 1],
      lastOccurredAt: times[FED_BACK.length],
      callbackAttempts: 1,
    });
  });
});

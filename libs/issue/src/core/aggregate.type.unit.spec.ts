import { describe, expect, it } from '@jest/globals';
import type { IssueCommand } from '../commands/index.js';
import { contextOf } from '../testing/given.js';
import { profileOf } from '../testing/small-district.js';
import { issueAggregate } from './aggregate.js';
import { closeIssue } from './decide/closing.js';
import { signAssignment } from './decide/handling.js';
import type { IssueEventMap } from './events.js';
import { reject } from './rejections.js';
import type { IssueState, StateIn } from './state.js';

const look = (value: unknown): unknown => value;

/**
 * Wrong calls must not compile: the type check fails where one of them does. Nothing here runs.
 */
export function wrongCalls(
  state: IssueState,
  handled: StateIn<'HANDLED'>,
  dispatched: StateIn<'DISPATCHED'>,
): void {
  const context = contextOf();
  const profile = profileOf('hotline');
  const close = { type: 'CloseIssue' } as const;
  const sign = { type: 'SignAssignment', assignment: 'a' } as const;

  closeIssue({ command: close, state: handled, context, profile });
  // @ts-expect-error a matter that is only dispatched cannot be closed
  closeIssue({ command: close, state: dispatched, context, profile });
  // @ts-expect-error whether it can be signed is unknown until the phase is
  signAssignment({ command: sign, state, context, profile });
  // @ts-expect-error an assignment is signed by its number
  issueAggregate.decide({ type: 'SignAssignment' }, state, context);
  // @ts-expect-error there is no such command
  issueAggregate.decide({ type: 'BurnIssue' }, state, context);
  // @ts-expect-error an event is folded with the time and the person of the act
  issueAggregate.evolve(state, { type: 'IssueArchived', data: { retentionClass: 'x' } });
  // @ts-expect-error the state before acceptance holds no assignments
  look((state as StateIn<'REPORTED'>).assignments);
  // @ts-expect-error states are not changed, they follow one another
  handled.reworkRound = 7;
  // @ts-expect-error the sentence of this refusal names the unit
  reject('NOT_LEAD');
  // @ts-expect-error there is no such rejection
  reject('NOT_TODAY');
  // @ts-expect-error a matter is closed as handled or as answered, nothing else
  const outcome: IssueEventMap['IssueClosed']['outcome'] = 'LOST';
  look(outcome);
  // @ts-expect-error a limit is text in ISO 8601, not a Date
  look({ type: 'DispatchIssue', lead: 'water', dueAt: new Date(0) } satisfies IssueCommand);
}

describe('the types of the core', () => {
  it('refuse what must not be written (see above; the type check is the test)', () => {
    expect(wrongCalls).toHaveLength(3);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { IssueCommandOf } from '../../commands/index.js';
import { atWork, dispatchedToWater, leadTicket, on } from '../../testing/lived.js';
import { given } from '../../testing/given.js';
import * as past from '../../testing/history.js';
import { CHIEF_OF_WATER, DISPATCHER, WATER } from '../../testing/small-district.js';

const SUSPEND: IssueCommandOf<'SuspendIssue'> = {
  type: 'SuspendIssue',
  cause: 'STATUTORY_APPRAISAL',
  until: on(10, 12),
  reason: 'the pipe is being tested',
  media: ['order-of-test'],
  told: 'enc1.told',
};
const RESUME = { type: 'ResumeIssue', reason: 'the test is back' } as const;

describe('a suspension', () => {
  it('stops the clocks of the work, and none of those that keep people informed', () => {
    const lived = atWork().at(on(3, 9), SUSPEND);
    expect(lived.state).toMatchObject({
      hold: { kind: 'SUSPENDED', cause: 'STATUTORY_APPRAISAL', until: on(10, 12) },
    });
    expect(lived.clock('HANDLE').pausedAt).toBe(on(3, 9));
    expect(lived.clock('OVERALL').pausedAt).toBe(on(3, 9));
    expect(lived.clock('CONTACT').pausedAt).toBeUndefined();
    expect(lived.clock('INTERIM').pausedAt).toBeUndefined();
    expect(lived.elapses('HANDLE', on(9, 9)).last).toEqual([]);
  });

  it('ends with what was left of each limit; nothing that passed before is lost', () => {
    const lived = atWork().at(on(3, 9), SUSPEND).at(on(5, 9), RESUME);
    expect(lived.last).toMatchObject([
      {
        type: 'IssueResumed',
        data: {
          automatic: false,
          tickets: [{ dueAt: on(10, 17, 30) }],
          toldDueAt: on(24, 17, 30),
          clocks: { moved: [{ because: 'RESUMED' }, {}, {}] },
        },
      },
    ]);
    expect(lived.clock('HANDLE')).toMatchObject({ dueAt: on(10, 17, 30) });
    expect(lived.clock('HANDLE').pausedAt).toBeUndefined();
    expect(lived.state).toMatchObject({
      dueAt: on(24, 17, 30),
      overallDueAt: on(22, 17, 30),
      assignments: [{ dueAt: on(10, 17, 30) }],
    });
    expect(lived.running()).not.toContain('SUSPENSION');
  });

  it('ends by itself at its time', () => {
    const lived = atWork().at(on(3, 9), SUSPEND).elapses('SUSPENSION');
    expect(lived.last).toMatchObject([
      { type: 'ClockBreached', data: { kind: 'SUSPENSION', dueAt: on(10, 12) } },
      { type: 'IssueResumed', data: { automatic: true } },
    ]);
    expect(lived.state).not.toHaveProperty('hold');
    expect(lived.clock('HANDLE').pausedAt).toBeUndefined();
  });

  it('leaves what is overdue overdue', () => {
    const lived = atWork()
      .elapses('HANDLE')
      .at(on(9, 9), { ...SUSPEND, until: on(12, 9) });
    expect(lived.clock('HANDLE').pausedAt).toBeUndefined();
    lived.at(on(10, 9), RESUME);
    expect(lived.clock('HANDLE')).toMatchObject({
      dueAt: on(8, 17, 30),
      breachedAt: on(8, 17, 30),
    });
  });

  it('needs a cause of the mechanism, proof, an end within its longest time, and telling', () => {
    const lived = atWork();
    const refused = (changes: object) => lived.refusalAt(on(3, 9), { ...SUSPEND, ...changes });
    expect(refused({ cause: 'WEATHER_OR_SEASON' })).toBe('SUSPENSION_CAUSE');
    expect(refused({ media: [] })).toBe('PROOF_MISSING');
    expect(refused({ until: on(3, 9) })).toBe('DUE_NOT_AFTER_NOW');
    expect(refused({ until: on(63, 10) })).toBe('SUSPENSION_TOO_LONG');
    expect(refused({ told: undefined })).toBe('APPELLANT_NOT_TOLD');
    expect(refused({})).toBeUndefined();
  });

  it('is approved by somebody who neither asked for it nor works on the matter', () => {
    const lived = atWork();
    const byDispatcher = { ...SUSPEND, askedBy: DISPATCHER.person };
    expect(lived.refusalAt(on(3, 9), byDispatcher)).toBe('OWN_REQUEST');
    expect(lived.refusalAt(on(3, 9), SUSPEND, { actor: WATER })).toBe('OWN_WORK');
  });

  it('is one at a time, and lets nobody finish or ask for more time meanwhile', () => {
    const lived = atWork().at(on(3, 9), SUSPEND);
    expect(lived.refusalAt(on(3, 10), SUSPEND)).toBe('ISSUE_SUSPENDED');
    const assignment = leadTicket(lived);
    expect(
      lived.refusalAt(
        on(3, 10),
        { type: 'CompleteHandling', assignment, result: 'enc1.result', outcome: 'RESOLVED' },
        { actor: WATER },
      ),
    ).toBe('ISSUE_SUSPENDED');
    expect(
      lived.refusalAt(
        on(3, 10),
        { type: 'RequestExtension', assignment, dueAt: on(20, 9), reason: 'more' },
        { actor: CHIEF_OF_WATER },
      ),
    ).toBe('ISSUE_SUSPENDED');
    expect(lived.at(on(4, 9), RESUME).refusalAt(on(4, 10), RESUME)).toBe('NOT_SUSPENDED');
  });

  it('is for mechanisms that know it', () => {
    given(...past.IN_PROGRESS)
      .when(SUSPEND, { actor: DISPATCHER })
      .refuses('COMMAND_NOT_IN_PROFILE');
  });
});

describe('a return under decision', () => {
  it('lets the limit stand still where the mechanism says so, and go on when it is denied', () => {
    const lived = dispatchedToWater();
    const assignment = leadTicket(lived);
    lived
      .at(
        on(2, 9),
        { type: 'RequestReturn', assignment, basis: 'list item 3' },
        { actor: CHIEF_OF_WATER },
      )
      .at(on(3, 9), { type: 'DenyReturn', assignment, reason: 'it is its duty' });
    expect(lived.clock('HANDLE')).toMatchObject({ dueAt: on(9, 17, 30) });
    expect(lived.last).toMatchObject([
      { type: 'ReturnDenied', data: { tickets: [{ assignment, dueAt: on(9, 17, 30) }] } },
    ]);
  });
});

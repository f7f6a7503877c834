import { describe, expect, it } from '@jest/globals';
import { daysAfter, given, START, type Past } from '../../testing/given.js';
import {
  acceptedIn,
  DISPATCHED,
  HANDLED,
  ordered,
  redispatched,
  requested,
  returned,
  returnRequested,
  supervised,
} from '../../testing/history.js';
import { SUPERVISOR, WATER } from '../../testing/small-district.js';

const by = { actor: SUPERVISOR };
const REMIND = { type: 'Remind', unit: 'water', note: 'half the time is over' } as const;
const ORDER = {
  type: 'OrderSupervision',
  unit: 'water',
  reason: 'overdue',
  replyBy: daysAfter(START, 6),
} as const;
const REPLY = { type: 'ReplySupervision', order: 'o-1', content: 'enc1.content' } as const;
const LIFT = { type: 'LiftSupervision', order: 'o-1', reason: 'done' } as const;

const replied: Past = {
  type: 'SupervisionReplied',
  data: { order: 'o-1', unit: 'water', content: 'enc1.content' },
};
const lifted: Past = { type: 'SupervisionLifted', data: { order: 'o-1', reason: 'done' } };

describe('reminding (催办)', () => {
  it('goes to a unit with a part in the matter', () => {
    given(...DISPATCHED)
      .when(REMIND, by)
      .then({
        type: 'ReminderSent',
        data: { reminder: 'reminder-1', unit: 'water', note: 'half the time is over' },
      });
    given(...DISPATCHED)
      .when({ ...REMIND, unit: 'parks' }, by)
      .refuses('UNIT_NOT_INVOLVED', { unit: 'parks' });
  });

  it('reaches who was ordered, and who is liable though the ticket went back', () => {
    const waiting = [...acceptedIn('orders'), requested(), ordered()];
    expect(given(...waiting).when({ ...REMIND, unit: 'street-north' }, by).decision.ok).toBe(true);
    const returnedLead = [...DISPATCHED, returnRequested(), returned()];
    expect(given(...returnedLead).when(REMIND, by).decision.ok).toBe(true);
  });

  it('does not reach a unit that was let go and replaced', () => {
    const passedOn: readonly Past[] = [
      ...DISPATCHED,
      returnRequested(),
      returned(),
      redispatched({ replaces: [] }),
      {
        type: 'AssignmentSigned',
        data: { assignment: 'a-sanitation', unit: 'sanitation', handler: 'p-sanitation' },
      },
    ];
    given(...passedOn)
      .when(REMIND, by)
      .refuses('UNIT_NOT_INVOLVED');
  });
});

describe('supervision (督办)', () => {
  it('presses a unit formally, with a reply due', () => {
    given(...HANDLED)
      .when(ORDER, by)
      .then({
        type: 'SupervisionOrdered',
        data: {
          order: 'supervision-1',
          unit: 'water',
          reason: 'overdue',
          replyBy: daysAfter(START, 6),
        },
      });
    given(...HANDLED)
      .when({ ...ORDER, unit: 'parks' }, by)
      .refuses('UNIT_NOT_INVOLVED');
    given(...HANDLED)
      .when({ ...ORDER, replyBy: START }, by)
      .refuses('DUE_NOT_AFTER_NOW');
  });

  it('is answered once, in the name of the unit', () => {
    given(...HANDLED, supervised())
      .when(REPLY, { actor: WATER })
      .then({
        type: 'SupervisionReplied',
        data: { order: 'o-1', unit: 'water', content: 'enc1.content' },
      });
    given(...HANDLED, supervised(), replied)
      .when(REPLY, { actor: WATER })
      .refuses('SUPERVISION_STATUS', { supervision: 'REPLIED', command: 'ReplySupervision' });
  });

  it('is lifted, answered or not, once', () => {
    const lift = { type: 'SupervisionLifted', data: { order: 'o-1', reason: 'done' } } as const;
    given(...HANDLED, supervised())
      .when(LIFT, by)
      .then(lift);
    given(...HANDLED, supervised(), replied)
      .when(LIFT, by)
      .then(lift);
    given(...HANDLED, supervised(), lifted)
      .when(LIFT, by)
      .refuses('SUPERVISION_STATUS', { supervision: 'LIFTED' });
  });

  it('is known by its number', () => {
    given(...HANDLED)
      .when(LIFT, by)
      .refuses('SUPERVISION_UNKNOWN', { order: 'o-1' });
    given(...HANDLED)
      .when(REPLY, by)
      .refuses('SUPERVISION_UNKNOWN', { order: 'o-1' });
  });
});

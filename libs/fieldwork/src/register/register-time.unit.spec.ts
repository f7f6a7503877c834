import { describe, expect, it } from '@jest/globals';
import { clock, daysAfter, START, SYSTEM } from '../../../../test/side-streams/given.js';
import { register } from './register.js';
import type { RegisterEvent } from './state.js';
import {
  given,
  OTHER,
  registered,
  filled,
  moved,
  STATE,
  measuresSet,
  entry,
} from '../../../../test/side-streams/risk-register.js';

describe('the limit of a state', () => {
  const due = { type: 'ElapseClock', clock: 'state', moment: STATE.dueAt } as const;
  const late = { actor: SYSTEM, now: STATE.dueAt };

  it('makes the entry overdue, once', () => {
    const overdue = {
      type: 'EntryOverdue',
      data: { state: 'MEASURES_SET', dueAt: STATE.dueAt, clocks: { stopped: ['state'] } },
    } satisfies RegisterEvent;
    given(registered, measuresSet).when(due, late).then(overdue);
    given(registered, measuresSet, overdue).when(due, late).thenNothing();
    expect(entry([registered, measuresSet, overdue]).overdue).toBe(true);
  });

  it('is not over before its moment, nor in a state left meanwhile', () => {
    given(registered, measuresSet)
      .when(due, { actor: SYSTEM, now: daysAfter(START, 9) })
      .thenNothing();
    const rectifying = moved('rectify', 'MEASURES_SET', 'RECTIFYING', {
      clocks: { stopped: ['state'] },
    });
    given(registered, measuresSet, rectifying).when(due, late).thenNothing();
  });

  it('takes the step that the playbook names, as nobody’s deed', () => {
    const fiveDays = clock('state', START, { amount: 5, unit: 'NAT_DAY' });
    const rectifying = moved('rectify', 'MEASURES_SET', 'RECTIFYING', {
      clocks: { started: [fiveDays] },
    });
    const { decision } = given(registered, rectifying).when(
      { ...due, moment: fiveDays.dueAt },
      { actor: SYSTEM, now: fiveDays.dueAt },
    );
    expect(decision).toMatchObject({
      events: [
        { type: 'EntryOverdue' },
        { type: 'StepTaken', data: { step: 'fall-back', to: 'MEASURES_SET', byClock: true } },
      ],
    });
    const fallen = moved('fall-back', 'RECTIFYING', 'MEASURES_SET', { byClock: true });
    expect(entry([registered, rectifying, fallen]).takenBy).not.toHaveProperty('fall-back');
  });
});

describe('a mode', () => {
  const until = daysAfter(START, 20);
  const enter = { type: 'EnterMode', mode: 'event', until, reason: '重大活动保障' } as const;

  it('makes the limits denser while it lasts', () => {
    const scene = given(registered, measuresSet);
    const { decision } = scene.when(enter);
    expect(decision).toMatchObject({
      events: [
        {
          type: 'ModeEntered',
          data: {
            until,
            clocks: {
              started: [
                { id: 'mode', dueAt: until },
                { id: 'state', dueAt: daysAfter(scene.now, 1) },
              ],
            },
          },
        },
      ],
    });
  });

  it('ends by itself, and the ordinary limit begins anew', () => {
    const entered = {
      type: 'ModeEntered',
      data: {
        mode: 'event',
        until,
        reason: '重大活动保障',
        clocks: { started: [clock('mode', START, { amount: 20, unit: 'NAT_DAY' })] },
      },
    } satisfies RegisterEvent;
    expect(entry([registered, measuresSet, entered]).mode).toEqual({ code: 'event', until });
    const over = { type: 'ElapseClock', clock: 'mode', moment: until } as const;
    const left = {
      type: 'ModeLeft',
      data: {
        mode: 'event',
        clocks: {
          stopped: ['mode'],
          started: [clock('state', until, { amount: 10, unit: 'NAT_DAY' })],
        },
      },
    } satisfies RegisterEvent;
    given(registered, measuresSet, entered).when(over, { actor: SYSTEM, now: until }).then(left);
    expect(entry([registered, measuresSet, entered, left]).mode).toBeNull();
  });

  it('is one the playbook has, with an end ahead', () => {
    given(registered)
      .when({ ...enter, mode: 'carnival' })
      .refuses('MODE_UNKNOWN');
    given(registered)
      .when({ ...enter, until: START })
      .refuses('MODE_NOT_AHEAD');
  });
});

describe('what an entry orders elsewhere', () => {
  const self = { id: 's-1' };
  const orders = (event: RegisterEvent, data: object) => {
    const opening = { ...registered, data: { ...registered.data, ...data } };
    const meta = { occurredAt: START, actor: OTHER };
    return register.effects?.({ ...event, ...meta }, entry([opening]), self);
  };

  it('is an issue in its territory', () => {
    const report = { kind: 'HELP', channel: 'patrol', category: 'safety' };
    const opensIssue = { issue: 'i-new', ...report };
    const rectify = moved('rectify', 'MEASURES_SET', 'RECTIFYING', { opensIssue });
    expect(entry([registered, rectify]).issues).toEqual(['i-new']);
    expect(orders(rectify, { territory: 'east' })).toEqual([
      {
        target: 'issue',
        id: 'i-new',
        command: { type: 'ReportIssue', title: '老旧厂房', territory: 'east', ...report },
      },
    ]);
  });

  it('is the first slip of the next round', () => {
    const reply = moved('reply', 'NEED', 'REPLY', { ended: true, opensNext: 'slips' });
    expect(orders(reply, { register: 'slips', round: 2, owner: 'liaison' })).toEqual([
      {
        target: 'side',
        kind: 'register',
        command: {
          type: 'RegisterEntry',
          ...{ playbook: 'book', register: 'slips', title: '老旧厂房', owner: 'liaison' },
          ...{ follows: 's-1', round: 3 },
        },
      },
    ]);
  });

  it('is nothing for all else', () => {
    expect(orders(filled, {})).toEqual([]);
    expect(orders(measuresSet, {})).toEqual([]);
  });

  it('connects issues once, also after its end', () => {
    const connect = { type: 'ConnectIssue', issue: 'i-1' } as const;
    const connected = { type: 'IssueConnected', data: { issue: 'i-1' } } satisfies RegisterEvent;
    const ended = moved('clear', 'MEASURES_SET', 'CLEARED', { ended: true });
    given(registered, ended).when(connect).then(connected);
    given(registered, connected).when(connect).refuses('ISSUE_CONNECTED');
    expect(register.facts(entry([registered, connected])).issues).toEqual(['i-1']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { CLERK, START } from '../../../../test/side-streams/given.js';
import { called, DUE, given, held, HELD, seat } from '../testing/council.js';
import type { MeetingEvent } from './events.js';
import { meeting } from './meeting.js';

describe('what a meeting orders elsewhere', () => {
  const orders = (event: MeetingEvent, ...history: readonly MeetingEvent[]) =>
    meeting.effects?.(
      { ...event, occurredAt: START, actor: CLERK },
      given(...history, event).state,
      { id: '01X' },
    );

  it('is the tasks, handled by whom the resolution names', () => {
    const task = {
      ...{ resolution: 'r-1', title: 'enc1.mend', text: 'enc1.how', owner: 'roads', dueAt: DUE },
      ...{ issue: '01Y', channel: 'visit', kind: 'HELP', category: 'road', part: false },
    };
    const opened = {
      type: 'TasksOpened',
      data: { tasks: [task, { ...task, issue: 'i-7', part: true }] },
    } as const;
    const place = { category: 'road', territory: 'village-east' };
    const report = { channel: 'visit', kind: 'HELP', title: 'enc1.mend', description: 'enc1.how' };
    expect(orders(opened, ...HELD)).toEqual([
      { target: 'issue', id: '01Y', command: { type: 'ReportIssue', ...report, ...place } },
      { target: 'issue', id: '01Y', command: { type: 'AcceptIssue', ...place } },
      {
        target: 'issue',
        id: '01Y',
        command: { type: 'DispatchIssue', lead: 'roads', dueAt: DUE, reason: '会议决议' },
      },
      {
        target: 'issue',
        id: 'i-7',
        command: { type: 'SplitSubtask', unit: 'roads', task: 'enc1.how', dueAt: DUE },
      },
    ]);
  });

  it('is the meeting of the next level', () => {
    const data = {
      ...{ reason: 'beyond us', at: DUE, seats: [seat('mayor')] },
      ...{ meetingType: 'town', meeting: '01Z' },
    };
    expect(orders({ type: 'MatterRaised', data }, ...HELD)).toEqual([
      {
        target: 'side',
        kind: 'meeting',
        id: '01Z',
        command: {
          type: 'CallMeeting',
          ...{ meetingType: 'town', title: 'enc1.road', at: DUE },
          ...{ territory: 'village-east', seats: [seat('mayor')], raisedFrom: '01X' },
          playbook: 'book',
        },
      },
    ]);
  });

  it('is the link with the issue it studies, and nothing else', () => {
    expect(orders(called({ issue: 'i-7' }))).toEqual([
      {
        target: 'issue',
        id: 'i-7',
        command: { type: 'LinkIssue', relation: 'TO_MEETING', stream: 'meeting-01X' },
      },
    ]);
    expect(orders(called())).toEqual([]);
    expect(orders(held(), called())).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { countsOf, tasksOf, type BoardRow, type InboxEntry } from './task.js';

const entry = (issue: string, rest: Partial<InboxEntry>): InboxEntry => ({
  issue,
  assignment: `a-${issue}`,
  unit: 'water',
  role: 'lead',
  status: 'PENDING_SIGN',
  replaced: false,
  assignedAt: '2026-11-20T00:00:00.000Z',
  dueAt: 'infinity',
  signedAt: null,
  contactedAt: null,
  doneAt: null,
  handler: null,
  returnState: 'none',
  revision: 4,
  ...rest,
});
const row = (issue: string, rest: Partial<BoardRow>): BoardRow =>
  ({ issue, phase: 'DISPATCHED', units: ['water'], ...rest }) as BoardRow;

describe("a unit's tasks", () => {
  it('come by what is due next, those without a limit last', () => {
    const open = [
      entry('never', {}),
      entry('late', { dueAt: '2026-11-22T00:00:00.000Z' }),
      entry('soon', { dueAt: '2026-11-24T00:00:00.000Z' }),
    ];
    const tasks = tasksOf({ open, done: [], rows: [], unit: 'water' });
    expect(tasks.map(({ issue }) => issue)).toEqual(['late', 'soon', 'never']);
    expect(tasks[2]).not.toHaveProperty('dueAt');
  });

  it('lie under what is to be done with them; what left the unit lies nowhere', () => {
    const open = (['CALLED', 'WORKING', 'REWORK', 'PENDING_SIGN'] as const).map((status) =>
      entry(status, { status }),
    );
    const done = [
      entry('done', { status: 'DONE', doneAt: '2026-11-23T01:00:00.000Z' }),
      entry('gone', { status: 'RETURNED' }),
    ];
    const tasks = tasksOf({ open, done, rows: [], unit: 'water' });
    expect(countsOf(tasks)).toEqual({ toSign: 1, called: 1, working: 1, returned: 1, done: 1 });
  });

  it('hold the orders the unit is named in and has no assignment for', () => {
    const rows = [
      row('mine', { phase: 'ORDERED', dueAt: '2026-11-24T00:00:00.000Z' }),
      row('theirs', { phase: 'ORDERED', units: ['gas'] }),
      row('given', { phase: 'ORDERED' }),
      row('other', {}),
    ];
    const tasks = tasksOf({ open: [entry('given', {})], done: [], rows, unit: 'water' });
    expect(tasks.map(({ issue, status }) => [issue, status])).toEqual([
      ['mine', 'ORDERED'],
      ['given', 'PENDING_SIGN'],
    ]);
    expect(tasks[1]?.row).toBe(rows[2]);
  });
});

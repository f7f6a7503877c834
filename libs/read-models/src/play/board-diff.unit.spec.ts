import { describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { BoardRow } from '../board/row.js';
import type { Moment } from '../history/moment.js';
import { kindsOf, type ChangeKind } from './board-diff.js';
import { fieldChanges } from './changes.js';

const MONDAY: Moment = { axis: 'instant', instant: '2026-03-02T00:00:00.000Z' };
const FRIDAY: Moment = { axis: 'instant', instant: '2026-03-06T00:00:00.000Z' };
const WEDNESDAY = '2026-03-04T00:00:00.000Z';

const row = (changes: Partial<BoardRow> = {}): BoardRow => ({
  issue: 'i1',
  receiptCode: 'R1',
  phase: 'DISPATCHED',
  open: true,
  channel: 'hotline',
  kind: 'HELP',
  leadUnit: 'u1',
  units: ['u1'],
  subject: 's1',
  reporter: 'p1',
  confidentiality: 'NORMAL',
  reportedAt: '2026-03-01T00:00:00.000Z',
  reworkRound: 0,
  supervision: 'none',
  revision: 4,
  position: 4 as Position,
  ...changes,
});

const kinds = (before?: BoardRow, after?: BoardRow): readonly ChangeKind[] =>
  kindsOf({ ...(before && { before }), ...(after && { after }) }, MONDAY, FRIDAY);

describe('a difference is called', () => {
  it('after what became of the issue', () => {
    expect(kinds(undefined, row())).toEqual(['APPEARED']);
    expect(kinds(row(), undefined)).toEqual(['GONE']);
    expect(kinds(row(), row({ phase: 'CLOSED', open: false }))).toEqual(['CLOSED']);
    expect(kinds(row({ open: false }), row({ leadUnit: 'u2' }))).toEqual(['REOPENED', 'MOVED']);
    expect(kinds(row(), row({ phase: 'IN_PROGRESS' }))).toEqual([]);
  });

  it('MOVED where another unit leads or a first one, not where none leads any more', () => {
    const { leadUnit: _lead, ...leaderless } = row();
    expect(kinds(row(), row({ leadUnit: 'u2' }))).toEqual(['MOVED']);
    expect(kinds(leaderless, row())).toEqual(['MOVED']);
    expect(kinds(row(), leaderless)).toEqual([]);
  });

  it('BECAME_OVERDUE where the limit ran out meanwhile, whether or not anything happened', () => {
    const due = row({ dueAt: WEDNESDAY });
    expect(kinds(due, due)).toEqual(['BECAME_OVERDUE']);
    expect(kinds(undefined, due)).toEqual(['APPEARED', 'BECAME_OVERDUE']);
    const late = row({ dueAt: '2026-03-01T12:00:00.000Z' });
    expect(kinds(late, late)).toEqual([]);
    expect(kinds(due, row({ dueAt: FRIDAY.instant }))).toEqual([]);
    expect(kinds(due, row({ dueAt: WEDNESDAY, handledAt: WEDNESDAY }))).toEqual([]);
    expect(kinds(due, row({ dueAt: WEDNESDAY, open: false, phase: 'CLOSED' }))).toEqual(['CLOSED']);
  });
});

describe('the fields of a difference', () => {
  it('are those that differ, with what they were', () => {
    const after = row({ phase: 'CLOSED', open: false, units: ['u1', 'u2'], closedAt: WEDNESDAY });
    expect(fieldChanges(row(), after)).toEqual([
      { field: 'phase', before: 'DISPATCHED', after: 'CLOSED' },
      { field: 'open', before: true, after: false },
      { field: 'units', before: ['u1'], after: ['u1', 'u2'] },
      { field: 'closedAt', before: null, after: WEDNESDAY },
    ]);
    expect(fieldChanges(row(), row({ revision: 9, position: 77 as Position }))).toEqual([]);
  });

  it('are all that say something of an issue that is new or gone', () => {
    const named = (before?: BoardRow, after?: BoardRow) =>
      fieldChanges(before, after).map(({ field }) => field);
    const said = ['phase', 'open', 'leadUnit', 'units', 'reworkRound', 'supervision'];
    expect(named(undefined, row())).toEqual(said);
    expect(named(row(), undefined)).toEqual(said);
  });
});

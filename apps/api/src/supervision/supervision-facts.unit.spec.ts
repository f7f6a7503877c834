import { describe, expect, it } from '@jest/globals';
import type { IssueState } from '@shaodao/issue';
import type { BoardRow } from '@shaodao/read-models';
import { supervisionFacts, type SupervisionFacts } from './supervision-facts.js';

const READING = { now: '2026-03-02T12:00:00.000Z', dueBefore: '2026-03-03T12:00:00.000Z' };
const SOON = '2026-03-02T18:00:00.000Z';
const PAST = '2026-03-02T11:59:59.999Z';
const LATER = '2026-03-03T12:00:00.000Z';

const row = (facts: Partial<BoardRow>): BoardRow => ({ supervision: 'none', ...facts }) as BoardRow;
const state = (facts: object = {}): IssueState =>
  ({ phase: 'IN_PROGRESS', supervision: [], whistles: [], clocks: [], ...facts }) as never;

const factsOf = (shown: Partial<BoardRow>, of = state()): SupervisionFacts =>
  supervisionFacts(row(shown), of, READING);

describe('what a supervisor reads of a matter', () => {
  it.each([
    ['late', { dueAt: PAST }, ['OVERDUE']],
    ['near its limit', { dueAt: SOON }, ['NEAR_DUE']],
    ['due later', { dueAt: LATER }, []],
    ['without a limit', {}, []],
    ['handled after its limit', { dueAt: PAST, handledAt: SOON }, []],
    ['late and reminded of', { dueAt: PAST, supervision: 'reminded' }, ['OVERDUE', 'REMINDED']],
    ['under a measure', { dueAt: LATER, supervision: 'ordered' }, ['MEASURE']],
  ] as const)('%s', (_what, shown, reasons) => {
    expect(factsOf(shown).reasons).toEqual(reasons);
  });

  it('names the measures that are not lifted', () => {
    const order = { id: 'o-1', unit: 'water', measure: 'ORDER', status: 'OPEN' };
    const supervision = [order, { ...order, id: 'o-2', status: 'LIFTED' }];
    expect(factsOf({ supervision: 'ordered' }, state({ supervision })).orders).toEqual([order]);
  });

  it('names who was called and did not come, while the call stands', () => {
    const call = { unit: 'fire', respondBy: PAST, status: 'NO_SHOW' };
    const calls = [call, { ...call, unit: 'water', status: 'CHECKED_IN' }];
    const stands = factsOf({}, state({ whistles: [{ calls }] }));
    expect(stands).toMatchObject({
      reasons: ['NO_SHOW'],
      noShows: [{ unit: 'fire', respondBy: PAST }],
    });
    const over = factsOf({}, state({ whistles: [{ calls, ended: 'CANCELLED' }] }));
    expect(over.noShows).toEqual([]);
  });

  it('says when the ledger is looked at again, and that it is time', () => {
    const of = (dueAt: string): IssueState => state({ clocks: [{ kind: 'LEDGER_REVIEW', dueAt }] });
    expect(factsOf({}, of(SOON))).toMatchObject({
      reasons: ['LEDGER_REVIEW_DUE'],
      ledgerReviewAt: SOON,
    });
    expect(factsOf({}, of(LATER))).toMatchObject({ reasons: [], ledgerReviewAt: LATER });
  });

  it('knows nothing more of a matter that is not accepted', () => {
    const reported = { phase: 'REPORTED', clocks: [] } as unknown as IssueState;
    expect(factsOf({ dueAt: PAST }, reported)).toEqual({
      reasons: ['OVERDUE'],
      orders: [],
      noShows: [],
    });
  });
});

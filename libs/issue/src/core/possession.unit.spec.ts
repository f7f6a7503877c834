import { describe, expect, it } from '@jest/globals';
import { daysAfter, happened, hoursAfter, START, type Past } from '../testing/given.js';
import * as past from '../testing/history.js';
import { calendarOf, profileOf } from '../testing/small-district.js';
import { attributePossession } from './possession.js';
import type { IssueState } from './state.js';

const profile = (state: IssueState) => profileOf('profile' in state ? state.profile.id : 'hotline');

const account = (history: readonly Past[], until?: string) =>
  attributePossession(happened(history), {
    calendar: calendarOf(),
    profile,
    ...(until !== undefined && { until }),
  });

describe('whose turn it was', () => {
  it('passes from hand to hand, each minute to one of them', () => {
    const { spans, minutes, workingMinutes } = account(past.CLOSED);
    expect(spans.map(({ party, doing }) => [party, doing])).toEqual([
      [{ kind: 'role', role: 'AGENT' }, 'accept'],
      [{ kind: 'role', role: 'DISPATCHER' }, 'triage'],
      [{ kind: 'unit', unit: 'water' }, 'sign'],
      [{ kind: 'unit', unit: 'water' }, 'handle'],
      [{ kind: 'role', role: 'INSPECTOR' }, 'verify'],
      [{ kind: 'unit', unit: 'water' }, 'feedBack'],
      [{ kind: 'appellant' }, 'evaluate'],
      [{ kind: 'role', role: 'AGENT' }, 'close'],
      [{ kind: 'nobody' }, 'rest'],
    ]);
    expect(minutes).toBe(9 * 60);
    // From four in the afternoon: an hour and a half of the office remain, the rest is night.
    expect(workingMinutes).toBe(90);
    expect(spans.map((span) => span.workingMinutes)).toEqual(
      [60, 0, 30, 0, 0, 0, 0, 0, 0].map((_zero, index) => spans[index]?.workingMinutes ?? NaN),
    );
  });

  it('adds up by party', () => {
    const { totals, minutes } = account(past.CLOSED, daysAfter(START, 2));
    const sum = totals.reduce((total, each) => total + each.minutes, 0);
    expect(sum).toBe(minutes);
    expect(totals).toContainEqual(
      expect.objectContaining({ party: { kind: 'unit', unit: 'water' }, minutes: 3 * 60 }),
    );
  });

  it('goes on until now where the matter is under way, and says since when', () => {
    const { turn, minutes, spans } = account(past.IN_PROGRESS, hoursAfter(START, 30));
    expect(turn).toEqual({
      party: { kind: 'unit', unit: 'water' },
      doing: 'handle',
      since: hoursAfter(START, 4),
    });
    expect(minutes).toBe(30 * 60);
    expect(spans.at(-1)).toMatchObject({ to: hoursAfter(START, 30), minutes: 26 * 60 });
  });

  it('ends with the matter', () => {
    const withdrawn: Past = { type: 'IssueWithdrawn', data: { reason: 'enc1.reason' } };
    const { turn, minutes } = account([...past.DISPATCHED, withdrawn], daysAfter(START, 9));
    expect(turn).toBeUndefined();
    expect(minutes).toBe(4 * 60);
  });

  it('is the dispatcher’s while a return waits, and the lead’s again when it is denied', () => {
    const { spans } = account([...past.IN_PROGRESS, past.returnRequested(), past.returnDenied()]);
    expect(spans.slice(-2)).toMatchObject([
      { party: { kind: 'role', role: 'DISPATCHER' }, doing: 'ruleOnReturn' },
      { party: { kind: 'unit', unit: 'water' }, doing: 'handle' },
    ]);
  });

  it('is of nobody before the report', () => {
    expect(account([])).toEqual({ spans: [], totals: [], minutes: 0, workingMinutes: 0 });
  });

  it('loses no minute where events lie seconds apart', () => {
    const at = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString();
    const [reported, classified, accepted] = past.ACCEPTED;
    const { spans, minutes } = account([
      { ...(reported as Past), at: at(0) },
      { ...(classified as Past), at: at(59) },
      { ...(accepted as Past), at: at(59) },
      past.dispatched({ assists: [] }, { at: at(119) }),
      past.signed({}, { at: at(181) }),
    ]);
    expect(minutes).toBe(3);
    expect(spans.map((span) => span.minutes)).toEqual([0, 1, 2, 0]);
  });
});

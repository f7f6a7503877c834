import { describe, expect, it } from '@jest/globals';
import { profileOf } from '../testing/small-district.js';
import type { SupervisionOrder } from './overlay-facts.js';
import {
  highest,
  holdsClosing,
  isBelowMeasureInForce,
  nextRung,
  rungsFor,
  supervisionOverlay,
} from './supervision-ladder.js';
import { SUPERVISION_MEASURES, type SupervisionMeasure } from './vocabulary.js';

const LEVELS = profileOf('levels');

const order = (
  measure: SupervisionOrder['measure'],
  changes: Partial<SupervisionOrder> = {},
): SupervisionOrder => ({ id: measure, unit: 'water', measure, status: 'OPEN', ...changes });

const measures = (rungs: readonly { readonly measure: SupervisionMeasure }[]) =>
  rungs.map(({ measure }) => measure);

describe('the ladder (督办阶梯) of a mechanism', () => {
  it('hangs on shares of the limit, on due, and on some time after it', () => {
    const at = (share: number) => measures(rungsFor(LEVELS, 'HANDLE', { at: 'share', share }));
    expect(at(0.5)).toEqual(['REMIND']);
    expect(at(0.8)).toEqual(['BLUE']);
    expect(at(0.6)).toEqual([]);
    const limit = { amount: 24, unit: 'NAT_HOUR' } as const;
    expect(measures(rungsFor(LEVELS, 'HANDLE', { at: 'after', limit }))).toEqual(['RED']);
    const other = { amount: 24, unit: 'WORK_HOUR' } as const;
    expect(rungsFor(LEVELS, 'HANDLE', { at: 'after', limit: other })).toEqual([]);
    const longer = { amount: 25, unit: 'NAT_HOUR' } as const;
    expect(rungsFor(LEVELS, 'HANDLE', { at: 'after', limit: longer })).toEqual([]);
  });

  it('has at due what says so, in either way', () => {
    const due = { at: 'due' } as const;
    const ladder = [
      { measure: 'BLUE', atShare: 0.9 },
      { measure: 'YELLOW', atShare: 1 },
      { measure: 'RED', afterDue: { amount: 0, unit: 'NAT_HOUR' } },
      { measure: 'ORDER', afterDue: { amount: 1, unit: 'NAT_HOUR' } },
    ] as const;
    expect(measures(rungsFor({ supervision: { ladder } }, 'REWORK', due))).toEqual([
      'YELLOW',
      'RED',
    ]);
  });

  it('is climbed by no clock but those that press a unit', () => {
    expect(rungsFor(LEVELS, 'ACCEPT', { at: 'share', share: 0.5 })).toEqual([]);
    const clocks = ['ACCEPT'] as const;
    const other = { supervision: { ladder: LEVELS.supervision?.ladder ?? [], clocks } };
    expect(measures(rungsFor(other, 'ACCEPT', { at: 'share', share: 0.5 }))).toEqual(['REMIND']);
    expect(rungsFor(other, 'HANDLE', { at: 'share', share: 0.5 })).toEqual([]);
    expect(rungsFor({}, 'HANDLE', { at: 'due' })).toEqual([]);
  });

  it('goes one rung up from where the very unit stands, and ends at its top', () => {
    expect(nextRung(LEVELS, [], 'water')?.measure).toBe('BLUE');
    expect(nextRung(LEVELS, [order('BLUE'), order('RED')], 'water')?.measure).toBe('ORDER');
    expect(nextRung(LEVELS, [order('RED')], 'fire')?.measure).toBe('BLUE');
    expect(nextRung(LEVELS, [order('RED', { status: 'LIFTED' })], 'water')?.measure).toBe('BLUE');
    expect(nextRung(LEVELS, [order('LISTED')], 'water')).toBeUndefined();
    expect(nextRung(profileOf('hotline'), [], 'water')).toBeUndefined();
  });
});

describe('what is in force', () => {
  it('is the highest measure not lifted', () => {
    expect(highest([])).toBeUndefined();
    expect(highest([order('RED'), order('BLUE')])).toBe('RED');
    expect(highest([order('RED', { status: 'LIFTED' }), order('BLUE')])).toBe('BLUE');
    expect(highest([order('INTERVIEW', { status: 'REPLIED' }), order('ORDER')])).toBe('INTERVIEW');
  });

  it('shows as the overlay of the matter, a reminder the lowest', () => {
    const overlay = (orders: readonly SupervisionOrder[], reminded = false) =>
      supervisionOverlay({ supervision: orders, reminded });
    expect(overlay([])).toBe('NONE');
    expect(overlay([], true)).toBe('REMINDED');
    expect(overlay([order('YELLOW')], true)).toBe('YELLOW');
    expect(overlay([order('ORDER')])).toBe('ORDERED');
    expect(overlay([order('LISTED')])).toBe('LISTED');
  });

  it('bars what is not above it, for the same unit', () => {
    const bars = SUPERVISION_MEASURES.filter((measure) =>
      isBelowMeasureInForce(measure, [order('RED')], 'water'),
    );
    expect(bars).toEqual(['REMIND', 'BLUE', 'YELLOW', 'RED']);
    expect(isBelowMeasureInForce('BLUE', [order('RED')], 'fire')).toBe(false);
  });

  it('holds up the closing only where an answer is asked', () => {
    expect(holdsClosing(order('RED'))).toBe(false);
    const replyBy = '2026-03-05T00:00:00.000Z';
    expect(holdsClosing(order('RED', { replyBy }))).toBe(true);
    expect(holdsClosing(order('RED', { replyBy, status: 'LIFTED' }))).toBe(false);
  });
});

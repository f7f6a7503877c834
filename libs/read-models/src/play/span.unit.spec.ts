import { describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { Moment } from '../history/moment.js';
import { InvalidSpan, momentText, spanOf } from './span.js';

const at = (instant: string): Moment => ({ axis: 'instant', instant });
const place = (position: number, instant = '2026-03-01T00:00:00.000Z'): Moment => ({
  axis: 'position',
  position: position as Position,
  instant,
});
const NOON = '2026-03-01T12:00:00.000Z';

describe('a span', () => {
  it('goes from a moment to a later one, or stands still', () => {
    expect(spanOf(place(3), place(9))).toEqual({ axis: 'position', from: place(3), to: place(9) });
    expect(spanOf(at(NOON), at(NOON))).toEqual({ axis: 'instant', from: at(NOON), to: at(NOON) });
  });

  it('never goes backwards or from one axis to the other', () => {
    expect(() => spanOf(place(9), place(3))).toThrow(InvalidSpan);
    expect(() => spanOf(at(NOON), at('2026-03-01T11:59:59.999Z'))).toThrow(InvalidSpan);
    expect(() => spanOf(place(3), at(NOON))).toThrow(InvalidSpan);
    expect(() => spanOf(at('2026-01-01T00:00:00.000Z'), place(3, NOON))).toThrow(InvalidSpan);
  });

  it('has ends that a request can name again', () => {
    expect([place(7), at(NOON)].map(momentText)).toEqual(['7', NOON]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalInstant } from './canonical-instant.js';

describe('an instant as events are written with', () => {
  it('is as many milliseconds as the platform says', () => {
    const instants = fc.date({
      min: new Date('0001-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(canonicalInstant(date.toISOString())).toBe(date.getTime());
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['2024-02-29T00:00:00.000Z', Date.UTC(2024, 1, 29)],
    ['2000-02-29T23:59:59.999Z', Date.UTC(2000, 1, 29, 23, 59, 59, 999)],
    ['2026-02-29T00:00:00.000Z', undefined],
    ['1900-02-29T00:00:00.000Z', undefined],
    ['2026-13-01T00:00:00.000Z', undefined],
    ['2026-04-31T00:00:00.000Z', undefined],
    ['2026-04-00T00:00:00.000Z', undefined],
    ['2026-04-01T24:00:00.000Z', undefined],
    ['2026-04-01T00:60:00.000Z', undefined],
    ['2026-04-01T00:00:60.000Z', undefined],
    ['2026-04-01T00:00:00.0x0Z', undefined],
    ['2026-04-01T00:00:00.00xZ', undefined],
    ['0000-04-01T00:00:00.000Z', undefined],
    ['2026-04-01 00:00:00.000Z', undefined],
    ['2026-04-01T00:00:00Z', undefined],
    ['2026-04-01T08:00:00+08:00', undefined],
    ['infinity', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(canonicalInstant(text)).toBe(expected);
  });
});

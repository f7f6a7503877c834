import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, isDay, startOf } from './days.js';
import {
  cutOff,
  entryOn,
  holdsFrom,
  lastBefore,
  overlay,
  spansFrom,
  turningDays,
  type Timeline,
} from './history.js';

describe('days', () => {
  it('begin at midnight in China', () => {
    expect(dayOf('2026-02-28T15:59:59.999Z')).toBe('2026-02-28');
    expect(dayOf('2026-02-28T16:00:00Z')).toBe('2026-03-01');
    expect(startOf('2026-03-01')).toBe('2026-02-28T16:00:00.000Z');
  });

  it('know the calendar', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-3-1')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });
});

describe('a timeline', () => {
  const lasting: Timeline<string> = overlay([], { from: '2026-01-01', entry: 'old' });

  it('lets something else hold for a while, and the old again after it', () => {
    const timeline = overlay(lasting, { from: '2026-03-01', until: '2026-04-01', entry: 'new' });
    expect(timeline).toEqual([
      { from: '2026-01-01', until: '2026-03-01', entry: 'old' },
      { from: '2026-03-01', until: '2026-04-01', entry: 'new' },
      { from: '2026-04-01', entry: 'old' },
    ]);
  });

  it('keeps a trace of what ended before it began', () => {
    const gone = cutOff(lasting, '2026-01-01');
    expect(gone).toEqual([{ from: '2026-01-01', until: '2026-01-01', entry: 'old' }]);
    expect(entryOn(gone, '2026-01-01')).toBeUndefined();
    expect(lastBefore(gone, '2026-05-01')).toEqual({ entry: 'old', endedOn: '2026-01-01' });
    expect(holdsFrom(gone, '2020-01-01')).toBe(false);
    expect(cutOff(gone, '2025-01-01')).toEqual(gone);
  });

  it('says what reaches beyond a day, and on which days it turns', () => {
    const timeline = overlay(cutOff(lasting, '2026-02-01'), { from: '2026-03-01', entry: 'new' });
    expect(spansFrom(timeline, '2026-02-01').map(({ entry }) => entry)).toEqual(['new']);
    expect([...turningDays([timeline])].sort()).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  });

  const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-01-01', days));
  const fact = fc.oneof(
    fc.record({ from: day, until: fc.option(day, { nil: undefined }), entry: fc.nat() }),
    fc.record({ cut: day }),
  );

  it('holds on every day what the last fact about that day says', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        let timeline: Timeline<number> = [];
        for (const one of facts)
          timeline =
            'cut' in one
              ? cutOff(timeline, one.cut)
              : overlay(timeline, {
                  from: one.from,
                  entry: one.entry,
                  ...(one.until === undefined ? {} : { until: one.until }),
                });
        for (let offset = 0; offset <= 22; offset += 1) {
          const at = addDays('2026-01-01', offset);
          let held: number | undefined;
          for (const one of facts) {
            if ('cut' in one) held = at >= one.cut ? undefined : held;
            else if (one.from <= at && (one.until === undefined || at < one.until))
              held = one.entry;
          }
          expect(entryOn(timeline, at)).toBe(held);
        }
        const real = timeline.filter(({ from, until }) => until === undefined || from < until);
        real.forEach((span, index) => {
          const next = real[index + 1];
          if (next !== undefined) expect((span.until ?? '~') <= next.from).toBe(true);
        });
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Zone } from './zone.js';

const boston = new Zone('America/New_York');
const wall = (text: string): number => Date.parse(`${text}Z`);
const instant = (zone: Zone, text: string, twice?: 'earlier' | 'later'): string =>
  new Date(zone.instantOf(wall(text), twice)).toISOString();

describe('wall clock to UTC in Boston', () => {
  it('is five hours behind in winter and four in summer', () => {
    expect(instant(boston, '2011-12-31T23:11:06')).toBe('2012-01-01T04:11:06.000Z');
    expect(instant(boston, '2011-07-01T01:32:33')).toBe('2011-07-01T05:32:33.000Z');
  });

  it('moves a time the clock skips in spring behind the gap', () => {
    expect(instant(boston, '2012-03-11T01:59:59')).toBe('2012-03-11T06:59:59.000Z');
    expect(instant(boston, '2012-03-11T02:30:00')).toBe('2012-03-11T07:30:00.000Z');
    expect(instant(boston, '2012-03-11T03:00:00')).toBe('2012-03-11T07:00:00.000Z');
  });

  it('takes the earlier of two in autumn unless asked for the later', () => {
    expect(instant(boston, '2011-11-06T01:30:00')).toBe('2011-11-06T05:30:00.000Z');
    expect(instant(boston, '2011-11-06T01:30:00', 'later')).toBe('2011-11-06T06:30:00.000Z');
    expect(instant(boston, '2011-11-06T02:00:00')).toBe('2011-11-06T07:00:00.000Z');
  });

  it('knows only one instant outside the change', () => {
    expect(instant(boston, '2011-11-06T12:00:00', 'later')).toBe(
      instant(boston, '2011-11-06T12:00:00'),
    );
  });
});

describe('other zones', () => {
  it('stay put where there is no summer time', () => {
    expect(instant(new Zone('Asia/Shanghai'), '2020-07-01T08:00:00')).toBe(
      '2020-07-01T00:00:00.000Z',
    );
  });

  it('may shift by half an hour', () => {
    expect(instant(new Zone('Australia/Lord_Howe'), '2020-10-04T02:15:00')).toBe(
      '2020-10-03T15:45:00.000Z',
    );
  });

  it('may skip a whole day', () => {
    const apia = new Zone('Pacific/Apia');
    expect(instant(apia, '2011-12-31T00:00:00')).toBe('2011-12-30T10:00:00.000Z');
    expect(instant(apia, '2011-12-29T23:59:59')).toBe('2011-12-30T09:59:59.000Z');
  });

  it('must exist', () => {
    expect(() => new Zone('America/Bosten')).toThrow(RangeError);
  });
});

describe('any instant', () => {
  const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'].map(
    (name) => ({ name, zone: new Zone(name) }),
  );
  const range = { min: new Date('1975-01-01'), max: new Date('2035-01-01'), noInvalidDate: true };

  it('has the offset Intl gives it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date(range), ({ name, zone }, date) => {
        const at = Math.floor(date.getTime() / 1_000) * 1_000;
        const shown = new Date(at).toLocaleString('sv-SE', { timeZone: name });
        expect(new Date(at + zone.offsetAt(at)).toISOString().slice(0, 19)).toBe(
          shown.replace(' ', 'T'),
        );
      }),
    );
  });

  it('comes back from its wall clock, as the earlier or the later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date(range), ({ zone }, date) => {
        const at = Math.floor(date.getTime() / 1_000) * 1_000;
        const local = at + zone.offsetAt(at);
        expect([zone.instantOf(local), zone.instantOf(local, 'later')]).toContain(at);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatTraceparent, parseTraceparent } from './trace-context.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

const hex = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'.split('')), {
      minLength: length,
      maxLength: length,
    })
    .map((digits) => digits.join(''))
    .filter((text) => !/^0+$/.test(text));

describe('a traceparent', () => {
  it('names a trace, a span in it and whether it is recorded', () => {
    expect(parseTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual({
      traceId: TRACE,
      spanId: SPAN,
      traceFlags: 1,
      isRemote: true,
    });
    expect(parseTraceparent(`00-${TRACE}-${SPAN}-00`)?.traceFlags).toBe(0);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.constantFrom(0, 1), (traceId, spanId, traceFlags) => {
        const text = formatTraceparent({ traceId, spanId, traceFlags });
        expect(parseTraceparent(text)).toMatchObject({ traceId, spanId, traceFlags });
      }),
    );
  });

  it('of a later version may say more, and what we do not know of its flags is left out', () => {
    const later = parseTraceparent(`cc-${TRACE}-${SPAN}-ff-what-comes`);
    expect(later).toMatchObject({ traceId: TRACE, traceFlags: 1 });
  });

  it.each([
    ['nothing', undefined],
    ['empty', ''],
    ['a word', 'yesterday'],
    ['in capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['of no trace', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['of no span', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['too short', `00-${TRACE}-${SPAN}`],
    ['of version 00 with more', `00-${TRACE}-${SPAN}-01-more`],
    ['of the version that is none', `ff-${TRACE}-${SPAN}-01`],
    ['with a line end', `00-${TRACE}-${SPAN}-01\n`],
    ['endless', `cc-${TRACE}-${SPAN}-01-${'x'.repeat(10_000)}`],
  ])('that is %s is as if it were not there', (_what, text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });

  it('never makes anything throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => parseTraceparent(text)).not.toThrow();
      }),
    );
  });
});

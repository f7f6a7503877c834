import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@shaodao/event-store';
import { isOutage } from './outage.js';

describe('an outage of the database', () => {
  const coded = (code: string): Error => Object.assign(new Error(''), { code });

  it.each([
    [coded('ECONNREFUSED')],
    [coded('57P01')],
    [coded('53300')],
    [coded('53100')],
    [coded('25006')],
    [coded('40P01')],
    [new Error('timeout exceeded when trying to connect')],
    [new Error('Connection terminated unexpectedly')],
    [new Error('wrapped', { cause: coded('ECONNRESET') })],
    [new StoreUnavailable(new Error('gone'))],
  ])('is %p', (error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each([[coded('23505')], [coded('22P05')], [new Error('no')], [null], ['ECONNREFUSED']])(
    'is not %p',
    (error) => {
      expect(isOutage(error)).toBe(false);
    },
  );
});

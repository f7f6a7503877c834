import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@shaodao/event-store';
import { isPassing, retrying } from './retry.js';

const withCode = (code: string): Error => Object.assign(new Error('from PostgreSQL'), { code });
const never = new AbortController().signal;

describe('what passes', () => {
  it.each([
    ['the store is away', new StoreUnavailable(new Error('x'))],
    ['the connection broke', withCode('ECONNRESET')],
    ['PostgreSQL is shutting down', withCode('57P01')],
    ['too many connections', withCode('53300')],
    ['a deadlock', withCode('40P01')],
    ['a connection lost under a query', new Error('Connection terminated unexpectedly')],
    ['a cause that passes', new Error('save failed', { cause: withCode('08006') })],
  ])('%s', (_what, error) => {
    expect(isPassing(error)).toBe(true);
  });

  it.each([
    ['a constraint is broken', withCode('23505')],
    ['a table is missing', withCode('42P01')],
    ['a mistake of ours', new TypeError('x is undefined')],
    ['no error at all', 'text'],
  ])('not: %s', (_what, error) => {
    expect(isPassing(error)).toBe(false);
  });
});

describe('trying again', () => {
  it('goes on until it works, and tells each time', async () => {
    const told: unknown[] = [];
    let tries = 0;
    const work = async (): Promise<string> => {
      if (++tries < 3) throw withCode('ECONNREFUSED');
      return 'done';
    };
    expect(await retrying(work, { signal: never, onRetry: (error) => told.push(error) })).toBe(
      'done',
    );
    expect(told).toHaveLength(2);
  });

  it('gives up at once on what does not pass', async () => {
    let tries = 0;
    const work = async (): Promise<never> => {
      tries++;
      throw withCode('42P01');
    };
    await expect(retrying(work, { signal: never })).rejects.toThrow('from PostgreSQL');
    expect(tries).toBe(1);
  });

  it('ends with the signal, also during a pause', async () => {
    const stop = new AbortController();
    const work = async (): Promise<never> => {
      throw withCode('ECONNREFUSED');
    };
    const options = { signal: stop.signal, onRetry: () => stop.abort() };
    await expect(retrying(work, options)).rejects.toThrow(/abort/i);
  });
});

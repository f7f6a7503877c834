import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type RecordedEvent } from '@shaodao/event-store';
import { BatchSize } from './batch-size.js';
import { describeFailure, isFaultOfSurroundings } from './failures.js';
import { backOff, pause } from './pause.js';
import { wants, widestFilter, type Projector } from './projector.js';

const coded = (code: string): Error => Object.assign(new Error('database says no'), { code });

describe('faults', () => {
  it.each([
    ['a lost connection', coded('ECONNRESET')],
    ['an administrator ending the session', coded('57P01')],
    ['a deadlock', coded('40P01')],
    ['a full disk', coded('53100')],
    ['a missing table', coded('42P01')],
    ['a store that is away', new StoreUnavailable('x')],
    ['one of these as the cause', new Error('vault', { cause: coded('08006') })],
    ['a session that ended', new Error('Connection terminated unexpectedly')],
  ])('of the surroundings: %s', (_what, error) => {
    expect(isFaultOfSurroundings(error)).toBe(true);
  });

  it.each([
    ['a programming error', new TypeError('undefined is not a function')],
    ['a value that does not fit', coded('22P02')],
    ['a violated constraint', coded('23505')],
    ['something thrown that is no error', 'poison'],
  ])('of the event: %s', (_what, error) => {
    expect(isFaultOfSurroundings(error)).toBe(false);
  });

  it('are told in one bounded line', () => {
    expect(describeFailure(new TypeError('x'.repeat(5_000)))).toHaveLength(1_000);
    // A text of its own may quote anything: only its kind is told.
    expect(describeFailure('poison of Wang Fang')).toBe('string');
  });
});

describe('the size of a batch', () => {
  it('grows while full batches are quick, up to the largest', () => {
    const size = new BatchSize(2_000);
    for (let n = 0; n < 10; n += 1) size.learn(size.current, 10);
    expect(size.current).toBe(2_000);
  });

  it('does not grow on the small batches of live traffic', () => {
    const size = new BatchSize(2_000);
    const before = size.current;
    size.learn(3, 1);
    expect(size.current).toBe(before);
  });

  it('shrinks when a batch takes long, but never to nothing', () => {
    const size = new BatchSize(2_000);
    size.learn(500, 1_000);
    expect(size.current).toBe(250);
    for (let n = 0; n < 10; n += 1) size.learn(1, 1_000);
    expect(size.current).toBe(64);
  });
});

describe('pauses', () => {
  it('grow to five seconds', () => {
    expect([1, 2, 3, 50].map(backOff)).toEqual([100, 200, 400, 5_000]);
  });

  it('end at once on abort', async () => {
    const stop = new AbortController();
    const paused = pause(60_000, stop.signal);
    stop.abort();
    await expect(paused).resolves.toBeUndefined();
    await expect(pause(60_000, stop.signal)).resolves.toBeUndefined();
  });
});

describe('filters', () => {
  const event = { stream: 'issue-01J-x', type: 'IssueReported' } as RecordedEvent;

  it.each([
    [{}, true],
    [{ categories: ['issue'] }, true],
    [{ categories: ['issues', 'is'] }, false],
    [{ types: ['IssueReported'] }, true],
    [{ categories: ['issue'], types: ['IssueClosed'] }, false],
  ])('%j wants the event: %p', (filter, wanted) => {
    expect(wants(filter, event)).toBe(wanted);
  });

  it('of several projectors let through what any of them wants', () => {
    const of = (...filters: readonly Projector['filter'][]): unknown =>
      widestFilter(filters.map((filter) => ({ filter }) as Projector));
    expect(of({ categories: ['a'] }, { categories: ['b', 'a'] })).toEqual({
      categories: ['a', 'b'],
    });
    expect(of({ categories: ['a'], types: ['x'] }, { categories: ['a'] })).toEqual({
      categories: ['a'],
    });
    expect(of({ categories: ['a'] }, { types: ['x'] })).toEqual({});
  });
});

import { describe, expect, it } from '@jest/globals';
import { LoginBackoff } from './login-backoff.js';

const T0 = Date.parse('2026-03-01T08:00:00Z');

/** Tries as soon as allowed, `times` times; gives the waits that came between, in seconds. */
function waitsOf(times: number): number[] {
  const backoff = new LoginBackoff();
  const waits: number[] = [];
  let now = T0;
  for (let i = 0; i < times; i++) {
    backoff.begin('li', now);
    const wait = backoff.begin('li', now);
    waits.push(wait);
    now += wait * 1_000;
  }
  return waits;
}

describe('The back-off of failed logins', () => {
  it('leaves five tries free', () => {
    const backoff = new LoginBackoff();
    expect([1, 2, 3, 4, 5].map(() => backoff.begin('li', T0))).toEqual([0, 0, 0, 0, 0]);
    expect(backoff.begin('li', T0)).toBe(1);
  });

  it('doubles the wait with each further failure, up to a quarter of an hour', () => {
    expect(waitsOf(16).slice(2, 16)).toEqual([
      1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900,
    ]);
  });

  it('counts tries that come at once before their passwords are looked at', () => {
    const backoff = new LoginBackoff();
    const allowed = Array.from({ length: 100 }, () => backoff.begin('li', T0)).filter(
      (wait) => wait === 0,
    );
    expect(allowed).toHaveLength(5);
  });

  it('forgets the failures after a success', () => {
    const backoff = new LoginBackoff();
    for (let i = 0; i < 4; i++) backoff.begin('li', T0);
    backoff.succeeded('li');
    expect([1, 2, 3, 4, 5].map(() => backoff.begin('li', T0))).toEqual([0, 0, 0, 0, 0]);
  });

  it('keeps each login apart', () => {
    const backoff = new LoginBackoff();
    for (let i = 0; i < 9; i++) backoff.begin('li', T0);
    expect(backoff.begin('wang', T0)).toBe(0);
  });
});

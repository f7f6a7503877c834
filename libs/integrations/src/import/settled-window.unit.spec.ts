import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SettledWindow, type Settled } from './settled-window.js';

const row = (line: number): Settled => ({ kind: 'duplicate', line, record: String(line) });

describe('rows under way', () => {
  it('leave in the order of the file, up to the first that is not settled', () => {
    const window = new SettledWindow();
    const [first, second, third] = [window.enter(), window.enter(), window.enter()];
    window.settle(second, row(2));
    expect(window.take()).toEqual([]);
    window.settle(first, row(1));
    expect(window.take()).toEqual([row(1), row(2)]);
    expect(window.size).toBe(1);
    window.settle(third, row(3));
    expect(window.take()).toEqual([row(3)]);
    expect(window.take()).toEqual([]);
  });

  it('leave once each and in order, in whatever order they settle', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 30 }, (_, at) => at)), (order) => {
        const window = new SettledWindow();
        for (let at = 0; at < 30; at++) window.enter();
        const left = order.flatMap((ticket) => {
          window.settle(ticket, row(ticket));
          return window.take();
        });
        const settled = new Set(order);
        const firstOpen = Array.from({ length: 31 }, (_, at) => at).find((at) => !settled.has(at));
        expect(left.map(({ line }) => line)).toEqual(
          Array.from({ length: firstOpen ?? 30 }, (_, at) => at),
        );
        expect(window.size).toBe(30 - left.length);
      }),
    );
  });
});

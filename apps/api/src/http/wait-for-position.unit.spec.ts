import { describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { FastifyRequest } from 'fastify';
import { parsePosition, waitForPosition, type WaitForPosition } from './wait-for-position.js';

const request = (headers: Record<string, string> = {}): FastifyRequest =>
  ({ headers }) as unknown as FastifyRequest;

/** Tables that stand at a position; what they were asked for is kept. */
function tablesAt(reached: number): { readonly wait: WaitForPosition; readonly asked: Position[] } {
  const asked: Position[] = [];
  const wait: WaitForPosition = async (position) => {
    asked.push(position);
    return position <= reached;
  };
  return { wait, asked };
}

describe('a query', () => {
  it('that names no position waits for nothing', async () => {
    const { wait, asked } = tablesAt(0);
    await waitForPosition(request(), undefined, wait);
    expect(asked).toEqual([]);
  });

  it('waits for its parameter, else for its header', async () => {
    const { wait, asked } = tablesAt(9);
    await waitForPosition(request({ 'shaodao-position': '4' }), '7', wait);
    await waitForPosition(request({ 'shaodao-position': '4' }), undefined, wait);
    expect(asked).toEqual([7, 4]);
  });

  it('is told to come back where the tables do not get there', async () => {
    await expect(waitForPosition(request(), '10', tablesAt(9).wait)).rejects.toMatchObject({
      status: 503,
      code: 'PROJECTION_BEHIND',
      details: { headers: { 'retry-after': '1' } },
    });
  });
});

describe('a position', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['999999999999999', 999_999_999_999_999],
  ])('is read from %s', (text, position) => {
    expect(parsePosition(text)).toBe(position);
  });

  it.each(['', '-1', '1.5', '1e3', ' 1', '9'.repeat(16), '0x1', '١'])('is not %p', (text) => {
    expect(() => parsePosition(text)).toThrow('POSITION_INVALID');
  });

  it('is not two of them', () => {
    expect(() => parsePosition(['1', '2'])).toThrow('POSITION_INVALID');
  });
});

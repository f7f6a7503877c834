import type { Position } from '@shaodao/event-store';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Waits until the read tables hold everything up to a position; false when time ran out. */
export type WaitForPosition = (position: Position, timeoutMs: number) => Promise<boolean>;

/** Longest a query waits for a command's own events. */
const PATIENCE_MS = 2_000;

/**
 * Read-your-own-writes: a query with `?after=` (or the header `Shaodao-Position`) is answered from
 * tables that hold that position.
 * @throws Problem 400 for a position nobody gave, 503 where the tables do not get there in time
 */
export async function waitForPosition(
  request: FastifyRequest,
  after: string | undefined,
  wait: WaitForPosition,
): Promise<void> {
  const asked = after ?? request.headers['shaodao-position'];
  if (asked === undefined) return;
  const reached = await wait(parsePosition(asked), PATIENCE_MS);
  if (!reached) throw new Problem(503, 'PROJECTION_BEHIND', { headers: { 'retry-after': '1' } });
}

/** A position as sent by a client. @throws Problem 400 */
export function parsePosition(text: string | string[]): Position {
  const position = toPosition(text);
  if (position === undefined) throw new Problem(400, 'POSITION_INVALID');
  return position;
}

/** The position a header names; undefined where it names none. */
export function toPosition(text: string | string[]): Position | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text)
    ? (Number(text) as Position)
    : undefined;
}

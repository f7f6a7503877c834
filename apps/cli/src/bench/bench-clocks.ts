import type { RecordedEvent } from '@shaodao/event-store';
import { ClockProjector } from '@shaodao/timekeeper';
import type { Pool } from 'pg';

const FIRST_MOMENT = Date.parse('2026-01-01T00:00:00Z');
/** Has no factor in common with any round number of clocks: each moment comes once. */
const STRIDE = 7_919;

/** When so many of the clocks are due: they fall due one a second, the n-th at second n. */
export function momentOfClock(count: number): Date {
  return new Date(FIRST_MOMENT + count * 1_000);
}

/** Events that start a clock each, of issues of their own; due times in no order. */
export function startedClocks(from: number, count: number, clocks: number): RecordedEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const dueAt = momentOfClock(1 + ((number * STRIDE) % clocks)).toISOString();
    const id = number.toString(32).toUpperCase().padStart(8, '0');
    return {
      id: `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
      type: 'AssignmentSigned',
      schemaVersion: 1,
      occurredAt: new Date(FIRST_MOMENT).toISOString(),
      recordedAt: new Date(FIRST_MOMENT).toISOString(),
      data: {
        clocks: {
          started: [
            {
              id: `HANDLE:a-${id}`,
              kind: 'HANDLE',
              subject: { kind: 'assignment', id: `a-${id}` },
              startedAt: new Date(FIRST_MOMENT).toISOString(),
              dueAt,
              warnAt: [],
            },
          ],
        },
      },
      meta: { actor: { person: 'p', roles: [] }, commandId: id, correlationId: id },
      stream: `issue-01K000000000000000${id}`,
      revision: 1,
      position: (number + 1) as RecordedEvent['position'],
    };
  });
}

/** Enters a batch as the projection runner does: one transaction that does not wait for the disk. */
export async function insertClocks(pool: Pool, batch: readonly RecordedEvent[]): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query('begin; set local synchronous_commit to off');
    await new ClockProjector().project(batch, tx);
    await tx.query('commit');
  } finally {
    tx.release();
  }
}

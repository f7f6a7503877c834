import type { Pool } from 'pg';
import type { ClockMoment } from './clock-moment.js';
import { SQL } from './sql.js';

export interface Refusal {
  readonly of: ClockMoment;
  readonly code: string;
}

/**
 * Takes moments that were sent out of the table. A crash may lose the mark, not the moment: it is sent
 * again under the same command id. So the commit need not wait for the disk.
 */
export async function markFired(
  pool: Pool,
  sent: readonly ClockMoment[],
  refusals: readonly Refusal[],
  now: Date,
): Promise<void> {
  if (sent.length === 0) return;
  const columns = columnsOf(sent);
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    await tx.query(SQL.beginMark);
    await tx.query(SQL.takeTurn);
    await tx.query({ name: 'drop-fired', text: SQL.dropFired, values: columns });
    await tx.query({ name: 'mark-fired', text: SQL.markFired, values: columns });
    if (refusals.length > 0)
      await tx.query(SQL.noteRefusals, [
        refusals.map(({ of }) => of.stream),
        refusals.map(({ of }) => of.clock),
        refusals.map(({ of }) => of.moment),
        refusals.map(({ code }) => code),
        now,
      ]);
    await tx.query('commit');
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    tx.release(broken);
  }
}

/** One row per clock: two rows of one update would not both count. */
function columnsOf(sent: readonly ClockMoment[]): string[][] {
  const clocks = new Map<string, { stream: string; clock: string; moments: string[] }>();
  for (const { stream, clock, moment } of sent) {
    const key = `${stream} ${clock}`;
    const row = clocks.get(key) ?? { stream, clock, moments: [] };
    clocks.set(key, row);
    row.moments.push(moment);
  }
  const rows = [...clocks.values()];
  return [
    rows.map(({ stream }) => stream),
    rows.map(({ clock }) => clock),
    rows.map(({ moments }) => `{${moments.join(',')}}`),
  ];
}

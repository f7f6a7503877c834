import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '@shaodao/platform';
import type { Pool } from 'pg';

const LOOK_EVERY_MS = 30_000;
/** Less is what asking takes; more is a clock that is wrong. */
const TOLERATED_MS = 1_000;

/** A clock that a process keeps by the database's. */
export interface HouseClock {
  readonly now: () => Date;
  stop(): Promise<void>;
}

/**
 * The time of the house, which is the database's: where the clock of this machine is more than a second
 * off, the difference is taken out, and said. Otherwise a machine that is ahead would end clocks of
 * residents before their time. Looks again every half minute; while the database is away the last
 * difference holds.
 * @param machine the machine's clock, milliseconds since 1970.
 * @throws the database's error when it cannot be asked first.
 */
export async function openHouseClock(
  pool: Pool,
  log: Log,
  machine: () => number = () => Date.now(),
): Promise<HouseClock> {
  const stopping = new AbortController();
  let difference = 0;
  const look = async (): Promise<void> => {
    const found = await differenceTo(pool, machine);
    const wasOff = difference !== 0;
    difference = Math.abs(found) > TOLERATED_MS ? found : 0;
    if (difference !== 0 && !wasOff)
      log.warn({ milliseconds: -difference }, "the machine's clock is off; the database's counts");
  };
  await look();
  const looking = (async () => {
    const { signal } = stopping;
    for (;;) {
      await pause(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await look().catch(() => undefined);
    }
  })();
  return {
    now: () => new Date(machine() + difference),
    stop: async () => {
      stopping.abort();
      await looking;
    },
  };
}

/** Milliseconds by which the database is ahead of the machine, less the time it took to ask. */
async function differenceTo(pool: Pool, machine: () => number): Promise<number> {
  const from = machine();
  const { rows } = await pool.query<{ now: Date }>(`select clock_timestamp() as now`);
  const half = (machine() - from) / 2;
  return (rows[0]?.now.getTime() ?? from) - (from + half);
}

import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

/** Ticks of processor time are hundredths of a second wherever Linux runs Node. */
const TICKS_PER_SECOND = 100;

interface Process {
  readonly parent: number;
  readonly ownTicks: number;
  /** Of children that have ended. */
  readonly endedTicks: number;
}

/**
 * Processor time of a whole PostgreSQL server, its writers and workers included, as Linux counts it
 * for a server on this machine.
 */
export class ServerCpu {
  private constructor(private readonly postmaster: number) {}

  /** Undefined where it cannot be told: another system, or a server elsewhere. */
  static async of(pool: Pool): Promise<ServerCpu | undefined> {
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = rows[0]?.pid ?? 0;
    const session = await processOf(pid);
    const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
    return session !== undefined && command.startsWith('postgres')
      ? new ServerCpu(session.parent)
      : undefined;
  }

  /** Seconds so far. */
  async seconds(): Promise<number> {
    const server = await processOf(this.postmaster);
    let ticks = (server?.ownTicks ?? 0) + (server?.endedTicks ?? 0);
    for (const name of await readdir('/proc')) {
      const pid = Number(name);
      const process = Number.isInteger(pid) ? await processOf(pid) : undefined;
      if (process?.parent === this.postmaster) ticks += process.ownTicks;
    }
    return ticks / TICKS_PER_SECOND;
  }
}

/** Undefined where it has ended. Fields as in proc(5), counted from after the command's name. */
async function processOf(pid: number): Promise<Process | undefined> {
  const line = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => undefined);
  if (line === undefined) return undefined;
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const at = (index: number): number => Number(fields[index] ?? 0);
  return { parent: at(1), ownTicks: at(11) + at(12), endedTicks: at(13) + at(14) };
}

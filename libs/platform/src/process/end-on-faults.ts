import type { Log } from '../logging/log.js';

/**
 * Has an error that nobody caught end the process with code 1, as Node does, but told by the log: Node
 * itself would print all there is on the error, rows that PostgreSQL quotes among it.
 */
export function endOnFaults(log: Log): void {
  process.on('uncaughtException', (error: unknown) => {
    log.fatal({ err: error }, 'an error that nobody caught ends the process');
    process.exit(1);
  });
}

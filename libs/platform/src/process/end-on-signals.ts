import { constants } from 'node:os';
import type { Log } from '../logging/log.js';

/** Short of the half minute that Kubernetes gives, so that it is us who say what did not end. */
const PATIENCE_MS = 20_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the process in order at the first SIGINT, SIGTERM or SIGHUP: code 0 when `stop` is through, 1
 * where it fails or takes longer than 20 s. A second signal ends it at once, by the code of the signal.
 */
export function endOnSignals(stop: () => Promise<void>, log: Log): void {
  let isStopping = false;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (isStopping) process.exit(128 + constants.signals[signal]);
      isStopping = true;
      log.info({ signal }, 'stopping');
      setTimeout(() => {
        log.error(`not everything ended within ${PATIENCE_MS / 1_000} s; what was left is cut off`);
        process.exit(1);
      }, PATIENCE_MS);
      stop().then(
        () => {
          process.exit(0);
        },
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
}

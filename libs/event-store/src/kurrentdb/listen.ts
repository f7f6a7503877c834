import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Listen } from '../wake-up.js';
import { serverFilter } from './wanted.js';

/**
 * Listens by a catch-up subscription that begins at the end. Its events are only heard, not used:
 * subscribers read on from their own places, so nothing is lost where this one is torn off, by a new
 * leader for instance.
 */
export const listenTo =
  (client: KurrentDBClient): Listen =>
  async (hearing, signal) => {
    const subscription = client.subscribeToAll({
      fromPosition: 'end',
      filter: serverFilter(undefined),
    });
    const leave = (): void => {
      subscription.destroy();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        subscription.on('confirmation', () => {
          hearing.listening();
        });
        subscription.on('data', () => {
          hearing.heard();
        });
        subscription.on('error', reject);
        subscription.on('end', resolve);
        subscription.on('close', resolve);
        if (signal.aborted) leave();
      });
    } finally {
      signal.removeEventListener('abort', leave);
      await subscription.unsubscribe().catch(() => undefined);
    }
  };

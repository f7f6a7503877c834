import pg from 'pg';
import type { Listen } from '../wake-up.js';
import { sessionOptions } from './session.js';
import { listen } from './sql.js';

/** Listens for what `append_events` notifies. */
export const listenTo =
  (connectionString: string): Listen =>
  async (hearing, signal) => {
    const client = new pg.Client(sessionOptions(connectionString, 'listener'));
    const end = (): void => void client.end().catch(() => undefined);
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve);
      client.on('error', () => {
        end();
        resolve();
      });
    });
    client.on('notification', () => {
      hearing.heard();
    });
    signal.addEventListener('abort', end, { once: true });
    try {
      // pg leaves connect() open for ever where end() comes before the server's greeting.
      await Promise.race([client.connect(), ended]);
      await client.query(listen);
      hearing.listening();
      await ended;
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  };

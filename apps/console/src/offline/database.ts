import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { QueuedOrder } from './queued-order.js';

/** An answer of the server as it was last heard. */
export interface Copy {
  readonly key: string;
  /** Login and post it was told to; to nobody else it is shown. */
  readonly whose: string;
  /** When it was told, ms. */
  readonly at: number;
  readonly value: unknown;
}

interface Shape extends DBSchema {
  copies: { key: string; value: Copy };
  queue: { key: string; value: QueuedOrder };
}

const NAME = 'shaodao';
const VERSION = 1;
let opened: Promise<IDBPDatabase<Shape>> | undefined;

/** This browser's own store: the day's tasks, and what is not sent yet. */
export function database(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>(NAME, VERSION, {
    upgrade: (made) => {
      made.createObjectStore('copies', { keyPath: 'key' });
      made.createObjectStore('queue', { keyPath: 'id' });
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

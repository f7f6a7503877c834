import { describe, it } from '@jest/globals';
import { eventStoreConformance } from '../conformance/event-store-conformance.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';

const url = process.env['KURRENTDB_URL'];

if (url === undefined)
  describe('a KurrentDB server', () => {
    it.skip('is not tried here: KURRENTDB_URL names none', () => undefined);
  });
else
  eventStoreConformance(
    'a KurrentDB server',
    async () => ({ store: new KurrentDbEventStore(url), cleanUp: () => Promise.resolve() }),
    'stream',
    false,
  );

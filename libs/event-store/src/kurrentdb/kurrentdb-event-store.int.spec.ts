import { eventStoreConformance } from '../conformance/event-store-conformance.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';
import { ProtocolDouble } from './testing/protocol-double.js';

for (const version of ['26.1', '25.1'] as const)
  eventStoreConformance(
    `kurrentdb, the protocol of ${version}`,
    async () => {
      const double = new ProtocolDouble(version);
      await double.start();
      return {
        store: new KurrentDbEventStore(double.connectionString()),
        cleanUp: async () => {
          double.stop();
        },
      };
    },
    'stream',
    false,
  );

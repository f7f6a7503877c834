import { eventStoreConformance } from '../conformance/event-store-conformance.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { createStoreDatabase } from './store-under-test.js';

eventStoreConformance('postgres', async () => {
  const database = await createStoreDatabase();
  return {
    store: new PostgresEventStore({ connectionString: database.url }),
    cleanUp: () => database.drop(),
  };
});

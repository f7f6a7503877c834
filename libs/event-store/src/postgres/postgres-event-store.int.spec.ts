import { eventStoreConformance } from '../conformance/event-store-conformance.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { withSchema } from './store-under-test.js';

eventStoreConformance('postgres', async () => {
  const database = await withSchema(await createTestDatabase());
  return {
    store: new PostgresEventStore({ connectionString: database.url }),
    cleanUp: () => database.drop(),
  };
});

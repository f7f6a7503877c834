import { eventStoreConformance } from '../conformance/event-store-conformance.js';
import { MemoryEventStore } from './memory-event-store.js';

eventStoreConformance('memory', () =>
  Promise.resolve({ store: new MemoryEventStore(), cleanUp: () => Promise.resolve() }),
);

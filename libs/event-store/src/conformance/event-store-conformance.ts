import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../port.js';
import { appendingConforms } from './appending.js';
import { modelConforms } from './model.js';
import { readingConforms } from './reading.js';
import { refusingConforms } from './refusing.js';
import { repeatingConforms } from './repeating.js';
import { subscribingConforms } from './subscribing.js';

/** An empty store of its own, and what to do when the tests are over. */
export interface StoreUnderTest {
  readonly store: EventStore;
  readonly cleanUp: () => Promise<void>;
}

/** What every event store does, whatever keeps its events. Call at the top of a spec file. */
export function eventStoreConformance(
  name: string,
  makeStore: () => Promise<StoreUnderTest>,
): void {
  describe(`${name}: event store`, () => {
    let made: StoreUnderTest;
    const store = (): EventStore => made.store;
    beforeAll(async () => {
      made = await makeStore();
    });
    afterAll(async () => {
      await made.store.close();
      await made.cleanUp();
    });
    appendingConforms(store);
    repeatingConforms(store);
    readingConforms(store);
    subscribingConforms(store);
    refusingConforms(store);
    modelConforms(store);
  });
}

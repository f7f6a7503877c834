import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../port.js';
import { appendingConforms } from './appending.js';
import { modelConforms } from './model.js';
import { readingConforms } from './reading.js';
import { readingLivesConforms } from './reading-lives.js';
import { refusingConforms } from './refusing.js';
import { repeatingConforms } from './repeating.js';
import { subscribingConforms } from './subscribing.js';

/** An empty store of its own, and what to do when the tests are over. */
export interface StoreUnderTest {
  readonly store: EventStore;
  readonly cleanUp: () => Promise<void>;
}

/**
 * How far a store notices that an event's id is taken: anywhere, or only in its stream and where the
 * revision does not fit or is not asked for.
 */
export type IdsUniqueIn = 'store' | 'stream';

/**
 * What every event store does, whatever keeps its events. Call at the top of a spec file.
 * @param readsLives false for a store without `readLives`
 */
export function eventStoreConformance(
  name: string,
  makeStore: () => Promise<StoreUnderTest>,
  idsUniqueIn: IdsUniqueIn = 'store',
  readsLives = true,
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
    repeatingConforms(store, idsUniqueIn);
    readingConforms(store);
    if (readsLives) readingLivesConforms(store);
    subscribingConforms(store);
    refusingConforms(store);
    modelConforms(store);
  });
}

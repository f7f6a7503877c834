import type { EventStore, Life, Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { isFaultOfSurroundings } from '../failures.js';
import { inBatchTransaction } from '../transaction.js';
import type { FilledStretch, FillPlace, Stretch, Taken } from './fill-place.js';
import { livesWanted, type LivesProjector } from './lives-of.js';
import { patiently } from './patiently.js';

/** What a desk reads from and writes to. */
export interface Desk {
  readonly store: EventStore;
  /** Writes beside the live tables. */
  readonly pool: Pool;
  readonly projectors: readonly LivesProjector[];
  /** Events up to here. */
  readonly through: Position;
  readonly pageSize: number;
}

/** Fills in this thread: a stretch is read once, and all projectors write what they make of it side by side. */
export class DeskPlace implements FillPlace {
  readonly #categories: readonly string[];

  constructor(private readonly desk: Desk) {
    this.#categories = [...new Set(desk.projectors.flatMap((each) => each.categories))];
  }

  /** @throws the surroundings' errors, when nobody writes any more. */
  async fill(stretch: Stretch): Promise<FilledStretch> {
    const lives = await this.#read(stretch);
    const filled = await Promise.allSettled(
      this.desk.projectors.map((each) => this.take(each, livesWanted(each, lives))),
    );
    const taken: Taken[] = [];
    for (const each of filled) {
      if (each.status === 'rejected') throw each.reason;
      taken.push(each.value);
    }
    return { events: eventsIn(lives), taken };
  }

  /** What one projector makes of streams, given as it wants them. @throws as `fill` */
  async take(of: LivesProjector, lives: readonly Life[]): Promise<Taken> {
    const setAside: string[] = [];
    if (lives.length > 0) await this.#fillAround(of, lives, setAside);
    return { projector: of.projector.name, events: eventsIn(lives), setAside };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** A stretch is about a page, so that one statement reads it. */
  async #read(stretch: Stretch): Promise<readonly Life[]> {
    const { store, through, pageSize } = this.desk;
    const lives: Life[] = [];
    for (let after = stretch.after; ;) {
      const asked = {
        ...stretch,
        ...(after !== undefined && { after }),
        ...{ through, categories: this.#categories, limit: 2 * pageSize },
      };
      const page = await patiently(async () => store.readLives?.(asked));
      if (page !== undefined) lives.push(...page.lives);
      if (page?.next === undefined) return lives;
      after = page.next;
    }
  }

  /** Halves what fails until the culprit stands alone, and goes on with the rest. */
  async #fillAround(of: LivesProjector, lives: readonly Life[], setAside: string[]): Promise<void> {
    try {
      await inBatchTransaction(this.desk.pool, (tx) => of.byLives.fill(lives, tx));
    } catch (error) {
      if (isFaultOfSurroundings(error)) throw error;
      const [only] = lives;
      if (lives.length === 1 && only !== undefined) {
        setAside.push(only.stream);
        return;
      }
      const middle = lives.length >> 1;
      await this.#fillAround(of, lives.slice(0, middle), setAside);
      await this.#fillAround(of, lives.slice(middle), setAside);
    }
  }
}

const eventsIn = (lives: readonly Life[]): number =>
  lives.reduce((sum, { events }) => sum + events.length, 0);

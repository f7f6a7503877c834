import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import {
  FindingsBook,
  Setting,
  simulate,
  Tree,
  type AssumptionCode,
  type Findings,
  type Flip,
  type Simulation,
} from '../core/index.js';
import { FiguresBook, type Figures } from './figures.js';
import type { RunOrder } from './order.js';

/** A deadline that flipped, with the issue it is of. */
export interface FoundFlip extends Flip {
  readonly issue: string;
  readonly category: string;
  readonly territory: string;
  readonly assumptions: readonly AssumptionCode[];
}

/** An issue that could not be told again. */
export interface Skipped {
  readonly issue: string;
  readonly reason: string;
}

/** What a chunk of issues came to. Plain data. */
export interface ChunkResult {
  readonly findings: Findings;
  readonly flips: readonly FoundFlip[];
  readonly skipped: readonly Skipped[];
  readonly figures?: Figures;
}

/** Streams read at once: hides the way to the database behind the work. */
const READ_AT_ONCE = 8;

/** Simulates chunks of issues; holds no more than one chunk's events. */
export class ChunkBench {
  readonly #setting: Setting;
  readonly #territories: Tree;
  readonly #categories: Tree;

  constructor(
    private readonly order: RunOrder,
    private readonly store: Pick<EventStore, 'readStream'>,
  ) {
    const { world, alternative } = order;
    this.#setting = new Setting(world, alternative);
    this.#territories = new Tree(world.directory.territories);
    this.#categories = new Tree(world.directory.categories);
  }

  async run(streams: readonly string[]): Promise<ChunkResult> {
    const book = new FindingsBook();
    const figures = this.order.figures && new FiguresBook(this.order.figures);
    const flips: FoundFlip[] = [];
    const skipped: Skipped[] = [];
    for (let at = 0; at < streams.length; at += READ_AT_ONCE) {
      const some = streams.slice(at, at + READ_AT_ONCE);
      const histories = await Promise.all(some.map((stream) => this.#read(stream)));
      for (const [n, events] of histories.entries()) {
        const issue = (some[n] ?? '').slice('issue-'.length);
        try {
          const simulation = simulate(events, this.#setting);
          if (!this.#isWanted(simulation)) continue;
          figures?.add(simulation);
          book.add(issue, simulation);
          flips.push(...flipsOf(issue, simulation));
        } catch (error) {
          skipped.push({ issue, reason: String(error) });
        }
      }
    }
    return {
      ...{ findings: book.findings(), flips, skipped },
      ...(figures !== undefined && { figures: figures.figures() }),
    };
  }

  async #read(stream: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readStream(stream)) {
      if (event.position > this.order.position) break;
      events.push(event);
    }
    return events;
  }

  #isWanted({ state }: Simulation<RecordedEvent>): boolean {
    const { territory, category } = this.order.span;
    const known = placeOf(state);
    return (
      (territory === undefined || this.#territories.isWithin(known.territory, territory)) &&
      (category === undefined || this.#categories.isWithin(known.category, category))
    );
  }
}

function placeOf(state: Simulation<RecordedEvent>['state']) {
  const known: { readonly territory?: string; readonly category?: string } =
    state.phase === 'NONE' ? {} : state;
  return { territory: known.territory ?? '', category: known.category ?? '' };
}

function flipsOf(issue: string, simulation: Simulation<RecordedEvent>): readonly FoundFlip[] {
  const { flips, assumptions, state } = simulation;
  return flips.map((flip) => ({ ...flip, ...placeOf(state), issue, assumptions }));
}

import {
  compileFormulas,
  contributionsOf,
  factsOf,
  foldFacts,
  mergeTallies,
  type FactEvent,
  type FormulaSet,
  type IssueFacts,
  type Period,
  type TallyRow,
} from '@shaodao/assessment';
import { compileCalendar, type CalendarDefinition } from '@shaodao/deadlines';
import type { RecordedEvent } from '@shaodao/event-store';
import type { Simulation } from '../core/index.js';

/** By which formulas, over which period and as of when both histories are counted. Plain data. */
export interface FiguresWanted {
  readonly set: FormulaSet;
  readonly period: Period;
  /** ISO 8601 UTC. */
  readonly asOf: string;
  /** Measure working minutes, as it was and as it would be. */
  readonly calendar: { readonly was: CalendarDefinition; readonly is: CalendarDefinition };
}

/** Tallies of both histories; parts add up in any order. */
export interface Figures {
  readonly actual: readonly TallyRow[];
  readonly alternative: readonly TallyRow[];
}

/** Adds up the figures of many issues, in both histories, by the formulas of the house. */
export class FiguresBook {
  readonly #actual: TallyRow[][] = [];
  readonly #alternative: TallyRow[][] = [];

  constructor(private readonly wanted: FiguresWanted) {}

  add({ actual, alternative }: Simulation<RecordedEvent>): void {
    const { was, is } = this.wanted.calendar;
    const tallies = this.#talliesOf(actual.events, was);
    const others =
      alternative === actual && was === is ? tallies : this.#talliesOf(alternative.events, is);
    this.#actual.push(tallies);
    this.#alternative.push(others);
  }

  figures(): Figures {
    return {
      actual: mergeTallies(...this.#actual),
      alternative: mergeTallies(...this.#alternative),
    };
  }

  #talliesOf(events: readonly RecordedEvent[], calendar: CalendarDefinition): TallyRow[] {
    const { set, period, asOf } = this.wanted;
    let facts: IssueFacts | undefined;
    // What the stream of an issue holds was decided by its aggregate.
    for (const event of events) facts = foldFacts(facts, event as unknown as FactEvent);
    if (facts === undefined) return [];
    const told = factsOf(facts, compileCalendar(calendar));
    const wanted = { kinds: [period.kind], dimensions: ['unit' as const] };
    return [...contributionsOf(compileFormulas(set), told, asOf, wanted)];
  }
}

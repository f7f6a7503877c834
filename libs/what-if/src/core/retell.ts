import type { IssueState } from '@shaodao/issue';
import type { AssumptionCode } from './assumptions.js';
import { batchesOf, type Batch } from './batches.js';
import { instantOf, laterOf, onItsWay } from './moments.js';
import { RetoldFacts } from './retold-facts.js';
import type { Move } from './retold-units.js';
import type { Setting } from './setting.js';
import { laidOut } from './work-time.js';
import type { StoredEvent } from './world.js';

/** A stream as it would have been. */
export interface Retold<E extends StoredEvent> {
  /**
   * In the order of history; those nothing changed for are the same objects. What a clock would not
   * have said because it ended before is left out.
   */
  readonly events: readonly E[];
  readonly moves: readonly Move[];
  readonly assumptions: ReadonlySet<AssumptionCode>;
  /** The issue as history left it. */
  readonly state: IssueState;
}

/**
 * Tells the stream of one issue again as it would have been. Pure; the empty alternative gives back
 * the very same events.
 * @throws RangeError, ContradictoryStream where the stream cannot be folded.
 */
export function retell<E extends StoredEvent>(events: readonly E[], setting: Setting): Retold<E> {
  return new Retelling<E>(setting).tell(events);
}

/** A clock's word that moved: it is said only if the clock has not ended by then. */
interface Said {
  readonly clock: string;
  readonly at: string;
}

class Retelling<E extends StoredEvent> {
  readonly #facts: RetoldFacts;
  readonly #assumptions = new Set<AssumptionCode>();
  readonly #told: { readonly event: E; readonly said?: Said }[] = [];
  /** The last step that somebody took or a clock brought about. */
  #base: { readonly was: string; readonly is: string } | undefined;

  constructor(private readonly setting: Setting) {
    this.#facts = new RetoldFacts(setting);
  }

  tell(events: readonly E[]): Retold<E> {
    const batches = batchesOf(events);
    batches.forEach((batch, n) => {
      if (batch.cause === 'MARK') {
        this.#mark(
          batch,
          batches.slice(n + 1).find(({ cause }) => cause !== 'MARK'),
        );
      } else this.#step(batch);
    });
    const facts = this.#facts;
    return {
      events: this.#told.flatMap(({ event, said }) => {
        const end = said && facts.endOf(said.clock);
        return said !== undefined && end !== undefined && said.at > end ? [] : [event];
      }),
      moves: facts.moves,
      assumptions: new Set([...this.#assumptions, ...facts.assumptions]),
      state: facts.state,
    };
  }

  #step(batch: Batch<E>): void {
    const was = timeOf(batch);
    const is = this.#newTimeOf(batch, true);
    if (is !== was && batch.cause === 'LAPSE') this.#assumptions.add('LAPSE_RECOMPUTED');
    for (const event of batch.events) this.#told.push({ event: this.#facts.tell(event, was, is) });
    this.#base = { was, is };
  }

  /** Where on its clock's way the mark stood, between the steps it stood between. */
  #mark(mark: Batch<E>, next: Batch<E> | undefined): void {
    const was = timeOf(mark);
    const { clock = '' } = mark;
    const pair = this.#facts.clock(clock);
    const isElsewhere = pair !== undefined && pair.was !== pair.is;
    const isLater = this.#base !== undefined && this.#base.was !== this.#base.is;
    if (!isElsewhere && !isLater) {
      for (const event of mark.events)
        this.#told.push({ event: this.#facts.tell(event, was, was) });
      return;
    }
    this.#assumptions.add('MARKS_KEPT');
    const own = pair === undefined ? was : onItsWay(was, pair.was, pair.is);
    const upper = next === undefined ? own : this.#newTimeOf(next, false);
    const lower = this.#told.at(-1)?.event.occurredAt ?? own;
    const is = laterOf(own < upper ? own : upper, lower);
    for (const event of mark.events)
      this.#told.push({ event: this.#facts.tell(event, was, is), said: { clock, at: own } });
  }

  /** When a step or a lapse would have come. */
  #newTimeOf(batch: Batch<E>, isNow: boolean): string {
    const was = timeOf(batch);
    const base = this.#base;
    const [first] = batch.events;
    if (base === undefined || first === undefined) return was;
    if (batch.cause === 'LAPSE') return laterOf(this.#lapsedAt(batch, was), base.is);
    const speed = this.setting.speedOf(this.#facts.actingUnits(first));
    if (speed !== 1 && isNow) this.#assumptions.add('SPEED_SCALED');
    const { calendars } = this.setting;
    if (base.was === base.is && speed === 1 && !calendars.isOther()) return was;
    const stretch = { from: Date.parse(base.was), to: Date.parse(was) };
    const layout = { from: Date.parse(base.is), was: calendars.was(), is: calendars.is(), speed };
    return instantOf(laidOut(stretch, layout));
  }

  /** As long after the clock was due as it came. */
  #lapsedAt({ clock = '' }: Batch<E>, was: string): string {
    const pair = this.#facts.clock(clock);
    if (pair === undefined || pair.was === pair.is) return was;
    const late = Date.parse(was) - Date.parse(pair.was.dueAt);
    return instantOf(Date.parse(pair.is.dueAt) + late);
  }
}

const timeOf = <E extends StoredEvent>({ events }: Batch<E>): string => events[0]?.occurredAt ?? '';

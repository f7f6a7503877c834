import type { ClockChanges } from '@shaodao/deadlines';
import type { EvolveMeta } from '@shaodao/decider';
import { isAccepted, issueAggregate, type IssueEvent, type IssueState } from '@shaodao/issue';
import type { AssumptionCode } from './assumptions.js';
import type { Granted } from './limit-changes.js';
import { RetoldClocks, type ClockPair, type Moment } from './retold-clocks.js';
import { RetoldDues } from './retold-dues.js';
import { readAgain } from './retold-instants.js';
import { RetoldUnits, type Move } from './retold-units.js';
import type { Setting } from './setting.js';
import type { StoredEvent } from './world.js';

interface Facts {
  readonly unit?: string;
  readonly clocks?: ClockChanges;
}

/** What the events of one stream say in the other history, one after the other. */
export class RetoldFacts {
  readonly #clocks: RetoldClocks;
  readonly #units: RetoldUnits;
  readonly #dues: RetoldDues;
  #state: IssueState = issueAggregate.initial;

  constructor(setting: Setting) {
    this.#clocks = new RetoldClocks(setting);
    this.#units = new RetoldUnits(setting);
    this.#dues = new RetoldDues(setting);
  }

  /** The issue as it was after the last event told. */
  get state(): IssueState {
    return this.#state;
  }

  get moves(): readonly Move[] {
    return this.#units.moves;
  }

  get assumptions(): readonly AssumptionCode[] {
    return [this.#clocks, this.#units, this.#dues].flatMap(({ assumptions }) => [...assumptions]);
  }

  /** A clock that runs or rests. */
  clock(id: string): ClockPair | undefined {
    return this.#clocks.pair(id);
  }

  /** When a clock that ended would have ended. */
  endOf(id: string): string | undefined {
    return this.#clocks.endOf(id);
  }

  /** The unit that acts in an event, as it was and as it would be; empty where nobody is named. */
  actingUnits({ data, meta }: StoredEvent): readonly string[] {
    const { unit = meta.actor.unit } = data as Facts;
    return unit === undefined ? [] : [unit, this.#units.unit(unit, this.matter())];
  }

  /** What limits and units depend on. */
  matter(): Granted['matter'] {
    const known: Partial<Granted['matter']> = this.#state.phase === 'NONE' ? {} : this.#state;
    const { category = '', territory = '', urgency, complexity } = known;
    return {
      category,
      territory,
      ...(urgency !== undefined && { urgency }),
      ...(complexity !== undefined && { complexity }),
    };
  }

  /** The event as it would be at `is`; the same object where nothing differs. */
  tell<E extends StoredEvent>(event: E, was: string, is: string): E {
    const { type, data, meta } = event;
    const before = this.matter();
    // What the stream holds was decided by this aggregate.
    const fact = { type, data, occurredAt: event.occurredAt, actor: meta.actor };
    this.#state = issueAggregate.evolve(this.#state, fact as unknown as IssueEvent & EvolveMeta);
    const state = this.#state;
    const ended = state.phase !== 'NONE' && state.category === undefined;
    const matter = ended ? before : this.matter();
    if (isAccepted(state)) this.#units.assign(type, data, state, was);
    const moment: Moment = {
      ...{ was, is, matter },
      ...(isAccepted(state) && { profile: state.profile }),
    };
    this.#dues.know(was, is);
    const facts: Facts = data;
    const clocks = facts.clocks && this.#clocks.after(facts.clocks, moment);
    const unit = (code: string): string => this.#units.unit(code, matter);
    const instant = this.#dues.reading(type, data, clocks, moment);
    const again = readAgain<object>(data, { instant, unit });
    const told = clocks && withUnits(clocks, unit);
    const actor = meta.actor.unit === undefined ? undefined : unit(meta.actor.unit);
    if (is === was && again === data && told === facts.clocks && actor === meta.actor.unit)
      return event;
    return {
      ...event,
      occurredAt: is,
      data: told === facts.clocks ? again : { ...again, clocks: told },
      ...(actor !== undefined && { meta: { ...meta, actor: { ...meta.actor, unit: actor } } }),
    };
  }
}

/** The clocks with the units whose time would run. */
function withUnits(changes: ClockChanges, unit: (code: string) => string): ClockChanges {
  const started = changes.started?.map((clock) => {
    const { unit: was } = clock.subject;
    const is = was === undefined ? undefined : unit(was);
    if (is === undefined || is === was) return clock;
    return { ...clock, subject: { ...clock.subject, unit: is } };
  });
  const isSame = started?.every((clock, n) => clock === changes.started?.[n]) ?? true;
  return isSame || started === undefined ? changes : { ...changes, started };
}

import {
  dueOf,
  minutesBetween,
  type ClockChanges,
  type ClockKind,
  type Limit,
} from '@shaodao/deadlines';
import type { AssumptionCode } from './assumptions.js';
import { shifted } from './moments.js';
import type { Moment } from './retold-clocks.js';
import type { Setting } from './setting.js';

/** The kind of limit that a moment named in an event is, where no clock was started with it. */
const NAMED_DUE: Readonly<Partial<Record<string, ClockKind>>> = {
  IssueAccepted: 'OVERALL',
  IssueDispatched: 'HANDLE',
  IssueRedispatched: 'HANDLE',
  LeadReplaced: 'HANDLE',
  CheckInQuorumReached: 'HANDLE',
  ReworkOrdered: 'REWORK',
  IssueReopened: 'REWORK',
};

/** What of an event's facts names moments of clocks and limits. */
interface Dated {
  readonly dueAt?: string;
  readonly previousDueAt?: string;
  readonly clocks?: ClockChanges;
}

/** When the moments that events name would have been: due times, promises, what was before. */
export class RetoldDues {
  readonly #moments = new Map<string, string>();
  readonly assumptions = new Set<AssumptionCode>();

  constructor(private readonly setting: Setting) {}

  /** From now on the moment of history reads as the other one. */
  know(was: string, is: string): void {
    this.#moments.set(was, is);
  }

  /**
   * How the moments of one event read: as the clocks it started or moved, else as its own limit,
   * else as what is known, else as long after the event as they were.
   */
  reading(
    type: string,
    facts: Dated,
    clocks: ClockChanges | undefined,
    moment: Moment,
  ): (at: string) => string {
    const own = this.#own(type, facts, clocks, moment);
    const { was, is } = moment;
    return (at) => own.get(at) ?? this.#moments.get(at) ?? (at > was ? shifted(is, was, at) : at);
  }

  #own(
    type: string,
    { dueAt, previousDueAt, clocks: wereClocks }: Dated,
    clocks: ClockChanges | undefined,
    moment: Moment,
  ): ReadonlyMap<string, string> {
    const own = new Map<string, string>();
    const are = [...(clocks?.moved ?? []), ...(clocks?.started ?? [])];
    for (const was of [...(wereClocks?.moved ?? []), ...(wereClocks?.started ?? [])]) {
      const is = are.find(({ id }) => id === was.id);
      if (is !== undefined) own.set(was.dueAt, is.dueAt);
    }
    if (dueAt !== undefined && !own.has(dueAt)) {
      const due = this.#withoutClock(type, dueAt, previousDueAt, moment);
      if (due !== undefined) own.set(dueAt, due);
    }
    for (const [was, is] of own) this.know(was, is);
    return own;
  }

  #withoutClock(
    type: string,
    dueAt: string,
    previousDueAt: string | undefined,
    moment: Moment,
  ): string | undefined {
    const kind = NAMED_DUE[type];
    if (kind !== undefined) return this.#limited(kind, dueAt, moment);
    if (type !== 'ExtensionGranted' || previousDueAt === undefined) return undefined;
    const previous = this.#moments.get(previousDueAt) ?? previousDueAt;
    if (previous !== previousDueAt) this.assumptions.add('EXTENSION_KEPT');
    return shifted(previous, previousDueAt, dueAt);
  }

  /** A limit no clock ran for: running minutes from the act to the moment it named. */
  #limited(kind: ClockKind, dueAt: string, { was, is, matter }: Moment): string {
    const limit: Limit = { amount: minutesBetween(was, dueAt), unit: 'NAT_MIN' };
    const change = limit.amount < 0 ? undefined : this.setting.limits.of({ kind, limit, matter });
    if (change === undefined) return shifted(is, was, dueAt);
    if (change.assumption !== undefined) this.assumptions.add(change.assumption);
    return dueOf(is, change.limit, this.setting.calendars.is(change.limit.calendar)).dueAt;
  }
}

import { expect } from '@jest/globals';
import type { Actor, Decision, EvolveMeta, JsonObject } from '@shaodao/decider';
import type { IssueCommand } from '../commands/index.js';
import { issueAggregate } from '../core/aggregate.js';
import type { DecisionContext } from '../core/context.js';
import type { Instant, IssueEvent } from '../core/events.js';
import type { RejectionCode } from '../core/rejections.js';
import type { IssueState } from '../core/state.js';
import { AGENT, calendarOf, CHANNELS_OPEN, DIRECTORY, PROFILES } from './small-district.js';

/** When the history of a test begins; each event comes an hour after the one before. */
export const START: Instant = '2026-03-02T08:00:00.000Z';
const HOUR = 3_600_000;

export const hoursAfter = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * HOUR).toISOString();

export const daysAfter = (instant: Instant, days: number): Instant =>
  hoursAfter(instant, days * 24);

/** An event of the past; time and actor only where the test is about them. */
export type Past = IssueEvent & { readonly at?: Instant; readonly by?: Actor };

/** Who gives the command, when, and under which circumstances. */
export type Circumstances = Partial<DecisionContext>;

export function contextOf(circumstances: Circumstances = {}): DecisionContext {
  let made = 0;
  return {
    actor: AGENT,
    now: START,
    directory: DIRECTORY,
    issue: 'issue-1',
    calendar: calendarOf,
    channel: (code) => CHANNELS_OPEN.find((each) => each.code === code),
    profile: (id, version) =>
      PROFILES.find((each) => each.id === id && (version ?? each.version) === each.version),
    defaultProfile: 'hotline',
    newId: (kind) => `${kind}-${String(++made)}`,
    receiptCode: 'R-0001',
    ...circumstances,
  };
}

/** The events with the times and actors a history gives them. */
export function happened(history: readonly Past[]): readonly (IssueEvent & EvolveMeta)[] {
  let clock = START;
  return history.map(({ at, by = AGENT, ...event }, index) => {
    clock = at ?? (index === 0 ? START : hoursAfter(clock, 1));
    return { ...event, occurredAt: clock, actor: by };
  });
}

export function stateAfter(history: readonly Past[]): IssueState {
  return happened(history).reduce(issueAggregate.evolve, issueAggregate.initial);
}

interface Then {
  /** Exactly these events are decided. */
  then(...events: readonly IssueEvent[]): void;
  /** The command is refused with the code, and with at least these facts. */
  refuses(code: RejectionCode, params?: JsonObject): void;
  /** What was decided, for tests that look at part of it. */
  readonly decision: Decision<IssueEvent>;
}

interface Given {
  when(command: IssueCommand, circumstances?: Circumstances): Then;
  /** The state the history leads to. */
  readonly state: IssueState;
}

/**
 * `given(history).when(command, circumstances).then(events)`. Without a time, the command comes an
 * hour after the last event.
 */
export function given(...history: readonly Past[]): Given {
  return {
    when(command, circumstances = {}) {
      const last = happened(history).at(-1)?.occurredAt;
      const now = last === undefined ? START : hoursAfter(last, 1);
      const context = contextOf({ now, ...circumstances });
      const decision = issueAggregate.decide(command, stateAfter(history), context);
      return {
        decision,
        then: (...events) => {
          expect(decision).toEqual({ ok: true, events });
        },
        refuses: (code, params) => {
          expect(decision).toMatchObject({
            ok: false,
            refusal: params === undefined ? { code } : { code, params },
          });
        },
      };
    },
    get state(): IssueState {
      return stateAfter(history);
    },
  };
}

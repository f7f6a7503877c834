import type { Decision } from '@shaodao/decider';
import type { ClockKind } from '@shaodao/deadlines';
import type { IssueCommand } from '../commands/index.js';
import { issueAggregate } from '../core/aggregate.js';
import type { RunningClock } from '../core/clocks/running.js';
import type { Instant, IssueEvent, IssueEventType } from '../core/events.js';
import type { RejectionCode } from '../core/rejections.js';
import type { IssueState } from '../core/state.js';
import { contextOf, type Circumstances } from './given.js';
import { AGENT, DISPATCHER, INSPECTOR, profileOf, SYSTEM, WATER } from './small-district.js';

/** A matter lived command by command, so that its clocks are what the decider made of them. */
export class Lived {
  state: IssueState = issueAggregate.initial;
  readonly events: IssueEvent[] = [];
  /** The events of the last command. */
  last: readonly IssueEvent[] = [];
  private made = 0;

  constructor(private readonly circumstances: Circumstances = {}) {}

  /** The command is given at that time; by a dispatcher where nobody is named. */
  at(now: Instant, command: IssueCommand, circumstances: Circumstances = {}): this {
    const decision = this.tried(now, command, circumstances);
    if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    const actor = circumstances.actor ?? DISPATCHER;
    for (const event of decision.events) {
      this.state = issueAggregate.evolve(this.state, { ...event, occurredAt: now, actor });
      this.events.push(event);
    }
    this.last = decision.events;
    return this;
  }

  /** The code the command would be refused with at that time; undefined where it is accepted. */
  refusalAt(
    now: Instant,
    command: IssueCommand,
    circumstances: Circumstances = {},
  ): RejectionCode | undefined {
    const decision = this.tried(now, command, circumstances);
    return decision.ok ? undefined : (decision.refusal.code as RejectionCode);
  }

  /** The timekeeper's word about the clock of a kind; `moment` is its due moment by default. */
  elapses(kind: ClockKind, now?: Instant, moment?: Instant): this {
    const clock = this.clock(kind);
    const come = moment ?? clock.dueAt;
    const command = { type: 'ElapseClock', clock: clock.id, moment: come } as const;
    return this.at(now ?? come, command, { actor: SYSTEM });
  }

  /** The clock of a kind, of one unit where there are several. @throws Error where none runs */
  clock(kind: ClockKind, unit?: string): RunningClock {
    const found = this.clocks().find(
      (each) => each.kind === kind && (unit === undefined || each.subject.unit === unit),
    );
    if (found === undefined) throw new Error(`No clock ${kind} in ${this.running().join(', ')}`);
    return found;
  }

  /** Kinds of the clocks there are, in order. */
  running(): readonly ClockKind[] {
    return this.clocks()
      .map(({ kind }) => kind)
      .sort();
  }

  /** Types of the last command's events. */
  happened(): readonly IssueEventType[] {
    return this.last.map(({ type }) => type);
  }

  private clocks(): readonly RunningClock[] {
    return this.state.phase === 'NONE' ? [] : this.state.clocks;
  }

  private tried(now: Instant, command: IssueCommand, circumstances: Circumstances) {
    const newId = (kind: string): string => `${kind}-${String(++this.made)}`;
    const given = { actor: DISPATCHER, newId, ...this.circumstances, ...circumstances, now };
    const decision: Decision<IssueEvent> = issueAggregate.decide(
      command,
      this.state,
      contextOf(given),
    );
    return decision;
  }
}

/** Monday, 2 March 2026, at a local hour; `day` counts on from there. */
export const on = (day: number, hour: number, minute = 0): Instant =>
  new Date(Date.UTC(2026, 2, 1 + day, hour - 8, minute)).toISOString();

/** A matter under a mechanism, reported on Monday at nine and accepted at ten. */
export function acceptedUnder(profile = 'timed', circumstances: Circumstances = {}): Lived {
  return new Lived({ defaultProfile: profileOf(profile).id, ...circumstances })
    .at(
      on(1, 9),
      {
        type: 'ReportIssue',
        channel: 'hotline',
        kind: 'HELP',
        title: 'enc1.title',
        appellant: { subject: 'sub-1' },
        category: 'pothole',
      },
      { actor: AGENT },
    )
    .at(
      on(1, 10),
      { type: 'AcceptIssue', category: 'pothole', territory: 'north', profile },
      { actor: AGENT },
    );
}

/** Dispatched to water on Monday at eleven. */
export const dispatchedToWater = (profile?: string, circumstances?: Circumstances): Lived =>
  acceptedUnder(profile, circumstances).at(on(1, 11), { type: 'DispatchIssue', lead: 'water' });

/** The lead's assignment. */
export function leadTicket({ state }: Lived): string {
  const [lead] = 'assignments' in state ? state.assignments : [];
  return lead?.id ?? '';
}

/** Signed by water on Monday at half past eleven. */
export function atWork(profile?: string, circumstances?: Circumstances): Lived {
  const lived = dispatchedToWater(profile, circumstances);
  const assignment = leadTicket(lived);
  return lived.at(on(1, 11, 30), { type: 'SignAssignment', assignment }, { actor: WATER });
}

/** Reported done on Monday at four in the afternoon. */
export function handled(profile?: string, circumstances?: Circumstances): Lived {
  const lived = atWork(profile, circumstances);
  return lived.at(
    on(1, 16),
    {
      type: 'CompleteHandling',
      assignment: leadTicket(lived),
      result: 'enc1.result',
      outcome: 'RESOLVED',
    },
    { actor: WATER },
  );
}

/** Checked on Monday at five, and told on Tuesday at nine. */
export const fedBack = (profile?: string, circumstances?: Circumstances): Lived =>
  handled(profile, circumstances)
    .at(on(1, 17), { type: 'VerifyResult', passed: true }, { actor: INSPECTOR })
    .at(
      on(2, 9),
      { type: 'FeedBack', content: 'enc1.content', method: 'phone', reached: true },
      { actor: WATER },
    );

import { OFFICE_HOURS_CN, workingMinutesBetween, type ClockKind } from '@shaodao/deadlines';
import { DEFAULT_PROFILE } from '@shaodao/playbooks';
import { calendarsOf, type Engine } from '@shaodao/engine';
import {
  attributePossession,
  type IssueProfile,
  type IssueState,
  type PossessionAccount,
  type RunningClock,
} from '@shaodao/issue';
import type { IssueFact } from '@shaodao/read-models';

/** What time it is and which calendar counts: of now, or of another day. */
export interface Clockwork {
  readonly directory: Parameters<typeof calendarsOf>[0];
  readonly now: () => Date;
}

/** Whose turn it was from the report of an issue until now, or until its end. */
export async function possessionOf(
  issue: string,
  engine: Clockwork & Pick<Engine, 'store' | 'playbooks'>,
): Promise<PossessionAccount> {
  const history: IssueFact[] = [];
  for await (const { type, data, occurredAt, meta } of engine.store.readStream(`issue-${issue}`)) {
    // What a stream of issues holds was decided by their aggregate.
    history.push({ type, data, occurredAt, actor: meta.actor } as unknown as IssueFact);
  }
  return possessionIn(history, engine, engine.playbooks);
}

/** The same of a history that is at hand. */
export function possessionIn(
  history: readonly IssueFact[],
  { directory, now }: Clockwork,
  playbooks: Engine['playbooks'],
): PossessionAccount {
  return attributePossession(history, {
    calendar: calendarsOf(directory)(OFFICE_HOURS_CN.id),
    profile: (state) => profileOf(state, playbooks),
    until: now().toISOString(),
  });
}

function profileOf(state: IssueState, playbooks: Engine['playbooks']): IssueProfile | undefined {
  const pinned = 'profile' in state ? state.profile : undefined;
  return pinned === undefined
    ? playbooks.current().find(DEFAULT_PROFILE)
    : playbooks.current().find(pinned.id, pinned.version);
}

/** A clock of an issue as its readers see it. */
export interface ShownClock {
  readonly clock: string;
  readonly kind: ClockKind;
  readonly subject: RunningClock['subject'];
  readonly startedAt: string;
  readonly dueAt: string;
  /** Whole minutes of working time left; below 0 where it is overdue. */
  readonly remainingWorkingMinutes: number;
  readonly paused: boolean;
  readonly breached: boolean;
  /** Counted on a year whose days off are not announced yet. */
  readonly provisional: boolean;
  /** What the due time follows from, so that anybody can count again. */
  readonly computation: RunningClock['computation'];
}

/** The clocks with the time left in working time; a paused one is counted from where it stands. */
export function shownClocks(
  clocks: readonly RunningClock[],
  { directory, now }: Clockwork,
): readonly ShownClock[] {
  const calendar = calendarsOf(directory)();
  const at = now().toISOString();
  return clocks.map((clock) => ({
    clock: clock.id,
    kind: clock.kind,
    subject: clock.subject,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    remainingWorkingMinutes: Math.floor(
      workingMinutesBetween(clock.pausedAt ?? at, clock.dueAt, calendar),
    ),
    paused: clock.pausedAt !== undefined,
    breached: clock.breachedAt !== undefined,
    provisional: clock.computation.provisional,
    computation: clock.computation,
  }));
}

import { OFFICE_HOURS_CN, workingMinutesBetween, type ClockKind } from '@shaodao/deadlines';
import { DEFAULT_PROFILE } from '@shaodao/playbooks';
import { calendarsOf, type Engine } from '@shaodao/engine';
import {
  attributePossession,
  type IssueEvent,
  type IssueProfile,
  type IssueState,
  type PossessionAccount,
  type RunningClock,
} from '@shaodao/issue';

type Parts = Pick<Engine, 'store' | 'directory' | 'playbooks' | 'now'>;

/** Whose turn it was from the report of an issue until now, or until its end. */
export async function possessionOf(issue: string, engine: Parts): Promise<PossessionAccount> {
  const history: History[] = [];
  for await (const { type, data, occurredAt, meta } of engine.store.readStream(`issue-${issue}`)) {
    // What a stream of issues holds was decided by their aggregate.
    history.push({ type, data, occurredAt, actor: meta.actor } as unknown as History);
  }
  return attributePossession(history, {
    calendar: calendarsOf(engine.directory)(OFFICE_HOURS_CN.id),
    profile: (state) => profileOf(state, engine),
    until: engine.now().toISOString(),
  });
}

type History = Parameters<typeof attributePossession>[0][number] & IssueEvent;

function profileOf(state: IssueState, { playbooks }: Parts): IssueProfile | undefined {
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
}

/** The clocks with the time left in working time; a paused one is counted from where it stands. */
export function shownClocks(
  clocks: readonly RunningClock[],
  { directory, now }: Pick<Parts, 'directory' | 'now'>,
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
  }));
}

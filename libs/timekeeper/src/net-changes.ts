import type { ClockChanges, MovedClock, StartedClock } from '@shaodao/deadlines';
import type { RecordedEvent } from '@shaodao/event-store';
import { publishedCalendars } from './published-calendars.js';

type Moments = Pick<StartedClock | MovedClock, 'warnAt' | 'dueAt'>;

/** As much of an event's changes as concerns the table. */
export type Changes = Omit<ClockChanges, 'started'> & {
  readonly started?: readonly (Pick<StartedClock, 'id'> & Moments)[];
};

/** What a batch of events leaves of one clock, whatever happened to it in between. */
export interface NetChange {
  readonly stream: string;
  readonly clock: string;
  /** Its moments, ascending, ISO 8601 UTC; absent: as they were. */
  readonly moments?: readonly string[];
  /** Absent: as it was. */
  readonly paused?: boolean;
  /** It was given other moments: some of them may have been sent before. */
  readonly moved?: boolean;
  readonly stopped: boolean;
}

/** The changes to clocks in a batch, one for each clock that is touched. */
export function netChanges(batch: readonly RecordedEvent[]): readonly NetChange[] {
  const clocks = new Map<string, NetChange>();
  for (const event of batch) {
    const { stream } = event;
    const changes = changesBy(event);
    if (changes === undefined) continue;
    const change = (clock: string, how: Partial<NetChange>): void => {
      const key = `${stream} ${clock}`;
      const before = clocks.get(key) ?? { stream, clock, stopped: false };
      clocks.set(key, { ...before, stopped: false, ...how });
    };
    // A clock that one event stops and starts has begun anew.
    for (const id of changes.stopped ?? []) change(id, { stopped: true });
    for (const clock of changes.started ?? [])
      change(clock.id, { moments: momentsOf(clock), paused: false });
    for (const id of changes.paused ?? []) change(id, { paused: true });
    for (const clock of changes.moved ?? []) {
      const moments = momentsOf(clock);
      const goes = clock.because === 'RESUMED' ? { paused: false } : {};
      change(clock.id, { moments, moved: true, ...goes });
    }
  }
  return [...clocks.values()];
}

function changesBy(event: RecordedEvent): Changes | undefined {
  const { clocks } = event.data as { readonly clocks?: ClockChanges };
  return clocks ?? publishedCalendars(event);
}

function momentsOf({ warnAt, dueAt }: Moments): readonly string[] {
  return [...new Set([...warnAt, dueAt])].sort();
}

import type { CalendarDefinition } from '@shaodao/deadlines';
import type { Actor } from '@shaodao/decider';
import type { IssueProfile } from '@shaodao/issue';
import type { RoutingDirectory, VersionedRuleSet } from '@shaodao/routing';

/** What was in force when the span was lived; plain data, so that it travels to a worker thread. */
export interface World {
  readonly directory: RoutingDirectory;
  /** Every known version of every calendar; the newest of an id speaks where none is named. */
  readonly calendars: readonly CalendarDefinition[];
  readonly defaultCalendar: string;
  readonly profiles: readonly IssueProfile[];
  /** The rules that dispatched; absent where none were published. */
  readonly rules?: VersionedRuleSet;
  /** When the question is asked, ISO 8601 UTC: a clock that still runs then is judged then. */
  readonly horizon: string;
}

/** An event of an issue's stream, as far as the simulation looks at it. */
export interface StoredEvent {
  readonly type: string;
  /** ISO 8601 UTC. */
  readonly occurredAt: string;
  readonly data: object;
  readonly meta: { readonly actor: Actor; readonly commandId: string };
}

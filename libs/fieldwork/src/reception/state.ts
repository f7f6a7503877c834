import type {
  CommandsOf,
  EventsOf,
  OpenedFacts,
  PinnedPlaybook,
  SideClockChanges,
} from '@shaodao/decider';
import type { RECEPTION_COMMANDS } from './commands.js';
import type { ReceptionMode } from './section.js';

/** Every event of a session's stream. The stored form: change only by adding. */
export interface ReceptionEventMap {
  SessionPlanned: {
    readonly playbook: PinnedPlaybook;
    readonly session: string;
    readonly date: string;
    readonly mode: ReceptionMode;
    readonly host: string;
    readonly territory: string;
    readonly place?: string;
    readonly clocks: SideClockChanges;
  };
  VisitBooked: { readonly visit: string; readonly visitor: string; readonly matter: string };
  SessionOpened: { readonly clocks?: SideClockChanges };
  VisitorRegistered: {
    readonly visit: string;
    readonly visitor: string;
    readonly matter: string;
    readonly repeat: boolean;
    readonly booked: boolean;
  };
  VisitIssueLinked: { readonly visit: string; readonly issue: string };
  VisitSettled: { readonly visit: string; readonly answer: string };
  MinutesRecorded: { readonly minutes: string };
  SessionClosed: {
    readonly visitors: number;
    readonly settled: number;
    readonly issues: number;
    readonly repeats: number;
  };
  SessionCancelled: { readonly reason: string; readonly clocks?: SideClockChanges };
  /** The day is over and nobody opened it. */
  SessionMissed: { readonly date: string; readonly clocks: SideClockChanges };
}

export type ReceptionCommand = CommandsOf<typeof RECEPTION_COMMANDS>;
export type ReceptionEvent = EventsOf<ReceptionEventMap>;

export interface Visit {
  readonly id: string;
  readonly visitor: string;
  readonly matter: string;
  readonly status: 'BOOKED' | 'REGISTERED' | 'ISSUE_LINKED' | 'SETTLED';
  readonly repeat: boolean;
  readonly issue?: string;
}

export interface Session extends OpenedFacts {
  readonly status: 'PLANNED' | 'OPENED' | 'CLOSED' | 'CANCELLED';
  readonly playbook: PinnedPlaybook;
  readonly session: string;
  readonly date: string;
  readonly mode: ReceptionMode;
  readonly host: string;
  readonly territory: string;
  readonly place?: string;
  readonly visits: readonly Visit[];
  readonly minutes: boolean;
  readonly missed: boolean;
}

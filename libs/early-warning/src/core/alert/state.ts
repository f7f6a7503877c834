import type {
  Bilingual,
  CommandsOf,
  EventsOf,
  OpenedFacts,
  PinnedPlaybook,
} from '@shaodao/decider';
import type { Evidence } from '../detect/finding.js';
import type { ALERT_COMMANDS } from './commands.js';
import type { AlertKind } from './section.js';

/** What an alert rests on, as told at one moment. */
export interface ToldFacts {
  readonly total: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly reason: Bilingual;
  readonly evidence: readonly Evidence[];
}

/** Every event of an alert's stream. The stored form: change only by adding. */
export interface AlertEventMap {
  AlertRaised: ToldFacts & {
    /** The thresholds it was raised by. */
    readonly playbook: PinnedPlaybook;
    readonly kind: AlertKind;
    readonly key: string;
    readonly territory?: string;
    readonly category?: string;
    readonly unit?: string;
  };
  AlertRenewed: ToldFacts;
  AlertCleared: Readonly<Record<string, never>>;
  AlertAcknowledged: { readonly note?: string };
  AlertDismissed: { readonly reason: string };
  AlertTakenUp: {
    readonly topic: string;
    readonly title: string;
    readonly question: string;
    readonly topicPlaybook?: string;
  };
}

export type AlertCommand = CommandsOf<typeof ALERT_COMMANDS>;
export type AlertEvent = EventsOf<AlertEventMap>;

/** Times ISO 8601 UTC. */
export interface Alert extends OpenedFacts, ToldFacts {
  readonly status: 'OPEN' | 'ACKNOWLEDGED' | 'TAKEN_UP' | 'DISMISSED' | 'CLEARED';
  readonly playbook: PinnedPlaybook;
  readonly kind: AlertKind;
  readonly key: string;
  readonly territory?: string;
  readonly category?: string;
  readonly unit?: string;
  readonly raisedAt: string;
  /** Most reports or assignments it ever was about. */
  readonly peak: number;
  readonly acknowledgedBy?: string;
  readonly acknowledgedAt?: string;
  readonly dismissedBy?: string;
  readonly dismissal?: string;
  /** The topic it became. */
  readonly topic?: string;
  readonly clearedAt?: string;
}

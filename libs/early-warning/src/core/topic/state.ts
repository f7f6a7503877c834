import type {
  CommandsOf,
  EventsOf,
  OpenedFacts,
  PinnedPlaybook,
  SideClockChanges,
} from '@shaodao/decider';
import type { TOPIC_COMMANDS, TOPIC_VERDICTS } from './commands.js';

export type TopicVerdict = (typeof TOPIC_VERDICTS)[number];

/** Every event of a topic's stream. The stored form: change only by adding. */
export interface TopicEventMap {
  TopicProposed: {
    readonly playbook: PinnedPlaybook;
    readonly title: string;
    readonly question: string;
    readonly categories: readonly string[];
    readonly territory?: string;
    readonly month?: string;
    readonly alert?: string;
    readonly issues: readonly string[];
  };
  TopicAdopted: {
    readonly lead: string;
    readonly assists: readonly string[];
    readonly plan: string;
    readonly until: string;
    readonly clocks: SideClockChanges;
  };
  TopicDropped: { readonly reason: string };
  MeasureLogged: {
    readonly id: string;
    readonly unit: string;
    readonly measure: string;
    readonly media: readonly string[];
  };
  TopicIssueLinked: { readonly issue: string };
  /** The time is over and the topic is not closed. */
  TopicOverdue: { readonly measures: number; readonly clocks: SideClockChanges };
  TopicReviewed: { readonly verdict: TopicVerdict; readonly finding: string };
  TopicClosed: { readonly summary: string; readonly clocks?: SideClockChanges };
}

export type TopicCommand = CommandsOf<typeof TOPIC_COMMANDS>;
export type TopicEvent = EventsOf<TopicEventMap>;

/** Times ISO 8601 UTC. */
export interface Measure {
  readonly id: string;
  readonly unit: string;
  readonly measure: string;
  readonly media: readonly string[];
  readonly by: string;
  readonly at: string;
}

export interface Review {
  readonly verdict: TopicVerdict;
  readonly finding: string;
  readonly by: string;
  readonly at: string;
}

export interface Topic extends OpenedFacts {
  readonly status: 'PROPOSED' | 'ADOPTED' | 'REVIEWED' | 'CLOSED' | 'DROPPED';
  readonly playbook: PinnedPlaybook;
  readonly title: string;
  readonly question: string;
  readonly categories: readonly string[];
  readonly territory?: string;
  readonly month?: string;
  readonly alert?: string;
  readonly issues: readonly string[];
  readonly proposedAt: string;
  readonly lead?: string;
  readonly assists: readonly string[];
  readonly plan?: string;
  readonly adoptedAt?: string;
  readonly until?: string;
  readonly overdue: boolean;
  readonly measures: readonly Measure[];
  readonly reviews: readonly Review[];
  readonly closedAt?: string;
}

/** The units that have a share in the work. */
export const unitsOf = ({ lead, assists }: Pick<Topic, 'lead' | 'assists'>): readonly string[] =>
  lead === undefined ? [] : [lead, ...assists];

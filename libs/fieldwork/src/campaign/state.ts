import type {
  CommandsOf,
  EventsOf,
  OpenedFacts,
  PinnedPlaybook,
  SideClockChanges,
} from '@shaodao/decider';
import type { CAMPAIGN_COMMANDS, VISIT_OUTCOMES } from './commands.js';

export interface Target {
  readonly target: string;
  readonly kind: string;
}

export interface TeamMember {
  readonly person: string;
  readonly role: string;
}

export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** Every event of a campaign's stream. The stored form: change only by adding. */
export interface CampaignEventMap {
  CampaignPlanned: {
    readonly playbook: PinnedPlaybook;
    readonly campaign: string;
    readonly title: string;
    readonly territory: string;
    readonly until: string;
    readonly targets: readonly Target[];
    readonly team: readonly TeamMember[];
    readonly stage: string;
  };
  CampaignStarted: { readonly clocks: SideClockChanges };
  TargetsAdded: { readonly targets: readonly Target[]; readonly clocks?: SideClockChanges };
  VisitRecorded: {
    readonly visit: string;
    readonly target: string;
    readonly outcome: VisitOutcome;
    readonly note?: string;
    /** Sealed entries, by list. */
    readonly lists: readonly { readonly list: string; readonly entry: string }[];
    readonly media: readonly string[];
    readonly clocks?: SideClockChanges;
  };
  VisitIssueLinked: { readonly visit: string; readonly issue: string };
  StageAdvanced: { readonly from: string; readonly to: string; readonly finding: string };
  /** A target was not visited again in time. */
  VisitOverdue: { readonly target: string; readonly clocks: SideClockChanges };
  /** The time is over and the campaign still runs. */
  CampaignOverdue: {
    readonly met: number;
    readonly targets: number;
    readonly clocks: SideClockChanges;
  };
  CampaignClosed: {
    readonly summary: string;
    readonly met: number;
    readonly targets: number;
    readonly visits: number;
    readonly issues: number;
    readonly clocks?: SideClockChanges;
  };
}

export type CampaignCommand = CommandsOf<typeof CAMPAIGN_COMMANDS>;
export type CampaignEvent = EventsOf<CampaignEventMap>;

export interface VisitLog {
  readonly id: string;
  readonly target: string;
  readonly outcome: VisitOutcome;
  readonly by: string;
  readonly at: string;
  readonly issue?: string;
}

/** What the last visit to a target put on one of the lists. */
export interface ListLine {
  readonly list: string;
  readonly target: string;
  /** Sealed. */
  readonly entry: string;
  readonly visit: string;
  readonly at: string;
}

export interface Campaign extends OpenedFacts {
  readonly status: 'PLANNED' | 'RUNNING' | 'CLOSED';
  readonly playbook: PinnedPlaybook;
  readonly campaign: string;
  readonly title: string;
  readonly territory: string;
  readonly until: string;
  readonly targets: readonly Target[];
  readonly team: readonly TeamMember[];
  readonly stage: string;
  readonly visits: readonly VisitLog[];
  /** The lists as they stand (三张清单): one line for each list and target. */
  readonly lists: readonly ListLine[];
  readonly overdueTargets: readonly string[];
  readonly overdue: boolean;
}

/** Targets that somebody met, of all. */
export function coverageOf({ targets, visits }: Pick<Campaign, 'targets' | 'visits'>): {
  readonly met: number;
  readonly targets: number;
} {
  const met = new Set(visits.filter((each) => each.outcome === 'MET').map((each) => each.target));
  return { met: met.size, targets: targets.length };
}

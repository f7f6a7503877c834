import type {
  CommandsOf,
  EventsOf,
  OpenedFacts,
  PinnedPlaybook,
  SideClockChanges,
} from '@shaodao/decider';
import type { ListItemEntry } from '../core/list-entries.js';
import type { ADMISSION_COMMANDS } from './commands.js';

export type ProposedItem = Omit<ListItemEntry, 'validFrom' | 'validTo' | 'nextReview' | 'assists'>;

/** What a review found. */
export interface Findings {
  readonly withinAuthority: boolean;
  readonly withinCapacity: boolean;
  readonly openPerWorker: number;
  readonly note: string;
}

/** Every event of an admission's stream. The stored form: change only by adding. */
export interface AdmissionEventMap {
  ItemProposed: { readonly playbook: PinnedPlaybook; readonly item: ProposedItem };
  ItemReviewed: Findings;
  ItemAdmitted: {
    readonly item: ProposedItem;
    readonly nextReview: string;
    readonly clocks: SideClockChanges;
  };
  ItemRefused: { readonly reason: string };
  ItemReviewDue: { readonly clocks: SideClockChanges };
  ItemRenewed: Findings & {
    readonly item: ProposedItem;
    readonly nextReview: string;
    /** It had been suspended. */
    readonly resumes: boolean;
    readonly clocks: SideClockChanges;
  };
  ItemSuspended: {
    readonly item: string;
    readonly because: 'REVIEW_MISSED' | 'BEYOND_AUTHORITY' | 'BEYOND_CAPACITY';
    readonly clocks?: SideClockChanges;
  };
}

export type AdmissionCommand = CommandsOf<typeof ADMISSION_COMMANDS>;
export type AdmissionEvent = EventsOf<AdmissionEventMap>;

export const ADMISSION_STATUSES = [
  'PROPOSED',
  'REVIEWED',
  'ADMITTED',
  'REFUSED',
  'DUE_REVIEW',
  'SUSPENDED',
] as const;

export interface Admission extends OpenedFacts {
  readonly status: (typeof ADMISSION_STATUSES)[number];
  readonly playbook: PinnedPlaybook;
  readonly item: ProposedItem;
  readonly proposedBy: string;
  readonly findings: Findings | null;
  readonly nextReview: string | null;
}

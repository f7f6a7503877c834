import type {
  CommandsOf,
  EventsOf,
  OpenedFacts,
  PinnedPlaybook,
  SideClockChanges,
} from '@shaodao/decider';
import type { SEGMENT_COMMANDS, SEGMENT_OBJECTS } from './commands.js';

/** What a colour rests on: the rule in the version that held. */
export interface Grounds {
  readonly colour: string;
  readonly rule: string;
  readonly ruleVersion: number;
  /** Sealed. */
  readonly reason: string;
  readonly until: string;
}

/** Every event of a segment's stream. The stored form: change only by adding. */
export interface SegmentEventMap {
  ColourAssigned: Grounds & {
    readonly playbook: PinnedPlaybook;
    readonly object: (typeof SEGMENT_OBJECTS)[number];
    readonly reference: string;
    readonly territory: string;
    readonly clocks: SideClockChanges;
  };
  SegmentVisited: { readonly note: string; readonly clocks: SideClockChanges };
  /** 未按期走访. */
  SegmentVisitMissed: { readonly dueAt: string; readonly clocks: SideClockChanges };
  ColourConfirmed: {
    readonly reason: string;
    readonly until: string;
    readonly clocks: SideClockChanges;
  };
  ColourChanged: Grounds & { readonly from: string; readonly clocks: SideClockChanges };
  SegmentExpired: { readonly colour: string; readonly clocks: SideClockChanges };
  SegmentLifted: { readonly reason: string; readonly clocks?: SideClockChanges };
}

export type SegmentCommand = CommandsOf<typeof SEGMENT_COMMANDS>;
export type SegmentEvent = EventsOf<SegmentEventMap>;

export interface Segment extends OpenedFacts {
  readonly status: 'ASSIGNED' | 'EXPIRED' | 'LIFTED';
  readonly playbook: PinnedPlaybook;
  readonly object: (typeof SEGMENT_OBJECTS)[number];
  readonly reference: string;
  readonly territory: string;
  readonly colour: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly reason: string;
  readonly until: string;
  /** Who gave the colour that holds: another person reviews it. */
  readonly givenBy: string;
  readonly visits: number;
  readonly lastVisitAt: string | null;
  readonly visitOverdue: boolean;
}

import type { EventsOf, PinnedPlaybook } from '@shaodao/decider';

/** Text sealed under the stream's key. */
type Sealed = string;

export interface Seat {
  readonly person: string;
  readonly role: string;
  readonly area?: number;
}

/** A resolution that becomes an issue of its own, or a subtask of one. */
export interface Task {
  readonly resolution: string;
  readonly title: Sealed;
  readonly text: Sealed;
  readonly owner: string;
  readonly dueAt: string;
  /** The issue it becomes, or the one it is a part of. */
  readonly issue: string;
  readonly part: boolean;
  readonly channel: string;
  readonly kind: string;
  readonly category: string;
}

export interface VoteCount {
  readonly resolution: string;
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
  /** Those who could vote; the base of the majority. */
  readonly entitled: number;
}

/** What happens with a meeting, and the facts it leaves. */
export interface MeetingEventMap {
  MeetingCalled: {
    readonly playbook: PinnedPlaybook;
    readonly meetingType: string;
    readonly level?: string;
    readonly title: Sealed;
    readonly territory: string;
    readonly at: string;
    readonly seats: readonly Seat[];
    readonly issue?: string;
    readonly raisedFrom?: string;
  };
  MeetingCancelled: { readonly reason: string };
  MeetingHeld: { readonly present: readonly string[]; readonly chair: string };
  MemberBriefed: { readonly member: string; readonly brief: Sealed };
  OpinionGiven: { readonly group: string; readonly opinion: Sealed };
  ResolutionProposed: {
    readonly resolution: string;
    readonly title: Sealed;
    readonly text: Sealed;
    readonly owner: string;
    readonly dueAt: string;
    readonly category?: string;
    readonly issue?: string;
  };
  ResolutionAdopted: VoteCount;
  ResolutionDefeated: VoteCount;
  /** `unbriefed`: members present who did not tell how things stand. */
  MeetingResolved: { readonly minutes: Sealed; readonly unbriefed: readonly string[] };
  TasksOpened: { readonly tasks: readonly Task[] };
  MatterRaised: {
    readonly reason: string;
    readonly meetingType: string;
    readonly at: string;
    readonly seats: readonly Seat[];
    readonly meeting: string;
  };
}

export type MeetingEventType = keyof MeetingEventMap;
export type MeetingEvent = EventsOf<MeetingEventMap>;

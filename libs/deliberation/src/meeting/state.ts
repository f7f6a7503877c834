import type { OpenedFacts, PinnedPlaybook, Unopened } from '@shaodao/decider';
import type { Seat } from './events.js';

export const MEETING_STATUSES = [
  'CALLED',
  'HELD',
  'RESOLVED',
  'TASKS_OPENED',
  'CANCELLED',
  'RAISED',
] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export interface Resolution {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly owner: string;
  readonly dueAt: string;
  readonly category?: string;
  readonly issue?: string;
  readonly vote: 'OPEN' | 'ADOPTED' | 'DEFEATED';
}

export interface OpenedMeeting extends OpenedFacts {
  readonly status: MeetingStatus;
  readonly playbook: PinnedPlaybook;
  readonly meetingType: string;
  readonly title: string;
  readonly territory: string;
  readonly at: string;
  readonly seats: readonly Seat[];
  readonly calledBy: string;
  readonly issue?: string;
  readonly raisedFrom?: string;
  readonly present: readonly string[];
  readonly chair?: string;
  readonly briefed: readonly string[];
  /** Members who should have told how things stand, and did not. */
  readonly unbriefed: readonly string[];
  readonly resolutions: readonly Resolution[];
  /** Issues that came of it. */
  readonly tasks: readonly string[];
  readonly minutes?: string;
}

export type MeetingState = Unopened | OpenedMeeting;

import type { Instant } from './events.js';
import type { Assignment, OpenPhase } from './state.js';
import type { LinkRelation, WhistleKind, WhistleStatus } from './vocabulary.js';

/** One unit's part in a whistle. */
export interface WhistleCall {
  readonly assignment: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly status:
    'CALLED' | 'CHECKED_IN' | 'NO_SHOW' | 'REJECT_REQUESTED' | 'EXCUSED' | 'DONE' | 'RELEASED';
  readonly respondBy: Instant;
  /** The unit worked on the matter before it was called: the call made no assignment. */
  readonly atWork: boolean;
  readonly checkedInAt?: Instant;
  /** Who came for the unit. */
  readonly person?: string;
  /** Who asked to be let off: another person rules. */
  readonly rejectAskedBy?: string;
  /** The refusal was found wrong: no second one. */
  readonly upheld: boolean;
  /** Another unit took over from it. */
  readonly takenOver: boolean;
  readonly rated: boolean;
}

/** 吹哨: a call to come, with each unit's answer. */
export interface Whistle {
  readonly id: string;
  readonly kind: WhistleKind;
  readonly coordinator: string;
  /** Person and unit that blew. */
  readonly blownBy: string;
  readonly blowerUnit?: string;
  readonly calls: readonly WhistleCall[];
  readonly nobodyLeavesUnfinished: boolean;
  /** Limit of the handling that begins with the quorum. */
  readonly dueAt?: Instant;
  readonly quorumAt?: Instant;
  readonly ended?: 'CANCELLED' | 'REJECTED';
}

/** 异议: one at a time; it lies over the phase. */
export interface Dispute {
  readonly status: 'OBJECTION' | 'CONSULTATION' | 'ARBITRATION' | 'RULED';
  readonly assignment: string;
  readonly unit: string;
  readonly raisedBy: string;
  readonly raisedAt: Instant;
  /** Persons who ruled so far, and what each named. */
  readonly votes: readonly RulingVote[];
}

export interface RulingVote {
  readonly person: string;
  readonly liableUnit: string;
  readonly final: boolean;
}

/** What a department said to the order in force. */
export interface OrderResponse {
  readonly unit: string;
  readonly accepted: boolean;
  readonly person: string;
}

export interface IssueLink {
  readonly relation: LinkRelation;
  readonly stream: string;
}

/** What other streams and issues a matter hangs together with; known from the report on. */
export interface LinkFacts {
  readonly links?: readonly IssueLink[];
}

/** Calls, orders and disputes of an accepted matter. */
export interface CallFacts {
  readonly whistles: readonly Whistle[];
  /** Where the matter goes on when no whistle waits any more; set while it is whistled. */
  readonly whistledFrom?: Exclude<OpenPhase, 'WHISTLED'>;
  readonly dispute?: Dispute;
  /** Units that have used their one objection. */
  readonly objectedUnits: readonly string[];
  /** When the community asked and the street ordered. */
  readonly requestedAt?: Instant;
  readonly orderedAt?: Instant;
  readonly responses: readonly OrderResponse[];
  /** Handling rounds on whose result the community has commented. */
  readonly commentedRounds: readonly number[];
  /** Who rated whom: `street→unit`. */
  readonly reverseRatings: readonly string[];
}

export const NO_CALLS: CallFacts = {
  whistles: [],
  responses: [],
  commentedRounds: [],
  reverseRatings: [],
  objectedUnits: [],
};

/** True while who is liable is in dispute. */
export const isOpenDispute = (dispute: Dispute | undefined): dispute is Dispute =>
  dispute !== undefined && dispute.status !== 'RULED';

const ASSIGNMENT_OVER: readonly Assignment['status'][] = [
  'DONE',
  'WAIVED',
  'RETURNED',
  'CANCELLED',
];

/** True where the whistle waits for units to come: the matter is whistled. */
export const isAwaiting = ({ quorumAt, ended }: Whistle): boolean =>
  quorumAt === undefined && ended === undefined;

/** Who leads by this whistle; the unit that took over where the first did not come. */
export function leadCall({ calls }: Whistle): WhistleCall | undefined {
  return calls.find(
    ({ role, status, takenOver }) => role === 'lead' && status !== 'EXCUSED' && !takenOver,
  );
}

/** Calls that still bind: not excused, not taken over. */
export const bindingCalls = ({ calls }: Whistle): readonly WhistleCall[] =>
  calls.filter(({ status, takenOver }) => status !== 'EXCUSED' && !takenOver);

/** True for a unit that came. */
export const hasCome = ({ checkedInAt }: WhistleCall): boolean => checkedInAt !== undefined;

/** Calls whose unit still owes something here: its work, or its release. */
export function openCalls(
  whistle: Whistle,
  assignments: readonly Assignment[],
): readonly WhistleCall[] {
  if (whistle.ended !== undefined) return [];
  return bindingCalls(whistle).filter(({ status, assignment: id }) => {
    if (status === 'RELEASED') return false;
    const assignment = assignments.find((each) => each.id === id);
    return assignment === undefined || !ASSIGNMENT_OVER.includes(assignment.status);
  });
}

/** True until every unit is let go or done, or the whistle is called off. */
export const isOpenWhistle = (whistle: Whistle, assignments: readonly Assignment[]): boolean =>
  isAwaiting(whistle) || openCalls(whistle, assignments).length > 0;

/** The sub-state of domain.md §3.2, from what is known of each call. */
export function whistleStatus(whistle: Whistle, assignments: readonly Assignment[]): WhistleStatus {
  if (whistle.ended !== undefined) return whistle.ended;
  const calls = bindingCalls(whistle);
  if (!isAwaiting(whistle)) {
    if (openCalls(whistle, assignments).length > 0) return 'CHECKED_IN';
    const came = calls.filter(hasCome);
    return came.length > 0 && came.every(({ rated }) => rated) ? 'RATED' : 'RESOLVED';
  }
  if (calls.some(({ status }) => status === 'REJECT_REQUESTED')) return 'REJECT_REQUESTED';
  if (leadCall(whistle)?.status === 'NO_SHOW') return 'NO_SHOW';
  if (calls.some(hasCome)) return 'PARTLY_CHECKED_IN';
  return calls.some(({ upheld }) => upheld) ? 'UPHELD' : 'BLOWN';
}

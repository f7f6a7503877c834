import type { ClockEffects } from '@shaodao/issue';
import { HistoryMissing, issueOf, type RecordedIssueEvent } from '../issue-event.js';
import { NO_LIMIT, type BoardState } from './state.js';

/**
 * The board's row after one more event; the same row for an event it holds already.
 * @throws HistoryMissing when the event is not the first and nothing is known before it.
 */
export function foldBoard(state: BoardState | undefined, event: RecordedIssueEvent): BoardState {
  if (state === undefined) return begin(event);
  if (event.revision <= state.revision) return state;
  const told = (event.data as ClockEffects).toldDueAt;
  return changed(state, change(state, event), told, event);
}

/**
 * Name by name: this is done for every event there is, and a spread of what may or may not be changed
 * takes ten times as long (docs/tried.md).
 */
function changed(
  state: BoardState,
  change: Partial<BoardState>,
  told: string | undefined,
  { revision, position }: RecordedIssueEvent,
): BoardState {
  return {
    issue: state.issue,
    phase: change.phase ?? state.phase,
    category: or(change.category, state.category),
    territory: or(change.territory, state.territory),
    urgency: or(change.urgency, state.urgency),
    complexity: or(change.complexity, state.complexity),
    leadUnit: or(change.leadUnit, state.leadUnit),
    leadAssignment: or(change.leadAssignment, state.leadAssignment),
    reportedAt: state.reportedAt,
    acceptedAt: or(change.acceptedAt, state.acceptedAt),
    dispatchedAt: or(change.dispatchedAt, state.dispatchedAt),
    // A clock that moves may move what the appellant is told.
    dueAt: told === undefined ? (change.dueAt ?? state.dueAt) : laterOf(state.dueAt, told),
    firstContactAt: or(change.firstContactAt, state.firstContactAt),
    handledAt: or(change.handledAt, state.handledAt),
    closedAt: or(change.closedAt, state.closedAt),
    reworkRound: change.reworkRound ?? state.reworkRound,
    supervision: change.supervision ?? state.supervision,
    openOrders: change.openOrders ?? state.openOrders,
    revision,
    position,
  };
}

/** What is said now, be it that nothing is there any more; else what was known. */
const or = <T>(said: T | undefined, known: T): T => (said === undefined ? known : said);

function begin(event: RecordedIssueEvent): BoardState {
  if (event.type !== 'IssueReported') throw new HistoryMissing(event);
  return {
    issue: issueOf(event),
    phase: 'REPORTED',
    category: event.data.category ?? null,
    territory: event.data.territory ?? null,
    urgency: null,
    complexity: null,
    leadUnit: null,
    leadAssignment: null,
    reportedAt: event.occurredAt,
    acceptedAt: null,
    dispatchedAt: null,
    dueAt: NO_LIMIT,
    firstContactAt: null,
    handledAt: null,
    closedAt: null,
    reworkRound: 0,
    supervision: 'none',
    openOrders: 0,
    revision: event.revision,
    position: event.position,
  };
}

function change(state: BoardState, event: RecordedIssueEvent): Partial<BoardState> {
  const at = event.occurredAt;
  switch (event.type) {
    case 'IssueReported':
      return {};
    case 'IssueRedirected':
      return { phase: 'REDIRECTED', closedAt: at };
    case 'IntakeRejected':
      return { phase: 'REJECTED', closedAt: at };
    case 'IssueWithdrawn':
      return { phase: 'WITHDRAWN', closedAt: at };
    case 'IssueAccepted': {
      const { territory, dueAt } = event.data;
      return { phase: 'ACCEPTED', territory, dueAt: dueAt ?? NO_LIMIT, acceptedAt: at };
    }
    case 'IssueClassified': {
      const { category, urgency, complexity } = event.data;
      return { category, urgency, complexity };
    }
    case 'CommunityRequestPlaced':
      return { phase: 'REQUESTED' };
    case 'StreetOrderIssued':
      return { phase: 'ORDERED' };
    case 'IssueDispatched':
    case 'IssueRedispatched':
      return {
        phase: 'DISPATCHED',
        leadUnit: event.data.lead.unit,
        leadAssignment: event.data.lead.assignment,
        dispatchedAt: at,
        dueAt: laterOf(state.dueAt, event.data.dueAt),
        handledAt: null,
      };
    case 'LeadReplaced':
      return {
        phase: 'DISPATCHED',
        leadUnit: event.data.lead.unit,
        leadAssignment: event.data.lead.assignment,
        dispatchedAt: at,
      };
    case 'WhistleBlown':
      return { phase: 'WHISTLED' };
    case 'CheckInQuorumReached':
      return workBegun(state, event);
    case 'WhistleCancelled':
      return event.data.over ? { phase: event.data.phase } : {};
    case 'AssignmentSigned':
      return event.data.assignment === state.leadAssignment ? { phase: 'IN_PROGRESS' } : {};
    case 'AppellantContacted':
      return { firstContactAt: state.firstContactAt ?? at };
    case 'AssignmentReturned':
      return event.data.assignment === state.leadAssignment ? { phase: 'DISPATCHED' } : {};
    case 'IssueHandled':
      return { phase: 'HANDLED', handledAt: at };
    case 'ResultVerified':
      return { phase: 'VERIFIED' };
    case 'IssueFedBack':
      return event.data.appellant === undefined ? { phase: 'FED_BACK' } : {};
    case 'IssueEvaluated':
      return event.data.appellant === undefined ? { phase: 'EVALUATED' } : {};
    case 'ReworkOrdered':
      return { ...workedAgain(state, event.data.dueAt), reworkRound: event.data.round };
    case 'IssueReopened':
      return { ...workedAgain(state, event.data.dueAt), closedAt: null };
    case 'ReminderSent':
      return { supervision: state.openOrders > 0 ? 'ordered' : 'reminded' };
    case 'SupervisionCardIssued':
    case 'SupervisionOrdered':
    case 'UnitInterviewed':
    case 'CaseListed':
      return { supervision: 'ordered', openOrders: state.openOrders + 1 };
    case 'SupervisionLifted': {
      const openOrders = Math.max(0, state.openOrders - 1);
      return { openOrders, supervision: openOrders > 0 ? 'ordered' : 'none' };
    }
    case 'ExtensionGranted':
      return { dueAt: laterOf(state.dueAt, event.data.dueAt) };
    case 'IssueClosed':
      return { phase: 'CLOSED', closedAt: at };
    case 'IssueArchived':
      return { phase: 'ARCHIVED' };
    case 'CommunitySettled':
      return {
        phase: 'HANDLED',
        handledAt: at,
        leadUnit: event.data.unit,
        leadAssignment: event.data.assignment,
      };
    case 'IssueTerminated':
      return { phase: 'TERMINATED', closedAt: at };
    case 'IssueVoided':
      return { phase: 'VOIDED', closedAt: at };
    case 'IssueMerged':
      return { phase: 'MERGED', closedAt: at };
    case 'IssueUnmerged':
      return { phase: event.data.phase, closedAt: null };
    // The closing that follows an answer in the same act moves the phase, as rework after a failed
    // check does.
    case 'IssueAnswered':
    case 'VerificationFailed':
    case 'ExtensionRequested':
    case 'ExtensionDenied':
    case 'IssueSuspended':
    case 'IssueResumed':
    case 'LedgerRequested':
    case 'PutOnLedger':
    case 'LedgerReviewed':
    case 'LedgerCleared':
    case 'InterimReported':
    case 'ClockWarned':
    case 'ClockBreached':
    case 'DueRecalculated':
    case 'StepLogged':
    case 'ReturnRequested':
    case 'ReturnDenied':
    case 'AssistCompleted':
    case 'AssistWaived':
    case 'CallbackMade':
    case 'CallbackUnreached':
    case 'SupervisionReplied':
    case 'UnitCheckedIn':
    case 'UnitNoShow':
    case 'WhistleRejectRequested':
    case 'WhistleUpheld':
    case 'WhistleWorkCompleted':
    case 'UnitsReleased':
    case 'WhistleRated':
    case 'ReverseRated':
    case 'ObjectionRaised':
    case 'ConsultationHeld':
    case 'RulingProposed':
    case 'ObjectionRuled':
    case 'DepartmentResponded':
    case 'OrderCommented':
    case 'AssistAdded':
    case 'SubtaskCreated':
    case 'IssueLinked':
    case 'IssueEscalated':
    case 'IssueTransferredDown':
    case 'ReportVerified':
    case 'ReportFalsified':
    case 'DistrictCopied':
    case 'TerminationRequested':
    case 'TerminationDenied':
    case 'ResidentConfirmed':
    case 'AppellantJoined':
    case 'AppellantParted':
    case 'EvidenceAttached':
    case 'OpinionRecorded':
    case 'ResultPublished':
    case 'ProgressTracked':
    case 'ExclusionRequested':
    case 'ExclusionGranted':
    case 'ExclusionDenied':
      return {};
    default:
      return unfolded(event);
  }
}

/** Takes no event: one without a case of its own does not compile here, and is named. */
function unfolded(event: never): never {
  throw new Error(`The board has no case for ${(event as RecordedIssueEvent).type}`);
}

type Quorum = Extract<RecordedIssueEvent, { readonly type: 'CheckInQuorumReached' }>;

/** Enough units are in; a lead that is new leads from now on. */
function workBegun(state: BoardState, { data, occurredAt }: Quorum): Partial<BoardState> {
  const lead = data.begins.find(({ role }) => role === 'lead');
  return {
    phase: data.phase,
    dueAt: laterOf(state.dueAt, data.dueAt),
    ...(lead !== undefined && { leadUnit: lead.unit, leadAssignment: lead.assignment }),
    dispatchedAt: state.dispatchedAt ?? occurredAt,
  };
}

function workedAgain(state: BoardState, dueAt: string): Partial<BoardState> {
  return { phase: 'IN_PROGRESS', dueAt: laterOf(state.dueAt, dueAt), handledAt: null };
}

/** A limit once shown to the appellant is never moved earlier (domain.md §3.5, invariant 14). */
function laterOf(known: string, next: string): string {
  return known !== NO_LIMIT && Date.parse(known) > Date.parse(next) ? known : next;
}

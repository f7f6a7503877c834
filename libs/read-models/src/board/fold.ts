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
  return {
    ...state,
    ...change(state, event),
    ...toldAnew(state, event),
    revision: event.revision,
    position: event.position,
  };
}

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

/** A clock that moves may move what the appellant is told. */
function toldAnew(state: BoardState, { data }: RecordedIssueEvent): Partial<BoardState> {
  const { toldDueAt }: ClockEffects = data;
  return toldDueAt === undefined ? {} : { dueAt: laterOf(state.dueAt, toldDueAt) };
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

/** Units an event brings into the matter: named in an order, assigned or pressed. */
export function unitsInvolvedBy(event: RecordedIssueEvent): readonly string[] {
  switch (event.type) {
    case 'CommunityRequestPlaced':
      return [event.data.community];
    case 'StreetOrderIssued':
      return [event.data.street, ...event.data.units];
    case 'IssueDispatched':
    case 'IssueRedispatched':
      return [event.data.lead.unit, ...event.data.assists.map((assist) => assist.unit)];
    case 'WhistleBlown':
      return [event.data.lead.unit, ...event.data.assists.map(({ unit }) => unit)];
    case 'UnitNoShow':
      return event.data.fallback === undefined ? [] : [event.data.fallback.unit];
    case 'AssistAdded':
      return [event.data.assist.unit];
    case 'SubtaskCreated':
      return [event.data.subtask.unit];
    case 'LeadReplaced':
      return [event.data.lead.unit];
    case 'ReminderSent':
    case 'SupervisionCardIssued':
    case 'SupervisionOrdered':
    case 'UnitInterviewed':
    case 'CaseListed':
    case 'CommunitySettled':
      return [event.data.unit];
    case 'IssueEscalated':
    case 'IssueTransferredDown':
      return event.data.unit === undefined ? [] : [event.data.unit];
    case 'DistrictCopied':
      return [event.data.district];
    default:
      return [];
  }
}

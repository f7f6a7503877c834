import type { EvolveMeta } from '@shaodao/decider';
import type { IssueEvent, IssueEventMap, IssueEventType } from '../events.js';
import type { IssueState } from '../state.js';
import * as checking from './checking.js';
import { timed } from './clocks.js';
import * as dispatch from './dispatch.js';
import * as disputes from './disputes.js';
import type { Fold } from './fold.js';
import * as handling from './handling.js';
import * as holds from './holds.js';
import * as intake from './intake.js';
import * as merging from './merging.js';
import * as orders from './orders.js';
import * as overlays from './overlays.js';
import * as whistles from './whistle.js';

const FOLDS: { readonly [T in IssueEventType]: Fold<T> } = {
  IssueReported: intake.issueReported,
  IssueRedirected: intake.issueRedirected,
  IntakeRejected: intake.intakeRejected,
  IssueAnswered: intake.issueAnswered,
  IssueAccepted: intake.issueAccepted,
  IssueClassified: intake.issueClassified,
  CommunityRequestPlaced: dispatch.communityRequestPlaced,
  StreetOrderIssued: dispatch.streetOrderIssued,
  IssueDispatched: dispatch.issueDispatched,
  IssueRedispatched: dispatch.issueRedispatched,
  AssignmentSigned: handling.assignmentSigned,
  AppellantContacted: handling.appellantContacted,
  StepLogged: handling.stepLogged,
  ReturnRequested: dispatch.returnRequested,
  AssignmentReturned: dispatch.assignmentReturned,
  ReturnDenied: dispatch.returnDenied,
  AssistCompleted: handling.assistCompleted,
  AssistWaived: handling.assistWaived,
  IssueHandled: handling.issueHandled,
  ResultVerified: checking.resultVerified,
  VerificationFailed: checking.verificationFailed,
  IssueFedBack: checking.issueFedBack,
  CallbackMade: checking.callbackMade,
  CallbackUnreached: checking.callbackUnreached,
  IssueEvaluated: checking.issueEvaluated,
  ReworkOrdered: checking.reworkOrdered,
  ReminderSent: overlays.reminderSent,
  SupervisionCardIssued: overlays.supervisionCardIssued,
  SupervisionOrdered: overlays.supervisionOrdered,
  UnitInterviewed: overlays.unitInterviewed,
  CaseListed: overlays.caseListed,
  SupervisionReplied: overlays.supervisionReplied,
  SupervisionLifted: overlays.supervisionLifted,
  IssueEscalated: overlays.issueEscalated,
  IssueTransferredDown: overlays.issueTransferredDown,
  ReportVerified: overlays.reportVerified,
  ReportFalsified: overlays.reportFalsified,
  CommunitySettled: overlays.communitySettled,
  DistrictCopied: overlays.districtCopied,
  TerminationRequested: overlays.terminationRequested,
  TerminationDenied: overlays.terminationDenied,
  IssueTerminated: overlays.issueTerminated,
  IssueVoided: overlays.issueVoided,
  ResidentConfirmed: overlays.residentConfirmed,
  IssueMerged: merging.issueMerged,
  IssueUnmerged: merging.issueUnmerged,
  AppellantJoined: merging.appellantJoined,
  AppellantParted: merging.appellantParted,
  EvidenceAttached: overlays.evidenceAttached,
  OpinionRecorded: overlays.opinionRecorded,
  ResultPublished: overlays.resultPublished,
  ProgressTracked: overlays.progressTracked,
  ExclusionRequested: overlays.exclusionRequested,
  ExclusionGranted: overlays.exclusionGranted,
  ExclusionDenied: overlays.exclusionDenied,
  ExtensionRequested: holds.extensionRequested,
  ExtensionGranted: holds.extensionGranted,
  ExtensionDenied: holds.extensionDenied,
  IssueSuspended: holds.issueSuspended,
  IssueResumed: holds.issueResumed,
  LedgerRequested: holds.ledgerRequested,
  PutOnLedger: holds.putOnLedger,
  LedgerReviewed: holds.ledgerReviewed,
  LedgerCleared: holds.ledgerCleared,
  InterimReported: holds.interimReported,
  ClockWarned: holds.onlyClocks,
  ClockBreached: holds.onlyClocks,
  DueRecalculated: holds.onlyClocks,
  IssueClosed: checking.issueClosed,
  IssueReopened: checking.issueReopened,
  IssueArchived: checking.issueArchived,
  IssueWithdrawn: intake.issueWithdrawn,
  WhistleBlown: whistles.whistleBlown,
  UnitCheckedIn: whistles.unitCheckedIn,
  CheckInQuorumReached: whistles.checkInQuorumReached,
  UnitNoShow: whistles.unitNoShow,
  WhistleRejectRequested: whistles.whistleRejectRequested,
  WhistleUpheld: whistles.whistleUpheld,
  WhistleCancelled: whistles.whistleCancelled,
  WhistleWorkCompleted: whistles.whistleWorkCompleted,
  UnitsReleased: whistles.unitsReleased,
  WhistleRated: whistles.whistleRated,
  ReverseRated: whistles.reverseRated,
  ObjectionRaised: disputes.objectionRaised,
  ConsultationHeld: disputes.consultationHeld,
  RulingProposed: disputes.rulingProposed,
  ObjectionRuled: disputes.objectionRuled,
  DepartmentResponded: orders.departmentResponded,
  OrderCommented: orders.orderCommented,
  AssistAdded: orders.assistAdded,
  LeadReplaced: orders.leadReplaced,
  SubtaskCreated: orders.subtaskCreated,
  IssueLinked: orders.issueLinked,
};

/**
 * The state after one more event; the one before is left as it was.
 * @throws ContradictoryStream where the event cannot stand after what came before it. No decided
 *   event does; a stream edited by hand may.
 */
export function evolve(state: IssueState, event: IssueEvent & EvolveMeta): IssueState {
  const next = fold<IssueEventType>(state, event);
  return next.phase === 'NONE' ? next : timed(state, next, event);
}

function fold<T extends IssueEventType>(
  state: IssueState,
  event: { readonly type: T; readonly data: IssueEventMap[T] } & EvolveMeta,
): IssueState {
  const apply: Fold<T> = FOLDS[event.type];
  return apply(state, event.data, event);
}

import type { IssueEventMap, IssueEventType } from '../events.js';
import * as calls from './calls.js';
import * as checking from './checking.js';
import * as dispatch from './dispatch.js';
import * as endings from './endings.js';
import * as handling from './handling.js';
import * as holds from './holds.js';
import * as intake from './intake.js';
import { moment } from './moment.js';
import * as records from './records.js';
import type { Describe } from './sentence.js';
import * as supervision from './supervision.js';
import type { Lang } from './terms.js';

const SENTENCES: { readonly [T in IssueEventType]: Describe<T> } = {
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
  ReminderSent: supervision.reminderSent,
  SupervisionOrdered: supervision.supervisionOrdered,
  SupervisionReplied: supervision.supervisionReplied,
  SupervisionLifted: supervision.supervisionLifted,
  SupervisionCardIssued: supervision.supervisionCardIssued,
  UnitInterviewed: supervision.unitInterviewed,
  CaseListed: supervision.caseListed,
  IssueEscalated: supervision.issueEscalated,
  IssueTransferredDown: supervision.issueTransferredDown,
  ReportVerified: endings.reportVerified,
  ReportFalsified: endings.reportFalsified,
  CommunitySettled: endings.communitySettled,
  DistrictCopied: endings.districtCopied,
  TerminationRequested: endings.terminationRequested,
  TerminationDenied: endings.terminationDenied,
  IssueTerminated: endings.issueTerminated,
  IssueVoided: endings.issueVoided,
  ResidentConfirmed: endings.residentConfirmed,
  IssueMerged: endings.issueMerged,
  IssueUnmerged: endings.issueUnmerged,
  AppellantJoined: endings.appellantJoined,
  AppellantParted: endings.appellantParted,
  EvidenceAttached: records.evidenceAttached,
  OpinionRecorded: records.opinionRecorded,
  ResultPublished: records.resultPublished,
  ProgressTracked: records.progressTracked,
  ExclusionRequested: records.exclusionRequested,
  ExclusionGranted: records.exclusionGranted,
  ExclusionDenied: records.exclusionDenied,
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
  ClockWarned: holds.clockWarned,
  ClockBreached: holds.clockBreached,
  DueRecalculated: holds.dueRecalculated,
  IssueClosed: checking.issueClosed,
  IssueReopened: checking.issueReopened,
  IssueArchived: checking.issueArchived,
  IssueWithdrawn: intake.issueWithdrawn,
  WhistleBlown: calls.whistleBlown,
  UnitCheckedIn: calls.unitCheckedIn,
  CheckInQuorumReached: calls.checkInQuorumReached,
  UnitNoShow: calls.unitNoShow,
  WhistleRejectRequested: calls.whistleRejectRequested,
  WhistleUpheld: calls.whistleUpheld,
  WhistleCancelled: calls.whistleCancelled,
  WhistleWorkCompleted: calls.whistleWorkCompleted,
  UnitsReleased: calls.unitsReleased,
  WhistleRated: calls.whistleRated,
  ReverseRated: calls.reverseRated,
  ObjectionRaised: calls.objectionRaised,
  ConsultationHeld: calls.consultationHeld,
  RulingProposed: calls.rulingProposed,
  ObjectionRuled: calls.objectionRuled,
  DepartmentResponded: calls.departmentResponded,
  OrderCommented: calls.orderCommented,
  AssistAdded: calls.assistAdded,
  LeadReplaced: calls.leadReplaced,
  SubtaskCreated: calls.subtaskCreated,
  IssueLinked: calls.issueLinked,
};

/**
 * What happened, as one sentence for a timeline. Personal fields come in clear, or as whatever the
 * caller shows in their place; units, territories, categories and the mechanism's id are shown as
 * given, so a caller may put names for codes.
 * @param timeZone IANA name of the zone whose clocks the readers have. @throws RangeError for none.
 */
export function describeEvent<T extends IssueEventType>(
  type: T,
  data: IssueEventMap[T],
  lang: Lang,
  timeZone: string,
): string {
  const describe: Describe<T> = SENTENCES[type];
  return describe(data, (instant) => moment(instant, timeZone))[lang];
}

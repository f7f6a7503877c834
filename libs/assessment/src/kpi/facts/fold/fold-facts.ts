import type { IssueEventMap, IssueEventType } from '@shaodao/issue';
import { canonical } from '../instant.js';
import type { IssueFacts } from '../issue-facts.js';
import { timed } from './clocks.js';
import { draftOf, factsOfDraft, type Draft } from './draft.js';
import type { FactEvent, FactFold, When } from './fact-event.js';
import * as hearing from './hearing.js';
import * as intake from './intake.js';
import * as pressing from './pressing.js';
import * as requests from './requests.js';
import * as whistles from './whistles.js';
import * as work from './work.js';

/** Says nothing that a figure counts; what it does to clocks is applied to every event alike. */
const nothing = (): void => undefined;

const FOLDS: { readonly [T in IssueEventType]: FactFold<T> } = {
  IssueReported: nothing,
  IssueRedirected: intake.issueRedirected,
  IntakeRejected: intake.intakeRejected,
  IssueAnswered: nothing,
  IssueAccepted: intake.issueAccepted,
  IssueClassified: intake.issueClassified,
  CommunityRequestPlaced: nothing,
  StreetOrderIssued: nothing,
  IssueDispatched: work.issueDispatched,
  IssueRedispatched: work.issueRedispatched,
  AssignmentSigned: work.assignmentSigned,
  AppellantContacted: work.appellantContacted,
  StepLogged: nothing,
  ReturnRequested: requests.returnRequested,
  AssignmentReturned: requests.assignmentReturned,
  ReturnDenied: requests.returnDenied,
  AssistCompleted: work.assistCompleted,
  AssistWaived: work.assistWaived,
  IssueHandled: work.issueHandled,
  ResultVerified: hearing.resultVerified,
  VerificationFailed: hearing.verificationFailed,
  IssueFedBack: hearing.issueFedBack,
  CallbackMade: hearing.callbackMade,
  CallbackUnreached: hearing.callbackUnreached,
  IssueEvaluated: hearing.issueEvaluated,
  ReworkOrdered: work.reworkOrdered,
  ReminderSent: pressing.reminderSent,
  SupervisionCardIssued: pressing.supervisionCardIssued,
  SupervisionOrdered: pressing.supervisionOrdered,
  UnitInterviewed: pressing.unitInterviewed,
  CaseListed: pressing.caseListed,
  SupervisionReplied: pressing.supervisionReplied,
  SupervisionLifted: pressing.supervisionLifted,
  IssueEscalated: intake.atLevel,
  IssueTransferredDown: intake.atLevel,
  ReportVerified: hearing.reportVerified,
  ReportFalsified: hearing.reportFalsified,
  CommunitySettled: work.communitySettled,
  DistrictCopied: work.districtCopied,
  TerminationRequested: nothing,
  TerminationDenied: nothing,
  IssueTerminated: intake.issueTerminated,
  IssueVoided: intake.issueVoided,
  ResidentConfirmed: nothing,
  IssueMerged: intake.issueMerged,
  IssueUnmerged: intake.issueUnmerged,
  AppellantJoined: intake.appellantJoined,
  AppellantParted: intake.appellantParted,
  EvidenceAttached: nothing,
  OpinionRecorded: nothing,
  ResultPublished: nothing,
  ProgressTracked: nothing,
  ExclusionRequested: requests.exclusionRequested,
  ExclusionGranted: requests.exclusionGranted,
  ExclusionDenied: requests.exclusionDenied,
  ExtensionRequested: requests.extensionRequested,
  ExtensionGranted: requests.extensionGranted,
  ExtensionDenied: requests.extensionDenied,
  IssueSuspended: nothing,
  IssueResumed: nothing,
  LedgerRequested: requests.ledgerRequested,
  PutOnLedger: requests.putOnLedger,
  LedgerReviewed: requests.ledgerReviewed,
  LedgerCleared: requests.ledgerCleared,
  InterimReported: nothing,
  ClockWarned: nothing,
  ClockBreached: nothing,
  DueRecalculated: nothing,
  IssueClosed: intake.issueClosed,
  IssueReopened: work.issueReopened,
  IssueArchived: nothing,
  IssueWithdrawn: intake.issueWithdrawn,
  WhistleBlown: whistles.whistleBlown,
  UnitCheckedIn: whistles.unitCheckedIn,
  CheckInQuorumReached: whistles.checkInQuorumReached,
  UnitNoShow: whistles.unitNoShow,
  WhistleRejectRequested: nothing,
  WhistleUpheld: whistles.whistleUpheld,
  WhistleCancelled: whistles.whistleCancelled,
  WhistleWorkCompleted: whistles.whistleWorkCompleted,
  UnitsReleased: whistles.unitsReleased,
  WhistleRated: whistles.whistleRated,
  ReverseRated: whistles.reverseRated,
  ObjectionRaised: requests.objectionRaised,
  ConsultationHeld: nothing,
  RulingProposed: nothing,
  ObjectionRuled: requests.objectionRuled,
  DepartmentResponded: nothing,
  OrderCommented: nothing,
  AssistAdded: work.assistAdded,
  LeadReplaced: work.leadReplaced,
  SubtaskCreated: work.subtaskCreated,
  IssueLinked: nothing,
};

/** Nothing is known of an issue before an event that is not its report. */
export class ReportMissing extends Error {
  override readonly name = 'ReportMissing';
  constructor({ stream, revision }: FactEvent) {
    super(`Nothing is known of ${stream} before its revision ${String(revision)}`);
  }
}

const PREFIX = 'issue-';

/**
 * What figures know of an issue after one more event; the same object for an event it holds already.
 * @throws ReportMissing where nothing is known and the event is no report.
 */
export function foldFacts(facts: IssueFacts | undefined, event: FactEvent): IssueFacts {
  if (facts !== undefined && event.revision <= facts.revision) return facts;
  return factsOfDraft(drafted(facts && draftOf(facts), event));
}

/**
 * The same after more events of the issue, in order: as one by one, without a copy for each. Undefined
 * where nothing is known and there are none.
 * @throws ReportMissing where nothing is known and the first is no report.
 */
export function foldAllFacts(
  facts: IssueFacts | undefined,
  events: readonly FactEvent[],
): IssueFacts | undefined {
  let draft: Draft | undefined = facts && draftOf(facts);
  for (const event of events) draft = drafted(draft, event);
  return draft && factsOfDraft(draft);
}

/** The draft with one more event in it; begun by a report. */
function drafted(draft: Draft | undefined, event: FactEvent): Draft {
  const { person, unit } = event.meta.actor;
  const when: When = { at: canonical(event.occurredAt), person, unit };
  const { revision } = event;
  if (draft === undefined) {
    if (event.type !== 'IssueReported') throw new ReportMissing(event);
    const issue = event.stream.slice(PREFIX.length);
    const fresh = intake.begun(event.data, when, { issue, revision });
    timed(fresh, event);
    return fresh;
  }
  if (revision <= draft.revision) return draft;
  changed<IssueEventType>(draft, event, when);
  timed(draft, event);
  draft.revision = revision;
  return draft;
}

function changed<T extends IssueEventType>(
  facts: Draft,
  event: { readonly type: T; readonly data: IssueEventMap[T] },
  when: When,
): void {
  const fold: FactFold<T> = FOLDS[event.type];
  fold(facts, event.data, when);
}

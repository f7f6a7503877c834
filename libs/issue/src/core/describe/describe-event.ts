import type { IssueEventMap, IssueEventType } from '../events.js';
import * as checking from './checking.js';
import * as dispatch from './dispatch.js';
import * as handling from './handling.js';
import * as intake from './intake.js';
import { moment } from './moment.js';
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
  IssueClosed: checking.issueClosed,
  IssueReopened: checking.issueReopened,
  IssueArchived: checking.issueArchived,
  IssueWithdrawn: intake.issueWithdrawn,
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

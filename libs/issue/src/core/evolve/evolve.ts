import type { EvolveMeta } from '@shaodao/decider';
import type { IssueEvent, IssueEventMap, IssueEventType } from '../events.js';
import type { IssueState } from '../state.js';
import * as checking from './checking.js';
import * as dispatch from './dispatch.js';
import type { Fold } from './fold.js';
import * as handling from './handling.js';
import * as intake from './intake.js';
import * as supervision from './supervision.js';

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
 * The state after one more event; the one before is left as it was.
 * @throws ContradictoryStream where the event cannot stand after what came before it. No decided
 *   event does; a stream edited by hand may.
 */
export function evolve(state: IssueState, event: IssueEvent & EvolveMeta): IssueState {
  const next = fold<IssueEventType>(state, event);
  return next.phase === 'NONE' ? next : { ...next, lastOccurredAt: event.occurredAt };
}

function fold<T extends IssueEventType>(
  state: IssueState,
  event: { readonly type: T; readonly data: IssueEventMap[T] } & EvolveMeta,
): IssueState {
  const apply: Fold<T> = FOLDS[event.type];
  return apply(state, event.data, event);
}

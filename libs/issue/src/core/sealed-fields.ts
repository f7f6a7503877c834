import type { IssueEventType } from './events.js';

/**
 * Where in the facts of an event personal data and residents' free text stand, always sealed: the
 * paths of the fields. Everything else in an event is clear.
 */
export const SEALED_FIELDS: Readonly<Record<IssueEventType, readonly string[]>> = {
  IssueReported: ['title', 'description', 'appellant.name', 'appellant.phone', 'place.address'],
  IssueRedirected: ['note'],
  IntakeRejected: ['note'],
  IssueAnswered: ['answer'],
  IssueAccepted: [],
  IssueClassified: [],
  CommunityRequestPlaced: ['need', 'tried'],
  StreetOrderIssued: [],
  IssueDispatched: [],
  IssueRedispatched: [],
  AssignmentSigned: [],
  AppellantContacted: ['note'],
  StepLogged: ['note'],
  ReturnRequested: ['note'],
  AssignmentReturned: [],
  ReturnDenied: [],
  AssistCompleted: ['result'],
  AssistWaived: [],
  IssueHandled: ['result'],
  ResultVerified: ['note'],
  VerificationFailed: ['reason'],
  IssueFedBack: ['content'],
  CallbackMade: ['note'],
  CallbackUnreached: [],
  IssueEvaluated: ['comment'],
  ReworkOrdered: ['reason'],
  ReminderSent: [],
  SupervisionOrdered: [],
  SupervisionReplied: ['content'],
  SupervisionLifted: [],
  IssueClosed: [],
  IssueReopened: ['reason'],
  IssueArchived: [],
  IssueWithdrawn: ['reason'],
};

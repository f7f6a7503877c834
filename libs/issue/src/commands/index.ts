import {
  CloseIssue,
  ArchiveIssue,
  FeedBack,
  MakeCallback,
  OrderRework,
  ReopenIssue,
  SubmitEvaluation,
  VerifyResult,
} from './checking.js';
import {
  ApproveReturn,
  DenyReturn,
  DispatchIssue,
  IssueOrder,
  PlaceRequest,
  Redispatch,
  RequestReturn,
} from './dispatch.js';
import {
  CompleteAssist,
  CompleteHandling,
  LogStep,
  RecordContact,
  SignAssignment,
  WaiveAssist,
} from './handling.js';
import {
  AcceptIssue,
  AnswerOnSpot,
  RedirectEmergency,
  RejectIntake,
  ReportIssue,
  WithdrawIssue,
} from './intake.js';
import { LiftSupervision, OrderSupervision, Remind, ReplySupervision } from './supervision.js';

/** Every command of an issue, by name. HTTP, OpenAPI, other doors and the decider start here. */
export const ISSUE_COMMANDS = {
  ReportIssue,
  AcceptIssue,
  RejectIntake,
  RedirectEmergency,
  AnswerOnSpot,
  WithdrawIssue,
  PlaceRequest,
  IssueOrder,
  DispatchIssue,
  Redispatch,
  RequestReturn,
  ApproveReturn,
  DenyReturn,
  SignAssignment,
  RecordContact,
  LogStep,
  CompleteAssist,
  WaiveAssist,
  CompleteHandling,
  VerifyResult,
  FeedBack,
  MakeCallback,
  SubmitEvaluation,
  OrderRework,
  CloseIssue,
  ReopenIssue,
  ArchiveIssue,
  Remind,
  OrderSupervision,
  ReplySupervision,
  LiftSupervision,
} as const;

export type IssueCommandName = keyof typeof ISSUE_COMMANDS;

/** A command as data: checked JSON with its name, not necessarily an instance of the class. */
export type Plain<C> = {
  readonly [K in keyof C]: C[K] extends object | undefined ? Plain<C[K]> : C[K];
};

export type IssueCommandOf<N extends IssueCommandName> = Plain<
  InstanceType<(typeof ISSUE_COMMANDS)[N]>
>;
export type IssueCommand = { [N in IssueCommandName]: IssueCommandOf<N> }[IssueCommandName];

export * from './checking.js';
export * from './dispatch.js';
export * from './handling.js';
export * from './intake.js';
export * from './supervision.js';

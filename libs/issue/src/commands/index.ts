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
import {
  ConfirmByResident,
  DenyTermination,
  RequestTermination,
  SettleAtCommunity,
  Terminate,
  VerifyReport,
  Void,
} from './endings.js';
import { ElapseClock, RecalculateClocks } from './clocks.js';
import { EscalateIssue, TransferDown } from './escalation.js';
import {
  ClearLedger,
  DenyExtension,
  GrantExtension,
  PutOnLedger,
  ReportInterim,
  RequestExtension,
  RequestLedger,
  ResumeIssue,
  ReviewLedger,
  SuspendIssue,
} from './holds.js';
import { ApplyExclusion, DecideExclusion } from './exclusion.js';
import { MergeInto, UnmergeIssue } from './merging.js';
import {
  AttachEvidence,
  DualDispatch,
  PublishResult,
  RecordOpinion,
  TrackProgress,
} from './records.js';
import {
  InterviewUnit,
  IssueCard,
  LiftSupervision,
  ListCase,
  OrderSupervision,
  Remind,
  ReplySupervision,
} from './supervision.js';
import { HoldConsultation, RaiseObjection, RuleObjection } from './disputes.js';
import {
  AddAssist,
  CommentOnResult,
  LinkIssue,
  ReplaceLead,
  RespondToOrder,
  SplitSubtask,
} from './orders.js';
import { RateReverse, RateWhistle } from './rating.js';
import {
  BlowWhistle,
  CancelWhistle,
  CheckIn,
  CompleteWhistleWork,
  MarkNoShow,
  OverrideQuorum,
  RejectWhistle,
  ReleaseUnits,
  UpholdWhistle,
} from './whistle.js';

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
  IssueCard,
  OrderSupervision,
  InterviewUnit,
  ListCase,
  ReplySupervision,
  LiftSupervision,
  EscalateIssue,
  TransferDown,
  VerifyReport,
  SettleAtCommunity,
  DualDispatch,
  RequestTermination,
  Terminate,
  DenyTermination,
  Void,
  ConfirmByResident,
  MergeInto,
  UnmergeIssue,
  ApplyExclusion,
  DecideExclusion,
  AttachEvidence,
  RecordOpinion,
  PublishResult,
  TrackProgress,
  RequestExtension,
  GrantExtension,
  DenyExtension,
  SuspendIssue,
  ResumeIssue,
  RequestLedger,
  PutOnLedger,
  ReviewLedger,
  ClearLedger,
  ReportInterim,
  ElapseClock,
  RecalculateClocks,
  BlowWhistle,
  CheckIn,
  OverrideQuorum,
  MarkNoShow,
  RejectWhistle,
  UpholdWhistle,
  CancelWhistle,
  CompleteWhistleWork,
  ReleaseUnits,
  RateWhistle,
  RateReverse,
  RaiseObjection,
  HoldConsultation,
  RuleObjection,
  RespondToOrder,
  CommentOnResult,
  AddAssist,
  ReplaceLead,
  SplitSubtask,
  LinkIssue,
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
export * from './clocks.js';
export * from './endings.js';
export * from './holds.js';
export * from './escalation.js';
export * from './exclusion.js';
export * from './merging.js';
export * from './records.js';
export * from './supervision.js';
export * from './disputes.js';
export * from './orders.js';
export * from './rating.js';
export * from './whistle.js';

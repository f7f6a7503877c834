import type { paths } from '../api/document.js';

/** Where each command of a matter that people give lives. Drift from the API does not compile. */
export const ADDRESSES = {
  AcceptIssue: '/issues/{issue}/acceptance',
  RejectIntake: '/issues/{issue}/rejection',
  RedirectEmergency: '/issues/{issue}/redirection',
  AnswerOnSpot: '/issues/{issue}/answer',
  WithdrawIssue: '/issues/{issue}/withdrawal',
  PlaceRequest: '/issues/{issue}/request',
  IssueOrder: '/issues/{issue}/order',
  DispatchIssue: '/issues/{issue}/dispatch',
  Redispatch: '/issues/{issue}/redispatch',
  VerifyResult: '/issues/{issue}/verification',
  FeedBack: '/issues/{issue}/feedback',
  MakeCallback: '/issues/{issue}/callbacks',
  SubmitEvaluation: '/issues/{issue}/evaluations',
  OrderRework: '/issues/{issue}/rework-orders',
  CloseIssue: '/issues/{issue}/closure',
  ReopenIssue: '/issues/{issue}/reopening',
  Remind: '/issues/{issue}/reminders',
  SignAssignment: '/issues/{issue}/assignments/{assignment}/signature',
  RecordContact: '/issues/{issue}/assignments/{assignment}/contacts',
  LogStep: '/issues/{issue}/assignments/{assignment}/steps',
  RequestReturn: '/issues/{issue}/assignments/{assignment}/return-requests',
  ApproveReturn: '/issues/{issue}/assignments/{assignment}/return-approval',
  DenyReturn: '/issues/{issue}/assignments/{assignment}/return-denial',
  CompleteAssist: '/issues/{issue}/assignments/{assignment}/assist-result',
  WaiveAssist: '/issues/{issue}/assignments/{assignment}/waiver',
  CompleteHandling: '/issues/{issue}/assignments/{assignment}/completion',
  BlowWhistle: '/issues/{issue}/whistles',
  CheckIn: '/issues/{issue}/whistles/{whistle}/check-ins',
  OverrideQuorum: '/issues/{issue}/whistles/{whistle}/quorum-override',
  RejectWhistle: '/issues/{issue}/whistles/{whistle}/rejections',
  UpholdWhistle: '/issues/{issue}/whistles/{whistle}/upholding',
  CancelWhistle: '/issues/{issue}/whistles/{whistle}/cancellation',
  CompleteWhistleWork: '/issues/{issue}/whistles/{whistle}/work',
  ReleaseUnits: '/issues/{issue}/whistles/{whistle}/releases',
  RateWhistle: '/issues/{issue}/whistles/{whistle}/ratings',
  RateReverse: '/issues/{issue}/reverse-ratings',
  RaiseObjection: '/issues/{issue}/assignments/{assignment}/objections',
  HoldConsultation: '/issues/{issue}/consultations',
  RuleObjection: '/issues/{issue}/objection-ruling',
  RespondToOrder: '/issues/{issue}/order-responses',
  CommentOnResult: '/issues/{issue}/result-comments',
  AddAssist: '/issues/{issue}/assists',
  ReplaceLead: '/issues/{issue}/lead',
  SplitSubtask: '/issues/{issue}/subtasks',
  LinkIssue: '/issues/{issue}/links',
  RequestExtension: '/issues/{issue}/assignments/{assignment}/extension-requests',
  GrantExtension: '/issues/{issue}/assignments/{assignment}/extension-approval',
  DenyExtension: '/issues/{issue}/assignments/{assignment}/extension-denial',
  ReportInterim: '/issues/{issue}/assignments/{assignment}/interim-reports',
  RequestLedger: '/issues/{issue}/assignments/{assignment}/ledger-requests',
  PutOnLedger: '/issues/{issue}/ledger-entries/{ledger}/approval',
  ReviewLedger: '/issues/{issue}/ledger-entries/{ledger}/reviews',
  ClearLedger: '/issues/{issue}/ledger-entries/{ledger}/clearing',
  SuspendIssue: '/issues/{issue}/suspension',
  ResumeIssue: '/issues/{issue}/resumption',
  OrderSupervision: '/issues/{issue}/supervision-orders',
  ReplySupervision: '/issues/{issue}/supervision-orders/{order}/replies',
  LiftSupervision: '/issues/{issue}/supervision-orders/{order}/lifting',
  IssueCard: '/issues/{issue}/cards',
  InterviewUnit: '/issues/{issue}/interviews',
  ListCase: '/issues/{issue}/listings',
  EscalateIssue: '/issues/{issue}/escalations',
  TransferDown: '/issues/{issue}/transfers-down',
  VerifyReport: '/issues/{issue}/report-check',
  SettleAtCommunity: '/issues/{issue}/settlement',
  DualDispatch: '/issues/{issue}/dual-dispatch',
  RequestTermination: '/issues/{issue}/assignments/{assignment}/termination-requests',
  Terminate: '/issues/{issue}/termination',
  DenyTermination: '/issues/{issue}/termination-denial',
  Void: '/issues/{issue}/voiding',
  ConfirmByResident: '/issues/{issue}/confirmation',
  MergeInto: '/issues/{issue}/merging',
  UnmergeIssue: '/issues/{issue}/unmerging',
  ApplyExclusion: '/issues/{issue}/assignments/{assignment}/exclusions',
  DecideExclusion: '/issues/{issue}/exclusions/{exclusion}/decision',
  AttachEvidence: '/issues/{issue}/assignments/{assignment}/evidence',
  RecordOpinion: '/issues/{issue}/opinions',
  PublishResult: '/issues/{issue}/publications',
  TrackProgress: '/issues/{issue}/progress-notes',
} as const satisfies Readonly<Record<string, keyof paths>>;

/** A command of a matter, by its name in the API. */
export type CommandName = keyof typeof ADDRESSES;

type BodyAt<Path extends keyof paths> = paths[Path] extends {
  readonly post: {
    readonly requestBody?: { readonly content: { 'application/json': infer Body } };
  };
}
  ? Body
  : never;

/** What a command takes beside what stands in its address. */
export type InputOf<Name extends CommandName> = BodyAt<(typeof ADDRESSES)[Name]>;

export const isCommand = (name: string): name is CommandName => Object.hasOwn(ADDRESSES, name);

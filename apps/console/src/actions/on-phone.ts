import type { CommandName } from '../forms/addresses.js';

/** What is most likely next, first; the first that may be done is the big button. */
export const LIKELY: readonly string[] = [
  'CheckIn',
  'RespondToOrder',
  'SignAssignment',
  'PlaceRequest',
  'IssueOrder',
  'DispatchIssue',
  'ReleaseUnits',
  'VerifyReport',
  'VerifyResult',
  'CommentOnResult',
  'CompleteWhistleWork',
  'LogStep',
  'RecordContact',
  'CompleteHandling',
  'CompleteAssist',
  'RateReverse',
] satisfies readonly CommandName[];

/** What is given from a phone: the work of handlers, streets and communities, nothing of the centre. */
export const ON_PHONE: readonly string[] = [
  ...LIKELY,
  'AttachEvidence',
  'ReportInterim',
  'RequestExtension',
  'RequestLedger',
  'RequestReturn',
  'RaiseObjection',
  'RejectWhistle',
  'RateWhistle',
  'RequestTermination',
  'ReplySupervision',
  'FeedBack',
  'SettleAtCommunity',
  'BlowWhistle',
  'OverrideQuorum',
  'UpholdWhistle',
  'CancelWhistle',
  'AddAssist',
  'ReplaceLead',
  'WaiveAssist',
  'EscalateIssue',
  'TransferDown',
];

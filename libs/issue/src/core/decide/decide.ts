import { accept, type Decision, type Refusal } from '@shaodao/decider';
import type { IssueCommand, IssueCommandName } from '../../commands/index.js';
import type { DecisionContext } from '../context.js';
import type { IssueEvent } from '../events.js';
import { withClocks } from '../clocks/attach.js';
import { isAfter } from '../instant.js';
import { phasesOf } from '../phases.js';
import { reject, rejected } from '../rejections.js';
import { isAccepted, type IssueState } from '../state.js';
import { feedBack, makeCallback, orderRework, submitEvaluation, verifyResult } from './checking.js';
import { archiveIssue, closeIssue, reopenIssue } from './closing.js';
import { dispatchIssue, issueOrder, placeRequest, redispatch } from './dispatch.js';
import {
  completeAssist,
  completeHandling,
  logStep,
  recordContact,
  signAssignment,
  waiveAssist,
} from './handling.js';
import {
  acceptIssue,
  answerOnSpot,
  redirectEmergency,
  rejectIntake,
  reportIssue,
  withdrawIssue,
} from './intake.js';
import { approveReturn, denyReturn, requestReturn } from './returns.js';
import type { Situation, Step } from './step.js';
import {
  confirmByResident,
  denyTermination,
  requestTermination,
  settleAtCommunity,
  terminate,
  verifyReport,
  voidIssue,
} from './endings.js';
import { dualDispatch } from './dual-dispatch.js';
import { elapseClock } from './elapse.js';
import { escalateIssue, transferDown } from './escalation.js';
import { denyExtension, grantExtension, requestExtension } from './extensions.js';
import { clearLedger, putOnLedger, reportInterim, requestLedger, reviewLedger } from './ledger.js';
import { recalculateClocks } from './recalculate.js';
import { resumeIssue, suspendIssue } from './suspension.js';
import { applyExclusion, decideExclusion } from './exclusion.js';
import { roleIsInProfile } from './mechanism-rules.js';
import { mergeInto, unmergeIssue } from './merging.js';
import { attachEvidence, publishResult, recordOpinion, trackProgress } from './records.js';
import {
  interviewUnit,
  issueCard,
  liftSupervision,
  listCase,
  orderSupervision,
  remind,
  replySupervision,
} from './supervision.js';
import { blowWhistle } from './whistle-calling.js';
import { checkIn, markNoShow, overrideQuorum } from './whistle-check-in.js';
import { cancelWhistle, rejectWhistle, upholdWhistle } from './whistle-ruling.js';
import { completeWhistleWork, releaseUnits } from './whistle-release.js';
import { rateReverse, rateWhistle } from './rating.js';
import { holdConsultation, raiseObjection, ruleObjection } from './disputes.js';
import { commentOnResult, respondToOrder } from './orders.js';
import { addAssist, linkIssue, replaceLead, splitSubtask } from './units-at-work.js';

const STEPS: { readonly [N in IssueCommandName]: Step<N> } = {
  ReportIssue: reportIssue,
  RedirectEmergency: redirectEmergency,
  RejectIntake: rejectIntake,
  AnswerOnSpot: answerOnSpot,
  AcceptIssue: acceptIssue,
  WithdrawIssue: withdrawIssue,
  PlaceRequest: placeRequest,
  IssueOrder: issueOrder,
  DispatchIssue: dispatchIssue,
  Redispatch: redispatch,
  RequestReturn: requestReturn,
  ApproveReturn: approveReturn,
  DenyReturn: denyReturn,
  SignAssignment: signAssignment,
  RecordContact: recordContact,
  LogStep: logStep,
  CompleteAssist: completeAssist,
  WaiveAssist: waiveAssist,
  CompleteHandling: completeHandling,
  VerifyResult: verifyResult,
  FeedBack: feedBack,
  MakeCallback: makeCallback,
  SubmitEvaluation: submitEvaluation,
  OrderRework: orderRework,
  CloseIssue: closeIssue,
  ReopenIssue: reopenIssue,
  ArchiveIssue: archiveIssue,
  Remind: remind,
  OrderSupervision: orderSupervision,
  ReplySupervision: replySupervision,
  LiftSupervision: liftSupervision,
  IssueCard: issueCard,
  InterviewUnit: interviewUnit,
  ListCase: listCase,
  EscalateIssue: escalateIssue,
  TransferDown: transferDown,
  VerifyReport: verifyReport,
  SettleAtCommunity: settleAtCommunity,
  DualDispatch: dualDispatch,
  RequestTermination: requestTermination,
  Terminate: terminate,
  DenyTermination: denyTermination,
  Void: voidIssue,
  ConfirmByResident: confirmByResident,
  MergeInto: mergeInto,
  UnmergeIssue: unmergeIssue,
  ApplyExclusion: applyExclusion,
  DecideExclusion: decideExclusion,
  AttachEvidence: attachEvidence,
  RecordOpinion: recordOpinion,
  PublishResult: publishResult,
  TrackProgress: trackProgress,
  RequestExtension: requestExtension,
  GrantExtension: grantExtension,
  DenyExtension: denyExtension,
  SuspendIssue: suspendIssue,
  ResumeIssue: resumeIssue,
  RequestLedger: requestLedger,
  PutOnLedger: putOnLedger,
  ReviewLedger: reviewLedger,
  ClearLedger: clearLedger,
  ReportInterim: reportInterim,
  ElapseClock: elapseClock,
  RecalculateClocks: recalculateClocks,
  BlowWhistle: blowWhistle,
  CheckIn: checkIn,
  OverrideQuorum: overrideQuorum,
  MarkNoShow: markNoShow,
  RejectWhistle: rejectWhistle,
  UpholdWhistle: upholdWhistle,
  CancelWhistle: cancelWhistle,
  CompleteWhistleWork: completeWhistleWork,
  ReleaseUnits: releaseUnits,
  RateWhistle: rateWhistle,
  RateReverse: rateReverse,
  RaiseObjection: raiseObjection,
  HoldConsultation: holdConsultation,
  RuleObjection: ruleObjection,
  RespondToOrder: respondToOrder,
  CommentOnResult: commentOnResult,
  AddAssist: addAssist,
  ReplaceLead: replaceLead,
  SplitSubtask: splitSubtask,
  LinkIssue: linkIssue,
};

/**
 * What happens, or why not: refused with a code of `REJECTIONS` where the phase, the time, the
 * person or a guard of the step objects. Pure; personal fields arrive sealed and stay so.
 */
export function decide(
  command: IssueCommand,
  state: IssueState,
  context: DecisionContext,
): Decision<IssueEvent> {
  if (isOfClocks(command) && comesTooLate(command.type, state)) return accept();
  const refusal =
    phaseFits(command.type, state) ?? timeFits(state, context) ?? actorIsNotAccused(state, context);
  if (refusal !== undefined) return rejected(refusal);

  const pinned = isAccepted(state) ? state.profile : { id: context.defaultProfile };
  const version = 'version' in pinned ? pinned.version : undefined;
  const profile = context.profile(pinned.id, version);
  if (profile === undefined) return rejected(reject('UNKNOWN_PROFILE', { profile: pinned.id }));
  const foreign = roleIsInProfile(command.type, context.actor, profile);
  if (foreign !== undefined) return rejected(foreign);

  const situation = { command, state, context, profile } as Situation<IssueCommandName>;
  const decision = take(command.type, situation);
  return decision.ok ? accept(...withClocks(decision.events, situation)) : decision;
}

/** The timekeeper may come late; then the matter has ended, and nothing is wrong with that. */
const isOfClocks = ({ type }: IssueCommand): boolean =>
  type === 'ElapseClock' || type === 'RecalculateClocks';

const comesTooLate = (command: IssueCommandName, { phase }: IssueState): boolean =>
  phase !== 'NONE' && !phasesOf(command).includes(phase);

/** The cast above rests on `phaseFits`: the state is in a phase the graph allows the command. */
function take<N extends IssueCommandName>(name: N, situation: Situation<N>): Decision<IssueEvent> {
  const step: Step<N> = STEPS[name];
  return step(situation);
}

function phaseFits(command: IssueCommandName, { phase }: IssueState): Refusal | undefined {
  const allowed = phasesOf(command);
  if (allowed.includes(phase)) return undefined;
  if (command === 'ReportIssue') return reject('ALREADY_REPORTED');
  if (phase === 'NONE') return reject('ISSUE_UNKNOWN');
  return reject('WRONG_PHASE', { command, phase, allowed: [...allowed] });
}

/** Late facts may be told (an import, an offline device), but not out of the stream's order. */
function timeFits(state: IssueState, { now }: DecisionContext): Refusal | undefined {
  if (state.phase === 'NONE') return undefined;
  return isAfter(state.lastOccurredAt, now)
    ? reject('OUT_OF_ORDER_TIME', { last: state.lastOccurredAt })
    : undefined;
}

/**
 * Nobody touches a report of wrongdoing in a post of the accused unit (§6.3): also who reported it does so as
 * a person only, since what they did in its name would draw the unit in.
 */
function actorIsNotAccused(
  state: IssueState,
  { actor, directory }: DecisionContext,
): Refusal | undefined {
  if (state.phase === 'NONE' || state.accusedUnit === undefined) return undefined;
  if (actor.unit === undefined) return undefined;
  return directory.isUnitWithin(actor.unit, state.accusedUnit)
    ? reject('ACCUSED_MAY_NOT_ACT')
    : undefined;
}

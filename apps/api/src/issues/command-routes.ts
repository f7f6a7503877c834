import type { Sentence } from '@shaodao/platform';
import type { IssueCommandName } from '@shaodao/issue';

/** One resource-shaped address of one command. */
export interface CommandRoute {
  readonly command: IssueCommandName;
  readonly path: string;
  /** 201 where the command makes something with a name of its own. */
  readonly status: 200 | 201;
  /** Path parameters that are fields of the command, under the same name. */
  readonly fromPath: readonly string[];
  readonly summary: Sentence;
}

const route = (
  command: IssueCommandName,
  path: string,
  zh: string,
  en: string,
  status: 200 | 201 = 200,
): CommandRoute => ({
  command,
  path,
  status,
  fromPath: [...path.matchAll(/:(\w+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'issue'),
  summary: { zh, en },
});

const ASSIGNMENT = 'issues/:issue/assignments/:assignment';
const WHISTLE = 'issues/:issue/whistles/:whistle';
const SUPERVISION = 'issues/:issue/supervision-orders';
const LEDGER = 'issues/:issue/ledger-entries/:ledger';

/** Every command of an issue and where it lives. Controllers, OpenAPI and tests are made of it. */
export const COMMAND_ROUTES: readonly CommandRoute[] = [
  route('ReportIssue', 'issues', '上报/登记', 'Report an issue', 201),
  route('AcceptIssue', 'issues/:issue/acceptance', '受理', 'Accept'),
  route('RejectIntake', 'issues/:issue/rejection', '不予受理', 'Reject at intake'),
  route('RedirectEmergency', 'issues/:issue/redirection', '转紧急热线', 'Redirect an emergency'),
  route('AnswerOnSpot', 'issues/:issue/answer', '直接答复', 'Answer on the spot'),
  route('WithdrawIssue', 'issues/:issue/withdrawal', '撤回', 'Withdraw'),
  route('PlaceRequest', 'issues/:issue/request', '社区点单', 'Community places a request'),
  route('IssueOrder', 'issues/:issue/order', '镇街下单', 'Street issues an order'),
  route('DispatchIssue', 'issues/:issue/dispatch', '派单', 'Dispatch', 201),
  route('Redispatch', 'issues/:issue/redispatch', '改派', 'Dispatch again', 201),
  route('VerifyResult', 'issues/:issue/verification', '核查', 'Verify the result'),
  route('FeedBack', 'issues/:issue/feedback', '反馈', 'Feed back to the appellant'),
  route('MakeCallback', 'issues/:issue/callbacks', '回访', 'Call back', 201),
  route('SubmitEvaluation', 'issues/:issue/evaluations', '评价', 'Evaluate', 201),
  route('OrderRework', 'issues/:issue/rework-orders', '返工', 'Order rework', 201),
  route('CloseIssue', 'issues/:issue/closure', '结案', 'Close'),
  route('ReopenIssue', 'issues/:issue/reopening', '重开', 'Reopen'),
  route('ArchiveIssue', 'issues/:issue/archiving', '归档', 'Archive'),
  route('Remind', 'issues/:issue/reminders', '催办', 'Remind a unit', 201),
  route('SignAssignment', `${ASSIGNMENT}/signature`, '签收', 'Sign for an assignment'),
  route('RecordContact', `${ASSIGNMENT}/contacts`, '联系诉求人', 'Record a contact', 201),
  route('LogStep', `${ASSIGNMENT}/steps`, '办理记录', 'Log a step', 201),
  route('RequestReturn', `${ASSIGNMENT}/return-requests`, '退单申请', 'Ask to return', 201),
  route('ApproveReturn', `${ASSIGNMENT}/return-approval`, '同意退单', 'Approve a return'),
  route('DenyReturn', `${ASSIGNMENT}/return-denial`, '驳回退单', 'Deny a return'),
  route('CompleteAssist', `${ASSIGNMENT}/assist-result`, '协办办结', 'Complete an assist'),
  route('WaiveAssist', `${ASSIGNMENT}/waiver`, '免除协办', 'Waive an assist'),
  route('CompleteHandling', `${ASSIGNMENT}/completion`, '办结', 'Complete the handling'),
  route('BlowWhistle', 'issues/:issue/whistles', '吹哨', 'Blow the whistle', 201),
  route('CheckIn', `${WHISTLE}/check-ins`, '报到', 'Check in', 201),
  route('OverrideQuorum', `${WHISTLE}/quorum-override`, '决定开始处置', 'Begin without all'),
  route('MarkNoShow', `${WHISTLE}/no-shows`, '记未报到', 'Note who did not come'),
  route('RejectWhistle', `${WHISTLE}/rejections`, '申请退哨', 'Refuse to come', 201),
  route('UpholdWhistle', `${WHISTLE}/upholding`, '驳回退哨', 'Uphold the whistle'),
  route('CancelWhistle', `${WHISTLE}/cancellation`, '撤哨或同意退哨', 'Call the whistle off'),
  route('CompleteWhistleWork', `${WHISTLE}/work`, '完成现场工作', 'Finish on the spot', 201),
  route('ReleaseUnits', `${WHISTLE}/releases`, '放行', 'Let units go'),
  route('RateWhistle', `${WHISTLE}/ratings`, '评哨', 'Rate the whistle', 201),
  route('RateReverse', 'issues/:issue/reverse-ratings', '反向评价', 'Rate a unit', 201),
  route('RaiseObjection', `${ASSIGNMENT}/objections`, '提出异议', 'Object', 201),
  route('HoldConsultation', 'issues/:issue/consultations', '会商', 'Hold a consultation', 201),
  route('RuleObjection', 'issues/:issue/objection-ruling', '裁定异议', 'Rule on the objection'),
  route('RespondToOrder', 'issues/:issue/order-responses', '响应', 'Respond to the order', 201),
  route('CommentOnResult', 'issues/:issue/result-comments', '评单', 'Comment on the result', 201),
  route('AddAssist', 'issues/:issue/assists', '增派协办', 'Add an assist', 201),
  route('ReplaceLead', 'issues/:issue/lead', '更换主办', 'Replace the lead', 201),
  route('SplitSubtask', 'issues/:issue/subtasks', '拆分子任务', 'Split off a subtask', 201),
  route('LinkIssue', 'issues/:issue/links', '关联', 'Link with another record', 201),
  route('RequestExtension', `${ASSIGNMENT}/extension-requests`, '申请延期', 'Ask for time', 201),
  route('GrantExtension', `${ASSIGNMENT}/extension-approval`, '同意延期', 'Grant an extension'),
  route('DenyExtension', `${ASSIGNMENT}/extension-denial`, '驳回延期', 'Deny an extension'),
  route('ReportInterim', `${ASSIGNMENT}/interim-reports`, '阶段性反馈', 'Report in between', 201),
  route('RequestLedger', `${ASSIGNMENT}/ledger-requests`, '申请挂账', 'Ask for the ledger', 201),
  route('PutOnLedger', `${LEDGER}/approval`, '挂账', 'Put on the ledger'),
  route('ReviewLedger', `${LEDGER}/reviews`, '挂账复核', 'Review the ledger entry', 201),
  route('ClearLedger', `${LEDGER}/clearing`, '销账', 'Clear from the ledger'),
  route('SuspendIssue', 'issues/:issue/suspension', '挂起', 'Suspend'),
  route('ResumeIssue', 'issues/:issue/resumption', '恢复办理', 'Resume'),
  route('ElapseClock', 'issues/:issue/clocks/:clock/moments', '时限到点', 'A moment came'),
  route('RecalculateClocks', 'issues/:issue/clocks/recalculation', '重算时限', 'Recalculate'),
  route('OrderSupervision', SUPERVISION, '督办', 'Order supervision', 201),
  route('ReplySupervision', `${SUPERVISION}/:order/replies`, '答复督办', 'Reply', 201),
  route('LiftSupervision', `${SUPERVISION}/:order/lifting`, '解除督办', 'Lift supervision'),
  route('IssueCard', 'issues/:issue/cards', '发牌', 'Issue a card', 201),
  route('InterviewUnit', 'issues/:issue/interviews', '约谈', 'Call a unit in', 201),
  route('ListCase', 'issues/:issue/listings', '挂牌督办', 'List the case', 201),
  route('EscalateIssue', 'issues/:issue/escalations', '升级', 'Take up a level', 201),
  route('TransferDown', 'issues/:issue/transfers-down', '下转', 'Hand down a level', 201),
  route('VerifyReport', 'issues/:issue/report-check', '核实', 'Check the report on site'),
  route('SettleAtCommunity', 'issues/:issue/settlement', '自行处置', 'Settle at once', 201),
  route('DualDispatch', 'issues/:issue/dual-dispatch', '双派', 'Dispatch with a copy', 201),
  route('RequestTermination', `${ASSIGNMENT}/termination-requests`, '申请终止', 'Ask to end', 201),
  route('Terminate', 'issues/:issue/termination', '终止', 'End without a result'),
  route('DenyTermination', 'issues/:issue/termination-denial', '驳回终止', 'Deny ending it'),
  route('Void', 'issues/:issue/voiding', '作废', 'Void'),
  route('ConfirmByResident', 'issues/:issue/confirmation', '居民确认', 'Resident confirms'),
  route('MergeInto', 'issues/:issue/merging', '并案', 'Merge into another issue'),
  route('UnmergeIssue', 'issues/:issue/unmerging', '撤销并案', 'Take out of a merger'),
  route('ApplyExclusion', `${ASSIGNMENT}/exclusions`, '申请剔除', 'Ask not to count it', 201),
  route('DecideExclusion', 'issues/:issue/exclusions/:exclusion/decision', '裁定剔除', 'Decide'),
  route('AttachEvidence', `${ASSIGNMENT}/evidence`, '上传证据', 'Attach evidence', 201),
  route('RecordOpinion', 'issues/:issue/opinions', '记录意见', 'Record an opinion', 201),
  route('PublishResult', 'issues/:issue/publications', '公示结果', 'Publish the result', 201),
  route('TrackProgress', 'issues/:issue/progress-notes', '跟踪', 'Note the progress', 201),
];

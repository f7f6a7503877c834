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
const SUPERVISION = 'issues/:issue/supervision-orders';

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
  route('OrderSupervision', SUPERVISION, '督办', 'Order supervision', 201),
  route('ReplySupervision', `${SUPERVISION}/:order/replies`, '答复督办', 'Reply', 201),
  route('LiftSupervision', `${SUPERVISION}/:order/lifting`, '解除督办', 'Lift supervision'),
];

import type { IssueCommandName } from '../../commands/index.js';
import type {
  AppealKind,
  AssignmentStatus,
  Channel,
  Complexity,
  ContactMethod,
  IntakeRejectionReason,
  Phase,
  Resolution,
  Satisfaction,
  Urgency,
} from '../vocabulary.js';
import type { SupervisionOrder } from '../state.js';

export type Lang = 'zh' | 'en';

/** The same word in both languages; Chinese from the domain glossary. */
export interface Term {
  readonly zh: string;
  readonly en: string;
}

type Terms<K extends string> = Readonly<Record<K, Term>>;

export const PHASE_TERMS: Terms<Phase> = {
  REPORTED: { zh: '已上报', en: 'reported' },
  ACCEPTED: { zh: '已受理', en: 'accepted' },
  REQUESTED: { zh: '社区已点单', en: 'requested by the community' },
  ORDERED: { zh: '街道已下单', en: 'ordered by the street' },
  DISPATCHED: { zh: '已派单', en: 'dispatched' },
  WHISTLED: { zh: '吹哨待报到', en: 'whistled' },
  IN_PROGRESS: { zh: '处置中', en: 'in progress' },
  HANDLED: { zh: '已处置待核查', en: 'handled' },
  VERIFIED: { zh: '核查通过', en: 'verified' },
  FED_BACK: { zh: '已反馈', en: 'fed back' },
  EVALUATED: { zh: '已评价', en: 'evaluated' },
  CLOSED: { zh: '已结案', en: 'closed' },
  ARCHIVED: { zh: '已归档', en: 'archived' },
  REJECTED: { zh: '不予受理', en: 'not taken in' },
  REDIRECTED: { zh: '已转紧急渠道', en: 'redirected' },
  MERGED: { zh: '已并案', en: 'merged' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
  TERMINATED: { zh: '已终止', en: 'terminated' },
  VOIDED: { zh: '已作废', en: 'void' },
};

export const COMMAND_TERMS: Terms<IssueCommandName> = {
  ReportIssue: { zh: '上报', en: 'report' },
  AcceptIssue: { zh: '受理', en: 'accept' },
  RejectIntake: { zh: '不予受理', en: 'refuse intake' },
  RedirectEmergency: { zh: '转紧急渠道', en: 'redirect to an emergency line' },
  AnswerOnSpot: { zh: '当场答复', en: 'answer on the spot' },
  WithdrawIssue: { zh: '撤回', en: 'withdraw' },
  PlaceRequest: { zh: '点单', en: 'place request' },
  IssueOrder: { zh: '下单', en: 'issue order' },
  DispatchIssue: { zh: '派单', en: 'dispatch' },
  Redispatch: { zh: '改派', en: 'redispatch' },
  RequestReturn: { zh: '申请退单', en: 'request return' },
  ApproveReturn: { zh: '同意退单', en: 'approve return' },
  DenyReturn: { zh: '驳回退单', en: 'deny return' },
  SignAssignment: { zh: '签收', en: 'sign' },
  RecordContact: { zh: '记录联系', en: 'record contact' },
  LogStep: { zh: '记录步骤', en: 'log step' },
  CompleteAssist: { zh: '协办办结', en: 'complete assist' },
  WaiveAssist: { zh: '免除协办', en: 'waive assist' },
  CompleteHandling: { zh: '办结', en: 'complete handling' },
  VerifyResult: { zh: '核查', en: 'verify result' },
  FeedBack: { zh: '反馈', en: 'feed back' },
  MakeCallback: { zh: '回访', en: 'call back' },
  SubmitEvaluation: { zh: '评价', en: 'evaluate' },
  OrderRework: { zh: '返工', en: 'order rework' },
  CloseIssue: { zh: '结案', en: 'close' },
  ReopenIssue: { zh: '重开', en: 'reopen' },
  ArchiveIssue: { zh: '归档', en: 'archive' },
  Remind: { zh: '催办', en: 'remind' },
  OrderSupervision: { zh: '督办', en: 'order supervision' },
  ReplySupervision: { zh: '回复督办', en: 'reply to supervision' },
  LiftSupervision: { zh: '解除督办', en: 'lift supervision' },
};

export const ASSIGNMENT_STATUS_TERMS: Terms<AssignmentStatus> = {
  PENDING_SIGN: { zh: '待签收', en: 'waiting for signature' },
  SIGNED: { zh: '已签收', en: 'signed' },
  CONTACTED: { zh: '已联系', en: 'contacted' },
  WORKING: { zh: '办理中', en: 'being worked on' },
  DONE: { zh: '已完成', en: 'done' },
  RETURN_REQUESTED: { zh: '退单待裁定', en: 'waiting for a ruling on its return' },
  RETURNED: { zh: '已退单', en: 'returned' },
  WAIVED: { zh: '已免除', en: 'waived' },
  CANCELLED: { zh: '已取消', en: 'cancelled' },
  REWORK: { zh: '返工中', en: 'in rework' },
};

export const SUPERVISION_STATUS_TERMS: Terms<SupervisionOrder['status']> = {
  OPEN: { zh: '待回复', en: 'unanswered' },
  REPLIED: { zh: '已回复', en: 'answered' },
  LIFTED: { zh: '已解除', en: 'lifted' },
};

export const CHANNEL_TERMS: Terms<Channel> = {
  hotline: { zh: '热线', en: 'the hotline' },
  snapshot: { zh: '随手拍', en: 'a snapshot' },
  patrol: { zh: '网格巡查', en: 'grid patrol' },
  property: { zh: '物业上报', en: 'the property manager' },
  receptionDay: { zh: '接待日', en: 'a reception day' },
  visit: { zh: '入户走访', en: 'a visit' },
  deputies: { zh: '代表委员', en: 'deputies' },
  device: { zh: '物联设备', en: 'a device' },
  transfer110: { zh: '110 转办', en: 'transfer from 110' },
  import: { zh: '数据导入', en: 'import' },
};

export const KIND_TERMS: Terms<AppealKind> = {
  CONSULT: { zh: '咨询', en: 'consultation' },
  HELP: { zh: '求助', en: 'call for help' },
  COMPLAINT: { zh: '投诉', en: 'complaint' },
  ACCUSATION: { zh: '举报', en: 'report of wrongdoing' },
  SUGGESTION: { zh: '建议', en: 'suggestion' },
};

export const URGENCY_TERMS: Terms<Urgency> = {
  NORMAL: { zh: '一般', en: 'normal' },
  URGENT: { zh: '紧急', en: 'urgent' },
  CRITICAL: { zh: '特急', en: 'critical' },
};

export const COMPLEXITY_TERMS: Terms<Complexity> = {
  SIMPLE: { zh: '简单', en: 'simple' },
  ORDINARY: { zh: '普通', en: 'ordinary' },
  HARD: { zh: '疑难', en: 'hard' },
};

export const INTAKE_REJECTION_TERMS: Terms<IntakeRejectionReason> = {
  LITIGATION: { zh: '已进入诉讼、仲裁或复议', en: 'it is before a court or in review' },
  PETITION: { zh: '属于信访事项', en: 'it is a petition' },
  DISCIPLINE: { zh: '属于纪检监察事项', en: 'it is a matter of discipline inspection' },
  OUT_OF_AREA: { zh: '不属于本地区', en: 'it lies outside the area' },
  REPEAT_APPEAL: { zh: '重复诉求且无新事实', en: 'it repeats an appeal without new facts' },
  UNLAWFUL_CONTENT: { zh: '内容违法或违背公序良俗', en: 'its content is unlawful' },
  NOT_GOVERNMENT_MATTER: { zh: '不属于政府职责', en: 'it is no matter of government' },
};

export const SATISFACTION_TERMS: Terms<Satisfaction> = {
  VERY_SATISFIED: { zh: '非常满意', en: 'very satisfied' },
  SATISFIED: { zh: '满意', en: 'satisfied' },
  BASICALLY_SATISFIED: { zh: '基本满意', en: 'basically satisfied' },
  DISSATISFIED: { zh: '不满意', en: 'dissatisfied' },
  VERY_DISSATISFIED: { zh: '非常不满意', en: 'very dissatisfied' },
};

export const RESOLUTION_TERMS: Terms<Resolution> = {
  RESOLVED: { zh: '已解决', en: 'resolved' },
  PARTLY_RESOLVED: { zh: '部分解决', en: 'partly resolved' },
  UNRESOLVED: { zh: '未解决', en: 'unresolved' },
};

export const CONTACT_METHOD_TERMS: Terms<ContactMethod> = {
  phone: { zh: '电话', en: 'phone' },
  visit: { zh: '上门', en: 'a visit' },
  message: { zh: '短信或消息', en: 'message' },
};

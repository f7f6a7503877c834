import type { IssueCommandName } from '../../commands/index.js';
import type {
  AppealKind,
  AssignmentStatus,
  HouseChannel,
  Complexity,
  ContactMethod,
  IntakeRejectionReason,
  Phase,
  Resolution,
  Satisfaction,
  EvidenceStage,
  ExclusionClass,
  Level,
  SupervisionMeasure,
  Urgency,
} from '../vocabulary.js';
import type { ActivationFact } from '../context.js';
import type { SupervisionOrder } from '../overlay-facts.js';

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

/** What each command is called in a refusal: as on the console's buttons. */
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
  RecordContact: { zh: '联系诉求人', en: 'record contact' },
  LogStep: { zh: '记录办理', en: 'log step' },
  CompleteAssist: { zh: '提交协办结果', en: 'complete assist' },
  WaiveAssist: { zh: '免除协办', en: 'waive assist' },
  CompleteHandling: { zh: '办结', en: 'complete handling' },
  VerifyResult: { zh: '核查', en: 'verify result' },
  FeedBack: { zh: '反馈诉求人', en: 'feed back' },
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
  BlowWhistle: { zh: '吹哨', en: 'blow the whistle' },
  CheckIn: { zh: '报到', en: 'check in' },
  OverrideQuorum: { zh: '先行处置', en: 'override the quorum' },
  MarkNoShow: { zh: '记未报到', en: 'mark no-show' },
  RejectWhistle: { zh: '申请退哨', en: 'refuse to come' },
  UpholdWhistle: { zh: '驳回退哨', en: 'uphold the whistle' },
  CancelWhistle: { zh: '撤哨', en: 'cancel the whistle' },
  CompleteWhistleWork: { zh: '完成现场工作', en: 'complete work on the spot' },
  ReleaseUnits: { zh: '放行', en: 'release units' },
  RateWhistle: { zh: '评哨', en: 'rate the whistle' },
  RateReverse: { zh: '评价部门', en: 'rate a unit' },
  RaiseObjection: { zh: '提出异议', en: 'raise objection' },
  HoldConsultation: { zh: '会商', en: 'hold consultation' },
  RuleObjection: { zh: '裁定异议', en: 'rule on the objection' },
  RespondToOrder: { zh: '响应订单', en: 'respond to the order' },
  CommentOnResult: { zh: '评单', en: 'comment on the result' },
  AddAssist: { zh: '增派协办', en: 'add an assist' },
  ReplaceLead: { zh: '更换主办', en: 'replace the lead' },
  SplitSubtask: { zh: '拆分子任务', en: 'split a subtask' },
  LinkIssue: { zh: '关联', en: 'link' },
  RequestExtension: { zh: '申请延期', en: 'ask for an extension' },
  GrantExtension: { zh: '同意延期', en: 'grant an extension' },
  DenyExtension: { zh: '驳回延期', en: 'deny an extension' },
  SuspendIssue: { zh: '挂起', en: 'suspend' },
  ResumeIssue: { zh: '恢复办理', en: 'resume' },
  RequestLedger: { zh: '申请挂账', en: 'ask for a ledger entry' },
  PutOnLedger: { zh: '挂账', en: 'put on the ledger' },
  ReviewLedger: { zh: '挂账复核', en: 'review the ledger entry' },
  ClearLedger: { zh: '销账', en: 'clear from the ledger' },
  ReportInterim: { zh: '阶段性反馈', en: 'report in between' },
  ElapseClock: { zh: '时限到点', en: 'elapse a clock' },
  RecalculateClocks: { zh: '重算时限', en: 'recalculate clocks' },
  IssueCard: { zh: '发牌', en: 'issue card' },
  InterviewUnit: { zh: '约谈', en: 'interview unit' },
  ListCase: { zh: '挂牌督办', en: 'list case' },
  EscalateIssue: { zh: '升级', en: 'escalate' },
  TransferDown: { zh: '下转', en: 'transfer down' },
  VerifyReport: { zh: '现场核实', en: 'verify report' },
  SettleAtCommunity: { zh: '自行处置', en: 'settle at the community' },
  DualDispatch: { zh: '双派', en: 'dual dispatch' },
  RequestTermination: { zh: '申请终止', en: 'request termination' },
  Terminate: { zh: '终止', en: 'terminate' },
  DenyTermination: { zh: '驳回终止', en: 'deny termination' },
  Void: { zh: '作废', en: 'void' },
  ConfirmByResident: { zh: '居民确认', en: 'confirm by resident' },
  MergeInto: { zh: '并案', en: 'merge into' },
  UnmergeIssue: { zh: '撤销并案', en: 'unmerge' },
  ApplyExclusion: { zh: '申请剔除', en: 'apply for exclusion' },
  DecideExclusion: { zh: '裁定剔除', en: 'decide on exclusion' },
  AttachEvidence: { zh: '上传证据', en: 'attach evidence' },
  RecordOpinion: { zh: '记录意见', en: 'record opinion' },
  PublishResult: { zh: '公示结果', en: 'publish result' },
  TrackProgress: { zh: '跟踪', en: 'track progress' },
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
  CALLED: { zh: '待报到', en: 'called' },
  CHECKED_IN: { zh: '已报到', en: 'checked in' },
};

export const SUPERVISION_STATUS_TERMS: Terms<SupervisionOrder['status']> = {
  OPEN: { zh: '待回复', en: 'unanswered' },
  REPLIED: { zh: '已回复', en: 'answered' },
  LIFTED: { zh: '已解除', en: 'lifted' },
};

export const CHANNEL_TERMS: Terms<HouseChannel> = {
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

export const MEASURE_TERMS: Terms<SupervisionMeasure> = {
  REMIND: { zh: '催办', en: 'reminder' },
  BLUE: { zh: '蓝牌', en: 'blue card' },
  YELLOW: { zh: '黄牌', en: 'yellow card' },
  RED: { zh: '红牌', en: 'red card' },
  ORDER: { zh: '督办', en: 'supervision order' },
  INTERVIEW: { zh: '约谈', en: 'interview' },
  LISTED: { zh: '挂牌督办', en: 'listing' },
};

export const LEVEL_TERMS: Terms<Level> = {
  GRID: { zh: '网格', en: 'grid' },
  COMMUNITY: { zh: '社区', en: 'community' },
  STREET: { zh: '镇街', en: 'street' },
  DISTRICT: { zh: '区', en: 'district' },
  CITY: { zh: '市', en: 'city' },
};

export const EVIDENCE_STAGE_TERMS: Terms<EvidenceStage> = {
  BEFORE: { zh: '处置前', en: 'before' },
  DURING: { zh: '处置中', en: 'during' },
  AFTER: { zh: '处置后', en: 'after' },
};

export const ACTIVATION_TERMS: Terms<ActivationFact> = {
  DUTY_LIST: { zh: '责任清单', en: 'the duty list' },
  NAMED_HOLDERS: { zh: '定岗到人', en: 'named holders' },
  RULE_VERSION: { zh: '规则版本', en: 'the rule version' },
};

export const EXCLUSION_CLASS_TERMS: Terms<ExclusionClass> = {
  EMERGENCY_LINE: { zh: '已转紧急渠道', en: 'passed to an emergency line' },
  OTHER_PROCEDURE: { zh: '已进入其他法定程序', en: 'in another procedure by law' },
  REPEAT_APPEAL: { zh: '重复诉求且无新事实', en: 'repeated without new facts' },
  SECRET_OR_UNLAWFUL: { zh: '涉密、隐私或违法悖俗', en: 'secret, private or unlawful' },
  BEYOND_DUTY: { zh: '超出单位职责', en: 'beyond the duty of the unit' },
  APPELLANT_UNREACHABLE: { zh: '诉求人失联或不配合', en: 'appellant not reachable or not willing' },
  MALICIOUS: { zh: '恶意占线或滋扰', en: 'malicious' },
  OBJECTIVE_LIMIT: { zh: '客观条件限制并已挂账', en: 'objective limits, on the ledger' },
  NO_REPLY_WANTED: { zh: '诉求人无需答复', en: 'no reply wanted' },
  FORCE_MAJEURE: { zh: '不可抗力', en: 'force majeure' },
  MISDISPATCH: { zh: '误派', en: 'dispatched to the wrong unit' },
};

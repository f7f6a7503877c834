import type { IssueEventMap } from '../core/events.js';
import type { EndingEvents, MergingEvents } from '../core/events/endings.js';
import type { EscalationEvents } from '../core/events/escalation.js';
import type { ExclusionEvents, RecordEvents } from '../core/events/records.js';

type Type =
  | keyof EndingEvents
  | keyof MergingEvents
  | keyof EscalationEvents
  | keyof RecordEvents
  | keyof ExclusionEvents
  | 'SupervisionCardIssued'
  | 'UnitInterviewed'
  | 'CaseListed';

type Example<T extends Type> = readonly [data: IssueEventMap[T], zh: string, en: string];

const DUE = '2026-03-12T08:30:00.000Z';
const unit = '水务局';

/** What stands beside the way, as a timeline tells it. */
export const EXAMPLES_BESIDE: { readonly [T in Type]: Example<T> } = {
  SupervisionCardIssued: [
    {
      order: 'o-1',
      unit,
      colour: 'YELLOW',
      reason: '进度滞后',
      replyBy: DUE,
      basis: { by: 'person' },
    },
    '向 水务局 发出黄牌，2026-03-12 16:30 前回复：进度滞后',
    '水务局 was shown a yellow card, to reply by 2026-03-12 16:30 UTC+8: 进度滞后',
  ],
  UnitInterviewed: [
    { order: 'o-1', unit, reason: '多次逾期', replyBy: DUE },
    '约谈 水务局，2026-03-12 16:30 前回复：多次逾期',
    '水务局 was called in for an interview, to reply by 2026-03-12 16:30 UTC+8: 多次逾期',
  ],
  CaseListed: [
    { order: 'o-1', unit, reason: '久拖不决', replyBy: DUE },
    '挂牌督办 水务局，2026-03-12 16:30 前回复：久拖不决',
    'The case of 水务局 was listed, to reply by 2026-03-12 16:30 UTC+8: 久拖不决',
  ],
  IssueEscalated: [
    {
      from: 'COMMUNITY',
      to: 'STREET',
      cause: 'PERSON',
      reason: '超出权限',
      tried: '已协调两次',
      unit: '北街道',
      sponsors: ['书记'],
    },
    '由社区升级至镇街，由 北街道 牵头，包保人 书记：超出权限；已尝试：已协调两次',
    'Taken up from the community to the street, owned by 北街道, sponsored by 书记: 超出权限; tried: 已协调两次',
  ],
  IssueTransferredDown: [
    { from: 'STREET', to: 'COMMUNITY', reason: '社区可解决', unit: '东社区' },
    '由镇街下转至社区，由 东社区 牵头：社区可解决',
    'Handed down from the street to the community, owned by 东社区: 社区可解决',
  ],
  ReportVerified: [
    { finding: '确有坑洞', media: [] },
    '现场核实属实：确有坑洞',
    'Checked on site and found so: 确有坑洞',
  ],
  ReportFalsified: [
    { finding: '未见坑洞', media: [] },
    '现场核实不属实：未见坑洞',
    'Checked on site and found untrue: 未见坑洞',
  ],
  CommunitySettled: [
    {
      assignment: 'a-1',
      unit: '东社区',
      result: '已清理',
      media: [],
      selfHandled: true,
      round: 1,
      dueAt: DUE,
    },
    '东社区 发现人自行处置：已清理',
    '东社区 settled it on finding it: 已清理',
  ],
  DistrictCopied: [
    { district: '区政府' },
    '抄送 区政府，仅供督导',
    'A copy went to 区政府, which watches',
  ],
  TerminationRequested: [
    { assignment: 'a-1', unit, reason: '当事人失联' },
    '水务局 书面申请终止：当事人失联',
    '水务局 asked in writing to end the matter: 当事人失联',
  ],
  TerminationDenied: [
    { unit, reason: '仍应办理' },
    '不同意 水务局 的终止申请：仍应办理',
    'The request of 水务局 to end the matter was turned down: 仍应办理',
  ],
  IssueTerminated: [
    { unit, reason: '当事人失联', told: '已短信告知' },
    '终止办理：当事人失联；已告知诉求人：已短信告知',
    'Ended without a result: 当事人失联; the appellant was told: 已短信告知',
  ],
  IssueVoided: [{ reason: '重复登记' }, '作废：重复登记', 'Void: 重复登记'],
  ResidentConfirmed: [
    { confirmed: false, comment: '仍漏水' },
    '居民不确认办理结果：仍漏水',
    'The resident did not confirm the result: 仍漏水',
  ],
  IssueMerged: [
    { target: 'SD-2', reason: '同一事项' },
    '并入诉求 SD-2：同一事项',
    'Merged into the issue SD-2: 同一事项',
  ],
  IssueUnmerged: [
    { target: 'SD-2', reason: '并非同一事项', phase: 'DISPATCHED', restored: [] },
    '撤销与诉求 SD-2 的并案：并非同一事项',
    'Taken out of the issue SD-2 again: 并非同一事项',
  ],
  AppellantJoined: [
    { issue: 'SD-3', subject: 'sub-3', reporter: 'p-3', noReplyWanted: false },
    '诉求 SD-3 并入，其诉求人单独答复和评价',
    'The issue SD-3 was merged into this one; its appellant gets a reply and a vote of their own',
  ],
  AppellantParted: [{ issue: 'SD-3' }, '诉求 SD-3 撤销并案', 'The issue SD-3 was taken out again'],
  EvidenceAttached: [
    { assignment: 'a-1', unit, stage: 'AFTER', media: ['p-1', 'p-2'], note: '夜间' },
    '水务局 上传处置后影像 2 份：夜间',
    '水务局 attached 2 file(s) from after the work: 夜间',
  ],
  OpinionRecorded: [
    { code: 'LEGAL_OPINION', opinion: '程序合法' },
    '意见（LEGAL_OPINION）：程序合法',
    'An opinion (LEGAL_OPINION) was given: 程序合法',
  ],
  ResultPublished: [
    { text: '道路已修复', scope: 'territory', until: DUE },
    '在辖区内公示至 2026-03-12 16:30：道路已修复',
    'Published within the territory until 2026-03-12 16:30 UTC+8: 道路已修复',
  ],
  ProgressTracked: [{ note: '材料已到' }, '跟踪：材料已到', 'Progress noted: 材料已到'],
  ExclusionRequested: [
    {
      exclusion: 'e-1',
      assignment: 'a-1',
      unit,
      exclusionClass: 'BEYOND_DUTY',
      reason: '清单第7项',
      media: ['p-1'],
    },
    '水务局 申请剔除（超出单位职责）：清单第7项',
    '水务局 asked that it does not count (beyond the duty of the unit): 清单第7项',
  ],
  ExclusionGranted: [
    { exclusion: 'e-1', unit, exclusionClass: 'BEYOND_DUTY', reason: '属实' },
    '同意 水务局 剔除（超出单位职责）：属实',
    'It does not count for 水务局 (beyond the duty of the unit): 属实',
  ],
  ExclusionDenied: [
    { exclusion: 'e-1', unit, exclusionClass: 'MISDISPATCH', reason: '派单无误' },
    '不同意 水务局 剔除（误派）：派单无误',
    'It counts for 水务局 all the same (dispatched to the wrong unit): 派单无误',
  ],
};

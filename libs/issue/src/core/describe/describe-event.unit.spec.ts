import { describe, expect, it } from '@jest/globals';
import type { IssueEventMap, IssueEventType } from '../events.js';
import { EXAMPLES_BESIDE } from '../../testing/examples-beside.js';
import { EXAMPLES_OF_HOLDS } from '../../testing/examples-of-holds.js';
import { EXAMPLES_OF_CALLS } from '../../testing/examples-of-calls.js';
import { describeEvent } from './describe-event.js';

type Example<T extends IssueEventType> = readonly [data: IssueEventMap[T], zh: string, en: string];

const on = { assignment: 'a-1', unit: '水务局' } as const;
const DUE = '2026-03-12T08:30:00.000Z';

/** Every event as a timeline tells it, names put for codes. */
const EXAMPLES: { readonly [T in IssueEventType]: Example<T> } = {
  ...EXAMPLES_BESIDE,
  ...EXAMPLES_OF_HOLDS,
  ...EXAMPLES_OF_CALLS,
  IssueReported: [
    {
      channel: 'hotline',
      kind: 'HELP',
      title: '路面坑洞',
      appellant: { subject: 'sub-1' },
      noReplyWanted: false,
      confidentiality: 'NORMAL',
      media: [],
      receiptCode: 'R-1',
    },
    '通过热线上报（求助）：路面坑洞',
    'Reported through the hotline (call for help): 路面坑洞',
  ],
  IssueRedirected: [{ line: '119' }, '紧急事项，已转 119', 'An emergency, handed to 119'],
  IntakeRejected: [
    { reason: 'PETITION', properChannel: '信访局', note: '请携带材料' },
    '不予受理（属于信访事项），已告知渠道“信访局”：请携带材料',
    'Not taken in, because it is a petition; pointed to “信访局”: 请携带材料',
  ],
  IssueAnswered: [
    { answer: '周一至周五' },
    '当场答复：周一至周五',
    'Answered on the spot: 周一至周五',
  ],
  IssueAccepted: [
    {
      territory: '北街',
      profile: { id: '接诉即办', version: 1 },
      directoryVersion: 7,
      dueAt: DUE,
    },
    '已受理，辖区 北街，适用机制 接诉即办，总时限 2026-03-12 16:30',
    'Accepted for territory 北街 under 接诉即办, due as a whole by 2026-03-12 16:30 UTC+8',
  ],
  IssueClassified: [
    { category: '道路', urgency: 'URGENT', complexity: 'HARD' },
    '归类为 道路，紧急程度紧急，难度疑难',
    'Classified as 道路, urgency urgent, difficulty hard',
  ],
  CommunityRequestPlaced: [
    { community: '东社区', need: '修路', tried: '临时围挡' },
    '社区 东社区 点单：修路（已尝试：临时围挡）',
    'Community 东社区 placed a request: 修路 (tried before: 临时围挡)',
  ],
  StreetOrderIssued: [
    { street: '北街道', units: ['水务局', '消防'], basis: '清单第12项', respondBy: DUE },
    '街道 北街道 下单给 水务局、消防，依据：清单第12项，2026-03-12 16:30 前响应',
    'Street 北街道 ordered 水务局, 消防 on the basis of 清单第12项, to respond by 2026-03-12 16:30 UTC+8',
  ],
  IssueDispatched: [
    {
      lead: on,
      assists: [{ assignment: 'a-2', unit: '消防' }],
      dueAt: DUE,
      basis: { by: 'person', reason: '权责清晰' },
      round: 1,
    },
    '派单：主办 水务局，协办 消防，时限 2026-03-12 16:30：权责清晰',
    'Dispatched to 水务局 as lead, assisted by 消防, due 2026-03-12 16:30 UTC+8: 权责清晰',
  ],
  IssueRedispatched: [
    {
      lead: on,
      assists: [],
      dueAt: DUE,
      basis: { by: 'person' },
      round: 2,
      reason: '属供水管网',
      replaces: [],
    },
    '改派（第 2 次派单）：主办 水务局，时限 2026-03-12 16:30，理由：属供水管网',
    'Redispatched (dispatch no. 2) to 水务局 as lead, due 2026-03-12 16:30 UTC+8: 属供水管网',
  ],
  AssignmentSigned: [{ ...on, handler: 'p-1' }, '水务局 已签收', '水务局 signed for it'],
  AppellantContacted: [
    { ...on, method: 'phone', reached: false, attempt: 2 },
    '水务局 第 2 次联系诉求人（电话），未联系上',
    '水务局 contacted the appellant by phone, attempt 2, not reached',
  ],
  StepLogged: [
    { ...on, note: '已开挖', media: [] },
    '水务局 办理进展：已开挖',
    '水务局 took a step: 已开挖',
  ],
  ReturnRequested: [
    { ...on, basis: '清单第3项', suggestedUnit: '城管局' },
    '水务局 申请退单，依据：清单第3项，建议转 城管局',
    '水务局 asked to return it on the basis of 清单第3项, suggesting 城管局',
  ],
  AssignmentReturned: [
    { ...on, reason: '非其职责' },
    '同意 水务局 退单：非其职责',
    'The return by 水务局 was granted: 非其职责',
  ],
  ReturnDenied: [
    { ...on, reason: '属其职责', final: true },
    '驳回 水务局 的退单（终局裁定）：属其职责',
    'The return by 水务局 was denied by a final ruling: 属其职责',
  ],
  AssistCompleted: [
    { ...on, result: '已断水' },
    '协办单位 水务局 完成：已断水',
    '水务局 finished its assist: 已断水',
  ],
  AssistWaived: [
    { ...on, reason: '无需协办' },
    '免除 水务局 的协办：无需协办',
    'The assist of 水务局 was waived: 无需协办',
  ],
  IssueHandled: [
    { ...on, result: '已修复', outcome: 'RESOLVED', media: [], round: 1 },
    '水务局 办结（已解决）：已修复',
    '水务局 reported it done (resolved): 已修复',
  ],
  ResultVerified: [{ media: [] }, '核查通过', 'The result passed the check'],
  VerificationFailed: [
    { reason: '仍有积水', media: [] },
    '核查不通过：仍有积水',
    'The result failed the check: 仍有积水',
  ],
  IssueFedBack: [
    { content: '已修复', method: 'visit', reached: true },
    '以上门反馈诉求人（已送达）：已修复',
    'Result told to the appellant by a visit (reached): 已修复',
  ],
  CallbackMade: [{ attempt: 1 }, '第 1 次回访，已接通', 'Callback, attempt 1, reached'],
  CallbackUnreached: [{ attempt: 1 }, '第 1 次回访，未接通', 'Callback, attempt 1, not reached'],
  IssueEvaluated: [
    {
      contacted: true,
      resolution: 'PARTLY_RESOLVED',
      satisfaction: 'BASICALLY_SATISFIED',
      comment: '还行',
      source: 'resident',
      round: 1,
    },
    '评价：已联系，部分解决，基本满意：还行',
    'Rated: contacted, partly resolved, basically satisfied: 还行',
  ],
  ReworkOrdered: [
    { round: 1, reason: '仍有积水', dueAt: DUE },
    '第 1 次返工，时限 2026-03-12 16:30：仍有积水',
    'Sent back for rework no. 1, due 2026-03-12 16:30 UTC+8: 仍有积水',
  ],
  ReminderSent: [
    { reminder: 'r-1', unit: '水务局', note: '临期' },
    '催办 水务局：临期',
    '水务局 was reminded: 临期',
  ],
  SupervisionOrdered: [
    { order: 'o-1', unit: '水务局', reason: '超期', replyBy: DUE },
    '督办 水务局，2026-03-12 16:30 前回复：超期',
    '水务局 was put under supervision, to reply by 2026-03-12 16:30 UTC+8: 超期',
  ],
  SupervisionReplied: [
    { order: 'o-1', unit: '水务局', content: '明日完工' },
    '水务局 回复督办：明日完工',
    '水务局 replied to the supervision: 明日完工',
  ],
  SupervisionLifted: [
    { order: 'o-1', reason: '已完工' },
    '解除督办：已完工',
    'The supervision was lifted: 已完工',
  ],
  IssueClosed: [
    { outcome: 'HANDLED', evaluationLapsed: true },
    '结案（评价期满未评价）',
    'Closed; nobody rated it in time',
  ],
  IssueReopened: [
    { reason: '再次塌陷', round: 2, dueAt: DUE },
    '重开，时限 2026-03-12 16:30：再次塌陷',
    'Reopened, due 2026-03-12 16:30 UTC+8: 再次塌陷',
  ],
  IssueArchived: [
    { retentionClass: 'ten-years' },
    '归档（保管类别 ten-years）',
    'Archived (retention class ten-years)',
  ],
  IssueWithdrawn: [
    { reason: '已自行解决' },
    '诉求人撤回：已自行解决',
    'Withdrawn by the appellant: 已自行解决',
  ],
};

function tellsAs<T extends IssueEventType>(type: T, [data, zh, en]: Example<T>): void {
  expect(describeEvent(type, data, 'zh', 'Asia/Shanghai')).toBe(zh);
  expect(describeEvent(type, data, 'en', 'Asia/Shanghai')).toBe(en);
}

describe('on the timeline', () => {
  it.each(Object.keys(EXAMPLES) as IssueEventType[])('%s reads in both languages', (type) => {
    tellsAs(type, EXAMPLES[type] as Example<typeof type>);
  });

  it('closing says whether it was with the answer, after a rating, or after the window', () => {
    const say = (outcome: 'HANDLED' | 'ANSWERED') =>
      describeEvent('IssueClosed', { outcome, evaluationLapsed: false }, 'zh', 'Asia/Shanghai');
    expect([say('ANSWERED'), say('HANDLED')]).toEqual(['答复后结案', '结案']);
  });

  it('leaves out what is not there', () => {
    const { IssueAccepted, StreetOrderIssued } = EXAMPLES;
    const { dueAt: _due, ...accepted } = IssueAccepted[0];
    const { respondBy: _respond, ...order } = StreetOrderIssued[0];
    expect(describeEvent('IssueAccepted', accepted, 'zh', 'Asia/Shanghai')).toBe(
      '已受理，辖区 北街，适用机制 接诉即办',
    );
    expect(describeEvent('StreetOrderIssued', order, 'en', 'Asia/Shanghai')).toMatch(/清单第12项$/);
  });
});

import type { DisputeEvents } from '../core/events/disputes.js';
import type { OrderEvents } from '../core/events/orders.js';
import type { WhistleEvents } from '../core/events/whistle.js';

type CallEvents = WhistleEvents & DisputeEvents & OrderEvents;

type Example<T extends keyof CallEvents> = readonly [data: CallEvents[T], zh: string, en: string];

const DUE = '2026-03-12T08:30:00.000Z';
const on = { whistle: 'w-1', assignment: 'a-1', unit: '水务局' } as const;
const call = { assignment: 'a-1', unit: '水务局', respondBy: DUE } as const;

/** Every event of whistles, orders and disputes as a timeline tells it, names put for codes. */
export const EXAMPLES_OF_CALLS: { readonly [T in keyof CallEvents]: Example<T> } = {
  WhistleBlown: [
    {
      whistle: 'w-1',
      kind: 'JOINT_ENFORCEMENT',
      lead: call,
      assists: [{ ...call, assignment: 'a-2', unit: '消防' }],
      coordinator: '和平街道',
      reason: '多部门联合',
      tried: '社区已劝导',
      nobodyLeavesUnfinished: true,
    },
    '吹哨（综合执法哨）：主办 水务局，协办 消防，2026-03-12 16:30 前报到，由 和平街道 协调，理由：多部门联合：社区已劝导',
    'Whistle blown (joint enforcement) for 水务局 as lead, assisted by 消防, to come by 2026-03-12 16:30 UTC+8, coordinated by 和平街道: 多部门联合: 社区已劝导',
  ],
  UnitCheckedIn: [
    {
      ...on,
      person: 'p-1',
      mode: 'ON_SITE',
      authorized: true,
      late: true,
      media: [],
      takesUp: false,
      override: { reason: '手机故障', coordinator: '和平街道' },
    },
    '水务局 现场报到（迟到），由 和平街道 代录：手机故障',
    '水务局 checked in on site, late, recorded by 和平街道: 手机故障',
  ],
  CheckInQuorumReached: [
    {
      whistle: 'w-1',
      begins: [],
      replaces: [],
      dueAt: DUE,
      round: 1,
      phase: 'IN_PROGRESS',
      override: { reason: '火情紧急', missing: ['消防'] },
    },
    '协调单位决定开始处置，时限 2026-03-12 16:30，未到 消防：火情紧急',
    'The coordinator lets work begin, due 2026-03-12 16:30 UTC+8, without 消防: 火情紧急',
  ],
  UnitNoShow: [
    { ...on, role: 'lead', respondBy: DUE, fallback: { ...call, unit: '和平街道' } },
    '水务局 未在 2026-03-12 16:30 前报到，由 和平街道 接替',
    '水务局 did not come by 2026-03-12 16:30 UTC+8; 和平街道 takes over',
  ],
  WhistleRejectRequested: [
    { ...on, basis: '非本局职责', listItem: '清单3', note: '请转燃气' },
    '水务局 申请退哨，依据：非本局职责（清单 清单3）：请转燃气',
    '水务局 asked not to come on the basis of 非本局职责 (list item 清单3): 请转燃气',
  ],
  WhistleUpheld: [
    { ...on, reason: '属其职责', respondBy: DUE },
    '驳回 水务局 的退哨，须在 2026-03-12 16:30 前报到：属其职责',
    'The refusal of 水务局 was turned down; it has to come by 2026-03-12 16:30 UTC+8: 属其职责',
  ],
  WhistleCancelled: [
    {
      whistle: 'w-1',
      reason: '确非其职责',
      unit: '水务局',
      cancels: [],
      over: true,
      phase: 'ACCEPTED',
    },
    '同意 水务局 退哨，此哨终止：确非其职责',
    'The refusal of 水务局 was granted, and the whistle is over: 确非其职责',
  ],
  WhistleWorkCompleted: [
    { ...on, result: '已止水' },
    '水务局 完成现场工作：已止水',
    '水务局 finished its work on the spot: 已止水',
  ],
  UnitsReleased: [
    { whistle: 'w-1', units: ['水务局', '消防'], completes: [] },
    '协调单位放行 水务局、消防',
    'The coordinator let 水务局, 消防 go',
  ],
  WhistleRated: [
    { whistle: 'w-1', unit: '水务局', scores: [{ item: '速度', score: 4 }], reason: '吹得准' },
    '水务局 评哨：速度 4 分：吹得准',
    '水务局 rated the whistle: 速度 4: 吹得准',
  ],
  ReverseRated: [
    {
      by: '和平街道',
      unit: '水务局',
      scores: [
        { item: '速度', score: 4 },
        { item: '效果', score: 5 },
      ],
    },
    '和平街道 评价 水务局：速度 4 分、效果 5 分',
    '和平街道 rated 水务局: 速度 4, 效果 5',
  ],
  ObjectionRaised: [
    {
      assignment: 'a-1',
      unit: '水务局',
      basis: '管线私有',
      listItem: '清单3',
      suggestedUnit: '住建局',
      note: '附图',
    },
    '水务局 提出异议，依据：管线私有（清单 清单3），建议由 住建局 负责：附图',
    '水务局 objected on the basis of 管线私有 (list item 清单3), suggesting 住建局: 附图',
  ],
  ConsultationHeld: [
    { units: ['水务局', '住建局'], record: '各方陈述', agreedUnit: '住建局' },
    '会商（水务局、住建局），一致由 住建局 负责：各方陈述',
    'Consultation of 水务局, 住建局, agreed on 住建局: 各方陈述',
  ],
  RulingProposed: [
    { assignment: 'a-1', liableUnit: '住建局', final: true, reason: '清单明确' },
    '一位负责人主张由 住建局 负责（终局），待其他负责人一致：清单明确',
    'One chair names 住建局 as liable, finally; the others must agree: 清单明确',
  ],
  ObjectionRuled: [
    {
      assignment: 'a-1',
      unit: '水务局',
      liableUnit: '住建局',
      final: true,
      reason: '清单明确',
      rulers: ['p-1', 'p-2'],
      raisedAt: DUE,
    },
    '对 水务局 的异议裁定由 住建局 负责（终局裁定）：清单明确',
    'On the objection of 水务局 it was ruled that 住建局 is liable, finally: 清单明确',
  ],
  DepartmentResponded: [
    {
      unit: '水务局',
      answer: 'ACCEPT',
      plan: '今晚更换',
      promisedAt: DUE,
      contactPerson: '刘洋',
    },
    '水务局 响应，承诺 2026-03-12 16:30 前办结，联系人 刘洋：今晚更换',
    '水务局 took the order, promises 2026-03-12 16:30 UTC+8, contact 刘洋: 今晚更换',
  ],
  OrderCommented: [
    { community: '柳荫社区', satisfaction: 'SATISFIED', comment: '响应及时', round: 1 },
    '社区 柳荫社区 评单：满意，响应及时',
    'Community 柳荫社区 commented: satisfied, 响应及时',
  ],
  AssistAdded: [
    { assist: { assignment: 'a-2', unit: '园林' }, dueAt: DUE, reason: '有树' },
    '增派 园林 协办，时限 2026-03-12 16:30：有树',
    '园林 was added as an assist, due 2026-03-12 16:30 UTC+8: 有树',
  ],
  LeadReplaced: [
    {
      lead: { assignment: 'a-2', unit: '环卫' },
      dueAt: DUE,
      round: 2,
      reason: '先清运',
      replaces: ['a-1'],
    },
    '主办更换为 环卫，时限 2026-03-12 16:30：先清运',
    '环卫 was named as the new lead, due 2026-03-12 16:30 UTC+8: 先清运',
  ],
  SubtaskCreated: [
    { subtask: { assignment: 'a-2', unit: '园林' }, task: '修剪树枝', dueAt: DUE },
    '拆分子任务给 园林，时限 2026-03-12 16:30：修剪树枝',
    'A subtask was given to 园林, due 2026-03-12 16:30 UTC+8: 修剪树枝',
  ],
  IssueLinked: [
    { relation: 'FROM_MEETING', stream: 'meeting-7' },
    '关联（来自议事会）：meeting-7',
    'Linked (from a meeting): meeting-7',
  ],
};

import type { IssueEventMap, IssueEventType } from '../core/events.js';
import type { ClockEvents, HoldEvents } from '../core/events/holds.js';

type Example<T extends IssueEventType> = readonly [data: IssueEventMap[T], zh: string, en: string];

const OF_WATER = { assignment: 'a-1', unit: '水务局' } as const;
const DUE = '2026-03-12T08:30:00.000Z';
const BEFORE = '2026-03-10T08:30:00.000Z';

/** How a timeline tells of moved and resting limits, and of clocks. */
export const EXAMPLES_OF_HOLDS: {
  readonly [T in keyof (HoldEvents & ClockEvents)]: Example<T>;
} = {
  ExtensionRequested: [
    { ...OF_WATER, dueAt: DUE, reason: '需订购水泵' },
    '水务局 申请延期至 2026-03-12 16:30：需订购水泵',
    '水务局 asked for an extension until 2026-03-12 16:30 UTC+8: 需订购水泵',
  ],
  ExtensionGranted: [
    { ...OF_WATER, dueAt: DUE, previousDueAt: BEFORE, count: 1, told: '水泵下周到货' },
    '同意 水务局 第 1 次延期：时限由 2026-03-10 16:30 改为 2026-03-12 16:30，已告知诉求人：水泵下周到货',
    'Extension no. 1 was granted to 水务局: due 2026-03-12 16:30 UTC+8 instead of 2026-03-10 16:30 UTC+8; the appellant was told: 水泵下周到货',
  ],
  ExtensionDenied: [
    { ...OF_WATER, reason: '库存充足' },
    '驳回 水务局 的延期申请：库存充足',
    'The extension asked for by 水务局 was denied: 库存充足',
  ],
  IssueSuspended: [
    { cause: 'STATUTORY_APPRAISAL', until: DUE, reason: '水质检测', media: ['m-1'] },
    '挂起至 2026-03-12 16:30（法定鉴定检测）：水质检测',
    'Suspended until 2026-03-12 16:30 UTC+8 (statutory appraisal): 水质检测',
  ],
  IssueResumed: [
    { automatic: false, reason: '结果已出' },
    '恢复办理：结果已出',
    'Resumed: 结果已出',
  ],
  LedgerRequested: [
    {
      ledger: 'l-1',
      ...OF_WATER,
      cause: 'FUNDING',
      plan: '明年改造',
      milestones: [{ goal: '设计', by: DUE }],
      media: ['m-1'],
      explained: '资金明年到位',
    },
    '水务局 申请挂账，计划：明年改造；节点：2026-03-12 16:30 设计；已向诉求人说明：资金明年到位',
    '水务局 asked to put it on the ledger, with the plan: 明年改造; milestones: 设计 by 2026-03-12 16:30 UTC+8; the appellant was told: 资金明年到位',
  ],
  PutOnLedger: [
    { ledger: 'l-1', lead: '水务局', cause: 'FUNDING', milestones: [], nextReviewAt: DUE },
    '列入挂账，水务局 牵头，下次复核 2026-03-12 16:30',
    'Put on the ledger, led by 水务局, next review 2026-03-12 16:30 UTC+8',
  ],
  LedgerReviewed: [
    { ledger: 'l-1', finding: '设计完成', review: 2, nextReviewAt: DUE },
    '挂账第 2 次复核：设计完成；下次复核 2026-03-12 16:30',
    'Ledger review no. 2: 设计完成; next review 2026-03-12 16:30 UTC+8',
  ],
  LedgerCleared: [
    { ledger: 'l-1', reason: '已通水' },
    '销账：已通水',
    'Cleared from the ledger: 已通水',
  ],
  InterimReported: [
    { ...OF_WATER, content: '正在施工', nextAt: DUE },
    '水务局 阶段性反馈：正在施工；下次反馈 2026-03-12 16:30',
    '水务局 told the appellant how far it is: 正在施工; next word by 2026-03-12 16:30 UTC+8',
  ],
  ClockWarned: [
    { clock: 'c-1', kind: 'HANDLE', subject: 'a-1', unit: '水务局', share: 0.8, dueAt: DUE },
    '办理时限（水务局）已用 80%，时限 2026-03-12 16:30',
    '80% of the limit for the handling of 水务局 are used up, due 2026-03-12 16:30 UTC+8',
  ],
  ClockBreached: [
    { clock: 'c-1', kind: 'EVAL_WINDOW', dueAt: DUE },
    '评价时限已到：2026-03-12 16:30',
    'The limit for rating ended 2026-03-12 16:30 UTC+8',
  ],
  DueRecalculated: [
    { recalculated: [{ clock: 'c-1', kind: 'HANDLE', from: BEFORE, to: DUE }] },
    '工作日历更新，重新计算时限：办理 2026-03-10 16:30 → 2026-03-12 16:30',
    'Limits were computed anew by a newer calendar: the handling 2026-03-10 16:30 UTC+8 → 2026-03-12 16:30 UTC+8',
  ],
};

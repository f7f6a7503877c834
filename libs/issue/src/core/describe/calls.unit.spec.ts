import { describe, expect, it } from '@jest/globals';
import { EXAMPLES_OF_CALLS } from '../../testing/examples-of-calls.js';
import type { IssueEventMap, IssueEventType } from '../events.js';
import { describeEvent } from './describe-event.js';

/** How sentences about whistles and disputes change with their facts. */

const DUE = '2026-03-12T08:30:00.000Z';

function sentences<T extends IssueEventType>(type: T, data: IssueEventMap[T]): readonly string[] {
  return [
    describeEvent(type, data, 'zh', 'Asia/Shanghai'),
    describeEvent(type, data, 'en', 'Asia/Shanghai'),
  ];
}

describe('a whistle names its kind', () => {
  it.each([
    ['EMERGENCY', '应急处置哨', 'emergency'],
    ['KEY_ISSUE', '重点难点哨', 'key issue'],
    ['RESIDENT_TO_PROPERTY', '居民吹哨', 'residents to property'],
  ] as const)('%s', (kind, zh, en) => {
    const { tried: _tried, ...data } = EXAMPLES_OF_CALLS.WhistleBlown[0];
    expect(sentences('WhistleBlown', { ...data, kind, assists: [] })).toEqual([
      `吹哨（${zh}）：主办 水务局，2026-03-12 16:30 前报到，由 和平街道 协调，理由：多部门联合`,
      `Whistle blown (${en}) for 水务局 as lead, to come by 2026-03-12 16:30 UTC+8, coordinated by 和平街道: 多部门联合`,
    ]);
  });
});

describe('nothing is told that is not there', () => {
  it('of a unit that came in time, by itself', () => {
    const { override: _override, ...data } = EXAMPLES_OF_CALLS.UnitCheckedIn[0];
    expect(sentences('UnitCheckedIn', { ...data, mode: 'ONLINE', late: false })).toEqual([
      '水务局 线上报到',
      '水务局 checked in online',
    ]);
  });

  it('of a quorum without an override', () => {
    const { override: _override, ...data } = EXAMPLES_OF_CALLS.CheckInQuorumReached[0];
    expect(sentences('CheckInQuorumReached', data)).toEqual([
      '报到到齐，开始处置，时限 2026-03-12 16:30',
      'Enough units are in; work begins, due 2026-03-12 16:30 UTC+8',
    ]);
  });

  it('of a no-show nobody takes over from', () => {
    const { fallback: _fallback, ...data } = EXAMPLES_OF_CALLS.UnitNoShow[0];
    expect(sentences('UnitNoShow', data)).toEqual([
      '水务局 未在 2026-03-12 16:30 前报到',
      '水务局 did not come by 2026-03-12 16:30 UTC+8',
    ]);
  });

  it('of a refusal and an objection without item, suggestion and note', () => {
    const plain = { assignment: 'a-1', unit: '水务局', basis: '非职责' };
    expect(sentences('WhistleRejectRequested', { ...plain, whistle: 'w-1' })).toEqual([
      '水务局 申请退哨，依据：非职责',
      '水务局 asked not to come on the basis of 非职责',
    ]);
    expect(sentences('ObjectionRaised', plain)).toEqual([
      '水务局 提出异议，依据：非职责',
      '水务局 objected on the basis of 非职责',
    ]);
  });
});

describe('a whistle ends in three ways', () => {
  it('called off, rejected by its lead, or without one assist', () => {
    const [data] = EXAMPLES_OF_CALLS.WhistleCancelled;
    const { unit: _unit, ...whole } = data;
    expect(sentences('WhistleCancelled', whole)).toEqual([
      '撤哨：确非其职责',
      'The whistle was called off: 确非其职责',
    ]);
    expect(sentences('WhistleCancelled', { ...data, over: false })).toEqual([
      '同意 水务局 退哨：确非其职责',
      'The refusal of 水务局 was granted: 确非其职责',
    ]);
  });
});

describe('a dispute', () => {
  it('may be consulted on without agreement, and ruled on for now', () => {
    expect(sentences('ConsultationHeld', { units: ['水务局'], record: '陈述' })).toEqual([
      '会商（水务局）未达成一致：陈述',
      'Consultation of 水务局, without agreement: 陈述',
    ]);
    const [ruling] = EXAMPLES_OF_CALLS.ObjectionRuled;
    expect(sentences('ObjectionRuled', { ...ruling, final: false })).toEqual([
      '对 水务局 的异议裁定由 住建局 负责：清单明确',
      'On the objection of 水务局 it was ruled that 住建局 is liable: 清单明确',
    ]);
    const [vote] = EXAMPLES_OF_CALLS.RulingProposed;
    expect(sentences('RulingProposed', { ...vote, final: false })).toEqual([
      '一位负责人主张由 住建局 负责，待其他负责人一致：清单明确',
      'One chair names 住建局 as liable; the others must agree: 清单明确',
    ]);
  });
});

describe('a department that declines', () => {
  it('cites the item', () => {
    const declined = { unit: '水务局', answer: 'DECLINE', listItem: '清单3' } as const;
    expect(sentences('DepartmentResponded', declined)).toEqual([
      '水务局 谢绝订单（清单 清单3）',
      '水务局 declined the order (list item 清单3)',
    ]);
    expect(sentences('DepartmentResponded', { ...declined, basis: '私有管线' })).toEqual([
      '水务局 谢绝订单（清单 清单3）：私有管线',
      '水务局 declined the order (list item 清单3): 私有管线',
    ]);
  });

  it('and one that accepts says until when, on the reader’s clock', () => {
    const accepted = { unit: '水务局', answer: 'ACCEPT', promisedAt: DUE } as const;
    expect(sentences('DepartmentResponded', accepted)[0]).toContain('2026-03-12 16:30');
  });
});

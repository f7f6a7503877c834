import { describe, expect, it } from '@jest/globals';
import type { IssueEventMap, IssueEventType } from '../events.js';
import {
  CHANNELS,
  COMPLEXITIES,
  CONTACT_METHODS,
  INTAKE_REJECTION_REASONS,
  APPEAL_KINDS,
  RESOLUTIONS,
  SATISFACTIONS,
  URGENCIES,
} from '../vocabulary.js';
import { describeEvent } from './describe-event.js';

/** How sentences change with their facts; one plain example of each event stands beside this. */

type Facts<T extends IssueEventType> = IssueEventMap[T];

function sentences<T extends IssueEventType>(type: T, data: Facts<T>): readonly [string, string] {
  return [
    describeEvent(type, data, 'zh', 'Asia/Shanghai'),
    describeEvent(type, data, 'en', 'Asia/Shanghai'),
  ];
}

const DUE = '2026-03-12T16:00:00.000Z';
const on = { assignment: 'a-1', unit: '水务局' } as const;

const REPORT: Facts<'IssueReported'> = {
  channel: 'hotline',
  kind: 'HELP',
  title: '路面坑洞',
  appellant: { subject: 'sub-1' },
  noReplyWanted: false,
  confidentiality: 'NORMAL',
  media: [],
  receiptCode: 'R-1',
};

describe('a report names its channel', () => {
  it.each([
    ['hotline', '热线', 'the hotline'],
    ['snapshot', '随手拍', 'a snapshot'],
    ['patrol', '网格巡查', 'grid patrol'],
    ['property', '物业上报', 'the property manager'],
    ['receptionDay', '接待日', 'a reception day'],
    ['visit', '入户走访', 'a visit'],
    ['deputies', '代表委员', 'deputies'],
    ['device', '物联设备', 'a device'],
    ['transfer110', '110 转办', 'transfer from 110'],
    ['import', '数据导入', 'import'],
  ] as const)('%s', (channel, zh, en) => {
    expect(sentences('IssueReported', { ...REPORT, channel })).toEqual([
      `通过${zh}上报（求助）：路面坑洞`,
      `Reported through ${en} (call for help): 路面坑洞`,
    ]);
  });
});

describe('a report names its kind', () => {
  it.each([
    ['CONSULT', '咨询', 'consultation'],
    ['HELP', '求助', 'call for help'],
    ['COMPLAINT', '投诉', 'complaint'],
    ['ACCUSATION', '举报', 'report of wrongdoing'],
    ['SUGGESTION', '建议', 'suggestion'],
  ] as const)('%s', (kind, zh, en) => {
    expect(sentences('IssueReported', { ...REPORT, kind })).toEqual([
      `通过热线上报（${zh}）：路面坑洞`,
      `Reported through the hotline (${en}): 路面坑洞`,
    ]);
  });
});

describe('a refused intake says why, and where to go', () => {
  it.each([
    ['LITIGATION', '已进入诉讼、仲裁或复议', 'it is before a court or in review'],
    ['PETITION', '属于信访事项', 'it is a petition'],
    ['DISCIPLINE', '属于纪检监察事项', 'it is a matter of discipline inspection'],
    ['OUT_OF_AREA', '不属于本地区', 'it lies outside the area'],
    ['REPEAT_APPEAL', '重复诉求且无新事实', 'it repeats an appeal without new facts'],
    ['UNLAWFUL_CONTENT', '内容违法或违背公序良俗', 'its content is unlawful'],
    ['NOT_GOVERNMENT_MATTER', '不属于政府职责', 'it is no matter of government'],
  ] as const)('%s', (reason, zh, en) => {
    expect(sentences('IntakeRejected', { reason, properChannel: '法院' })).toEqual([
      `不予受理（${zh}），已告知渠道“法院”`,
      `Not taken in, because ${en}; pointed to “法院”`,
    ]);
  });
});

describe('a classification names urgency and difficulty', () => {
  it.each([
    ['NORMAL', 'SIMPLE', '紧急程度一般，难度简单', 'urgency normal, difficulty simple'],
    ['URGENT', 'ORDINARY', '紧急程度紧急，难度普通', 'urgency urgent, difficulty ordinary'],
    ['CRITICAL', 'HARD', '紧急程度特急，难度疑难', 'urgency critical, difficulty hard'],
  ] as const)('%s, %s', (urgency, complexity, zh, en) => {
    expect(sentences('IssueClassified', { category: '消防通道', urgency, complexity })).toEqual([
      `归类为 消防通道，${zh}`,
      `Classified as 消防通道, ${en}`,
    ]);
  });
});

describe('a rating says what the appellant said', () => {
  it.each([
    ['VERY_SATISFIED', 'RESOLVED', '已解决，非常满意', 'resolved, very satisfied'],
    ['SATISFIED', 'RESOLVED', '已解决，满意', 'resolved, satisfied'],
    [
      'BASICALLY_SATISFIED',
      'PARTLY_RESOLVED',
      '部分解决，基本满意',
      'partly resolved, basically satisfied',
    ],
    ['DISSATISFIED', 'UNRESOLVED', '未解决，不满意', 'unresolved, dissatisfied'],
    ['VERY_DISSATISFIED', 'UNRESOLVED', '未解决，非常不满意', 'unresolved, very dissatisfied'],
  ] as const)('%s, %s', (satisfaction, resolution, zh, en) => {
    const rating = { contacted: false, resolution, satisfaction, source: 'callback', round: 1 };
    expect(sentences('IssueEvaluated', rating as Facts<'IssueEvaluated'>)).toEqual([
      `评价：未联系，${zh}`,
      `Rated: not contacted, ${en}`,
    ]);
  });
});

describe('a contact says how, and whether it reached', () => {
  it.each([
    ['phone', true, '电话', '已联系上', 'phone', 'reached'],
    ['visit', true, '上门', '已联系上', 'a visit', 'reached'],
    ['message', false, '短信或消息', '未联系上', 'message', 'not reached'],
  ] as const)('%s', (method, reached, zhMethod, zhReached, enMethod, enReached) => {
    const note = '下午再联系';
    expect(sentences('AppellantContacted', { ...on, method, reached, attempt: 3, note })).toEqual([
      `水务局 第 3 次联系诉求人（${zhMethod}），${zhReached}：下午再联系`,
      `水务局 contacted the appellant by ${enMethod}, attempt 3, ${enReached}: 下午再联系`,
    ]);
  });

  it('so does the feedback, where nobody was reached', () => {
    const told = { content: '已修复', method: 'message', reached: false } as const;
    expect(sentences('IssueFedBack', told)).toEqual([
      '以短信或消息反馈诉求人（未联系上）：已修复',
      'Result told to the appellant by message (not reached): 已修复',
    ]);
  });
});

describe('a result says how far it is solved', () => {
  it.each([
    ['RESOLVED', '已解决', 'resolved'],
    ['PARTLY_RESOLVED', '部分解决', 'partly resolved'],
    ['UNRESOLVED', '未解决', 'unresolved'],
  ] as const)('%s', (outcome, zh, en) => {
    const done = { ...on, result: '已抢修', outcome, media: [], round: 1 };
    expect(sentences('IssueHandled', done)).toEqual([
      `水务局 办结（${zh}）：已抢修`,
      `水务局 reported it done (${en}): 已抢修`,
    ]);
  });
});

describe('what people added is told, and nothing stands where they added nothing', () => {
  it('for an emergency', () => {
    expect(sentences('IssueRedirected', { line: '120', note: '有人受伤' })).toEqual([
      '紧急事项，已转 120：有人受伤',
      'An emergency, handed to 120: 有人受伤',
    ]);
  });

  it('for a dispatch without assists and without a reason', () => {
    const plain = { lead: on, assists: [], dueAt: DUE, basis: { by: 'rule' }, round: 1 } as const;
    expect(sentences('IssueDispatched', plain)).toEqual([
      '派单：主办 水务局，时限 2026-03-13 00:00',
      'Dispatched to 水务局 as lead, due 2026-03-13 00:00 UTC+8',
    ]);
  });

  it('for a redispatch with two assists', () => {
    const assists = ['消防', '城管'].map((unit) => ({ assignment: `a-${unit}`, unit }));
    const again = {
      lead: on,
      assists,
      dueAt: DUE,
      basis: { by: 'person' },
      round: 3,
      reason: '联合处置',
      replaces: ['a-0'],
    } as const;
    expect(sentences('IssueRedispatched', again)).toEqual([
      '改派（第 3 次派单）：主办 水务局，协办 消防、城管，时限 2026-03-13 00:00，理由：联合处置',
      'Redispatched (dispatch no. 3) to 水务局 as lead, assisted by 消防, 城管, due 2026-03-13 00:00 UTC+8: 联合处置',
    ]);
  });

  it('for a request to return, with a note and without a suggestion', () => {
    expect(
      sentences('ReturnRequested', { ...on, basis: '清单第3项', note: '管线归属不清' }),
    ).toEqual([
      '水务局 申请退单，依据：清单第3项：管线归属不清',
      '水务局 asked to return it on the basis of 清单第3项: 管线归属不清',
    ]);
  });

  it('for a denial that is not final', () => {
    expect(sentences('ReturnDenied', { ...on, reason: '属其职责', final: false })).toEqual([
      '驳回 水务局 的退单：属其职责',
      'The return by 水务局 was denied: 属其职责',
    ]);
  });

  it('for a check, a callback and a rating with a note', () => {
    expect(sentences('ResultVerified', { note: '夜间已亮', media: [] })).toEqual([
      '核查通过：夜间已亮',
      'The result passed the check: 夜间已亮',
    ]);
    expect(sentences('CallbackMade', { attempt: 2, note: '满意' })).toEqual([
      '第 2 次回访，已接通：满意',
      'Callback, attempt 2, reached: 满意',
    ]);
  });

  it('for the three ways of closing', () => {
    const ways: readonly Facts<'IssueClosed'>[] = [
      { outcome: 'HANDLED', evaluationLapsed: false },
      { outcome: 'HANDLED', evaluationLapsed: true },
      { outcome: 'ANSWERED', evaluationLapsed: false },
    ];
    expect(ways.map((way) => sentences('IssueClosed', way))).toEqual([
      ['结案', 'Closed'],
      ['结案（评价期满未评价）', 'Closed; nobody rated it in time'],
      ['答复后结案', 'Closed with the answer'],
    ]);
  });
});

describe('no word of the vocabulary is left untold', () => {
  it('as far as sentences choose their words by it', () => {
    const told = [
      ...CHANNELS.map((channel) => sentences('IssueReported', { ...REPORT, channel })),
      ...APPEAL_KINDS.map((kind) => sentences('IssueReported', { ...REPORT, kind })),
      ...INTAKE_REJECTION_REASONS.map((reason) =>
        sentences('IntakeRejected', { reason, properChannel: '-' }),
      ),
      ...URGENCIES.flatMap((urgency) =>
        COMPLEXITIES.map((complexity) =>
          sentences('IssueClassified', { category: '-', urgency, complexity }),
        ),
      ),
      ...CONTACT_METHODS.map((method) =>
        sentences('IssueFedBack', { content: '-', method, reached: true }),
      ),
      ...RESOLUTIONS.flatMap((resolution) =>
        SATISFACTIONS.map((satisfaction) =>
          sentences('IssueEvaluated', {
            contacted: true,
            resolution,
            satisfaction,
            source: 'resident',
            round: 1,
          }),
        ),
      ),
    ];
    expect(told.flat().filter((sentence) => /undefined|[A-Z]{2,}_/.test(sentence))).toEqual([]);
    // Each word makes a sentence of its own; the hotline's call for help is told twice above.
    expect(new Set(told.map(([zh]) => zh)).size).toBe(told.length - 1);
    expect(new Set(told.map(([, en]) => en)).size).toBe(told.length - 1);
  });
});

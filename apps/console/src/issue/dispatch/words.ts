import { inBoth } from '../../language/words.js';

/** What the dialogs of dispatch and whistle say. */
export const words = inBoth(
  {
    proposal: '建议',
    thinking: '正在按规则测算…',
    lead: '主办',
    assist: '协办',
    confidence: (share: number): string => `把握 ${Math.round(share * 100)}%`,
    nobody: '规则没有找到合适的承办单位，请人工指定。',
    withoutRules: '还没有发布派单规则；这里按派单目录。',
    due: '到期',
    counted: (from: string, amount: string, calendar: string): string =>
      `自 ${from} 起 ${amount}，按日历“${calendar}”`,
    provisional: '其中有尚未公布节假日的年份',
    ofMechanism: '不填：按适用机制的办理时限，下面会写明到期时间。',
    comeByMechanism: '不填：按适用机制的报到时限。',
    load: ({ open, overdue, toSign }: LoadFigures): string =>
      `在办 ${open} 件${overdue > 0 ? `，超期 ${overdue}` : ''}${toSign > 0 ? `，待签收 ${toSign}` : ''}`,
    why: '为什么',
    others: '为什么不是别的单位',
    lists: '清单怎么说',
    noLists: '责任清单没有写到这类事项。',
    accept: '按建议派单',
    whistle: '吹哨',
    differs: '与建议不同：请写明理由',
    adopted: (set: string, version: number, rule: string): string =>
      `采纳派单建议（规则集“${set}”第 ${version} 版${rule === '' ? '' : `，规则“${rule}”`}）`,
    place: '集合地点',
    respondBy: '到场期限',
    workBy: '到齐之后的办理时限',
    tried: '吹哨前已经做过什么',
    coordinator: '谁来统筹（不填：本单位）',
    more: '更多',
    units: {
      NAT_MIN: '分钟',
      NAT_HOUR: '小时',
      WORK_HOUR: '个工作小时',
      WORK_DAY: '个工作日',
      NAT_DAY: '个自然日',
      CAL_MONTH: '个月',
      FIXED_AT: '号',
    },
    kinds: {
      DUTY: '职责',
      ASSIST: '配合',
      NEGATIVE: '负面（不得交办）',
      RETAKEN: '上级收回',
    },
  },
  {
    proposal: 'Proposal',
    thinking: 'Asking the rules…',
    lead: 'Lead',
    assist: 'Assist',
    confidence: (share: number): string => `${Math.round(share * 100)}% sure`,
    nobody: 'The rules found no unit; please choose one.',
    withoutRules: 'No rules are published; this follows the catalogue.',
    due: 'Due',
    counted: (from: string, amount: string, calendar: string): string =>
      `${amount} from ${from}, calendar “${calendar}”`,
    provisional: 'touches a year whose days off are not announced',
    ofMechanism: 'Empty: the limit of the mechanism; the due time is said below.',
    comeByMechanism: 'Empty: the limit of the mechanism.',
    load: ({ open, overdue, toSign }: LoadFigures): string =>
      `${open} open${overdue > 0 ? `, ${overdue} overdue` : ''}${toSign > 0 ? `, ${toSign} to sign` : ''}`,
    why: 'Why',
    others: 'Why not the others',
    lists: 'What the lists say',
    noLists: 'The responsibility lists say nothing of this category.',
    accept: 'Dispatch as proposed',
    whistle: 'Blow the whistle',
    differs: 'Other than proposed: please say why',
    adopted: (set: string, version: number, rule: string): string =>
      `As proposed (rule set “${set}” version ${version}${rule === '' ? '' : `, rule “${rule}”`})`,
    place: 'Place',
    respondBy: 'Be there by',
    workBy: 'Limit of the work once all are in',
    tried: 'What was tried before',
    coordinator: 'Coordinator (default: your unit)',
    more: 'More',
    units: {
      NAT_MIN: 'minutes',
      NAT_HOUR: 'hours',
      WORK_HOUR: 'working hours',
      WORK_DAY: 'working days',
      NAT_DAY: 'days',
      CAL_MONTH: 'months',
      FIXED_AT: 'th of the month',
    },
    kinds: {
      DUTY: 'duty',
      ASSIST: 'assist',
      NEGATIVE: 'negative',
      RETAKEN: 'taken back',
    },
  },
);

interface LoadFigures {
  readonly open: number;
  readonly overdue: number;
  readonly toSign: number;
}

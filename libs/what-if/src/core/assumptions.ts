import type { Bilingual } from '@shaodao/decider';

/** What a simulation takes for granted where history cannot say. */
export const ASSUMPTIONS = {
  WORK_TIME_KEPT: {
    zh: '人员实际用时不变（按原工作日历计量，在新日历中重新安排），只重算规则所改变的部分。',
    en: 'People’s own working time is kept, measured in the calendar it was worked in and laid out again; only what the rules change is recomputed.',
  },
  ORDER_KEPT: {
    zh: '各环节先后顺序不变。',
    en: 'The order of what happened is kept.',
  },
  CLOCKS_AS_STARTED: {
    zh: '只重算历史上启动过的时钟；暂停与恢复按原记录。',
    en: 'Only clocks that history started are recomputed; they rest and go on where they did.',
  },
  MANUAL_CHOICE_KEPT: {
    zh: '人工派单的选择不变，除非该单位已不存在。',
    en: 'A person’s choice of a unit is kept unless the unit no longer exists.',
  },
  SPLIT_BY_RULE: {
    zh: '被拆分单位（及其下属单位）的事项按拆分规则归入各部分。',
    en: 'What a split unit, or one below it, was given goes to its parts by the rule of the split.',
  },
  UNITS_MERGED: {
    zh: '被合并单位的事项由合并后的单位承办，任务单数量不变。',
    en: 'The merged unit takes what the units before it were given; the number of tickets stays.',
  },
  SUCCESSOR_TAKES_OVER: {
    zh: '撤销单位的事项由指定的承接单位承办。',
    en: 'The named successor takes what a retired unit was given.',
  },
  TERRITORY_REASSIGNED: {
    zh: '划转辖区的事项由新单位承办。',
    en: 'Matters of a reassigned territory go to the unit it was given to.',
  },
  ROUTED_ANEW: {
    zh: '原单位不再存在，按规则重新派单。',
    en: 'The unit no longer exists; the rules dispatch anew.',
  },
  NO_ROUTE_FOUND: {
    zh: '规则找不到承办单位，仍记在原单位名下。',
    en: 'The rules found no unit; the matter stays with the one it had.',
  },
  ASSISTS_KEPT: {
    zh: '协办单位按原记录，规则另行指定的协办不计。',
    en: 'Assisting units are those recorded; others the rules would add are left out.',
  },
  DAYS_WHOLE: {
    zh: '以日、月计的时限按比例调整后四舍五入取整，原为一日以上的至少一日。',
    en: 'A limit in days or months, made shorter or longer, is rounded to whole ones and to no less than one.',
  },
  FIXED_DAY_KEPT: {
    zh: '以每月固定日期为限的不按比例调整。',
    en: 'A limit that is a fixed day of the month is not made shorter or longer.',
  },
  PLAYBOOK_SILENT: {
    zh: '所选机制没有这种时限，按原时限计算。',
    en: 'The chosen playbook has no limit of this kind; the recorded one holds.',
  },
  EXTENSION_KEPT: {
    zh: '批准的延期长度不变。',
    en: 'An extension adds what it added.',
  },
  LAPSE_RECOMPUTED: {
    zh: '只因时钟到期而发生的环节（自动结案、未到场、自动恢复等）随新的到期时间移动。',
    en: 'What only a clock brought about (lapse, no-show, resuming) moves with the clock.',
  },
  MARKS_KEPT: {
    zh: '系统提醒、亮牌等按原记录保留。',
    en: 'Reminders and cards the ladder gave are kept as recorded.',
  },
  SPEED_SCALED: {
    zh: '该单位的用时按假设的人力速度折算。',
    en: 'The unit’s working time is divided by its assumed speed.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type AssumptionCode = keyof typeof ASSUMPTIONS;

/** Why a deadline came out otherwise. */
export const REASONS = {
  LIMIT_CHANGED: { zh: '时限不同', en: 'Another limit' },
  CALENDAR_CHANGED: { zh: '工作日历不同', en: 'Another working calendar' },
  STARTED_OTHERWISE: { zh: '起算时间不同', en: 'It began at another time' },
  ENDED_OTHERWISE: { zh: '办结时间不同', en: 'It was done at another time' },
  MOVED_OTHERWISE: {
    zh: '恢复、延期等之后的剩余时间不同',
    en: 'What was left after a rest or an extension differs',
  },
  UNIT_CHANGED: { zh: '承办单位不同', en: 'Another unit' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type ReasonCode = keyof typeof REASONS;

import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a command about a reception session is refused for. */
export const RECEPTION_REJECTIONS = {
  ...SIDE_REJECTIONS,
  SESSION_KIND_UNKNOWN: {
    class: 'domain',
    zh: '机制“{playbook}”没有接待日“{session}”，请从该机制的接待日中选择。',
    en: 'The mechanism “{playbook}” has no reception “{session}”; choose one it has.',
  },
  ROLE_NOT_HOST: {
    class: 'guard',
    zh: '该接待日由以下角色安排和主持：{roles}。',
    en: 'This reception is planned and held by these roles: {roles}.',
  },
  TERRITORY_UNKNOWN: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  MODE_NOT_OFFERED: {
    class: 'domain',
    zh: '该接待日没有“{mode}”方式，可选：{modes}。',
    en: 'This reception is not held as {mode}; it is as: {modes}.',
  },
  NOT_A_RECEPTION_DAY: {
    class: 'domain',
    zh: '{date} 不是该接待日的固定日期（遇节假日按规则顺延或取消），请更改日期。',
    en: '{date} is no day of this reception, holidays moved or skipped as its rule says; choose another.',
  },
  NOT_TODAY: {
    class: 'guard',
    zh: '接待日是 {date}，当天方可开始。',
    en: 'The reception is on {date} and begins on that day.',
  },
  BOOKING_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{booking}”的待接待预约，请核对。',
    en: 'No booking “{booking}” waits to be received; check its number.',
  },
  VISIT_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{visit}”的待处理来访，请核对。',
    en: 'No visit “{visit}” waits to be dealt with; check its number.',
  },
  VISITS_OPEN: {
    class: 'guard',
    zh: '以下来访尚未登记为诉求或当场办结：{visits}。',
    en: 'These visits are neither made an issue nor settled: {visits}.',
  },
  MINUTES_MISSING: {
    class: 'guard',
    zh: '请先记录接待纪要，再结束接待。',
    en: 'Record the minutes before closing the session.',
  },
} as const satisfies Readonly<Record<string, SideRejection>>;

export const reject = rejecterOf(RECEPTION_REJECTIONS);

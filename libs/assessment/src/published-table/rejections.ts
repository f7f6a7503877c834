import type { SideRejection } from '@shaodao/decider';

/** Why nothing was done with a published table. */
export const PUBLISHED_TABLE_REJECTIONS = {
  PERIOD_RUNNING: {
    class: 'guard',
    zh: '该考核期到 {end} 才结束，期满后方可发布。',
    en: 'The period ends at {end}; publish after that.',
  },
  TABLE_PUBLISHED_ALREADY: {
    class: 'guard',
    zh: '该期考核表已发布；需要更正时请作修订。',
    en: 'The table of this period is published; revise it where it is to be put right.',
  },
  TABLE_NOT_PUBLISHED: {
    class: 'guard',
    zh: '该期考核表尚未发布。',
    en: 'The table of this period has not been published.',
  },
  UNIT_NOT_IN_TABLE: {
    class: 'domain',
    zh: '“{unit}”不在这张考核表中，无从申诉。',
    en: '“{unit}” is not in this table, so there is nothing to object to.',
  },
  APPEAL_WINDOW_OVER: {
    class: 'guard',
    zh: '申诉期已于 {until} 截止。',
    en: 'An appeal was possible until {until}.',
  },
  FACT_NOT_COUNTED: {
    class: 'domain',
    zh: '事项“{issue}”没有计入“{unit}”的这张考核表，请核对。',
    en: 'Issue “{issue}” does not count for “{unit}” in this table; check it.',
  },
  APPEALED_ALREADY: {
    class: 'guard',
    zh: '“{unit}”已就该事项申诉过，不再受理。',
    en: '“{unit}” has objected to this matter before, and once is the limit.',
  },
  APPEAL_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{appeal}”的申诉。',
    en: 'There is no appeal “{appeal}”.',
  },
  APPEAL_DECIDED: {
    class: 'guard',
    zh: '该申诉已裁定。',
    en: 'This appeal is decided.',
  },
  OWN_APPEAL: {
    class: 'guard',
    zh: '申诉人不得裁定自己的申诉，请换人裁定。',
    en: 'Nobody decides on their own appeal; ask another person.',
  },
  OWN_UNIT_APPEAL: {
    class: 'guard',
    zh: '申诉单位的人员不得裁定本单位的申诉，请换人裁定。',
    en: 'Nobody of the unit that objects decides on its appeal; ask another person.',
  },
  PUBLISHER_DECIDES_NOT: {
    class: 'guard',
    zh: '发布考核表的人不得裁定对它的申诉，请换人裁定。',
    en: 'Whoever published the table does not decide on appeals against it; ask another person.',
  },
  NOTHING_TO_REVISE: {
    class: 'guard',
    zh: '自上一版以来没有任何数字变化，也没有成立的申诉，无须修订。',
    en: 'No figure has changed since the last revision and no appeal was granted; nothing to revise.',
  },
} as const satisfies Record<string, SideRejection>;

export type PublishedTableRejection = keyof typeof PUBLISHED_TABLE_REJECTIONS;

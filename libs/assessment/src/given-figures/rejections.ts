import type { SideRejection } from '@shaodao/decider';

/** Why a figure of another system was not taken in. */
export const GIVEN_FIGURES_REJECTIONS = {
  FIGURE_TWICE: {
    class: 'domain',
    zh: '“{subject}”在同一批数据中出现了两次，请保留一个。',
    en: '“{subject}” occurs twice in what was given; keep one of them.',
  },
  FIGURE_VALUE_INVALID: {
    class: 'domain',
    zh: '“{value}”不是至多四位小数的数，请更正。',
    en: '“{value}” is no decimal with at most four digits after the point; put it right.',
  },
  FIGURE_SUBJECT_UNKNOWN: {
    class: 'domain',
    zh: '名录中没有“{code}”，请核对编码。',
    en: 'The directory knows no “{code}”; check the code.',
  },
  FIGURE_DIFFERS: {
    class: 'guard',
    zh: '“{subject}”已有数值 {before}（来源 {source}）；要更正为 {value}，请写明理由。',
    en: '“{subject}” has the value {before} from {source}; say why it is to be {value} now.',
  },
  FIGURE_NOT_GIVEN: {
    class: 'domain',
    zh: '“{subject}”没有这一期的数值，无从撤回。',
    en: '“{subject}” has no value for this period, so there is nothing to withdraw.',
  },
} as const satisfies Record<string, SideRejection>;

export type GivenFiguresRejection = keyof typeof GIVEN_FIGURES_REJECTIONS;

import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a rating's command is refused for. */
export const TIER_RATING_REJECTIONS = {
  ...SIDE_REJECTIONS,
  UNKNOWN_TERRITORY: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  SCALE_UNKNOWN: {
    class: 'domain',
    zh: '本机制没有评定标准“{scale}”，请从列表中选择。',
    en: 'The mechanism has no scale “{scale}”; choose from its list.',
  },
  RATEE_TWICE: {
    class: 'domain',
    zh: '“{ratee}”被列了两次，请核对。',
    en: '“{ratee}” is named twice; check the list.',
  },
  POST_UNKNOWN: {
    class: 'domain',
    zh: '“{ratee}”的岗位不在该标准的岗位表中，请核对。',
    en: 'The post of “{ratee}” is not one of the scale; check it.',
  },
  RATEE_UNKNOWN: {
    class: 'domain',
    zh: '“{ratee}”不在本次评定名单中。',
    en: '“{ratee}” is not rated here; check the name.',
  },
  SELF_RATED: {
    class: 'guard',
    zh: '不得为本人评分、调整、签发或裁定，请换人进行。',
    en: 'Nobody scores, adjusts, signs or decides on their own rating; ask another person.',
  },
  SCORES_DO_NOT_FIT: {
    class: 'domain',
    zh: '须对每个维度评分一次，且不超过满分：{dimensions}。',
    en: 'Score each of these dimensions once, up to its maximum: {dimensions}.',
  },
  GRADE_UNKNOWN: {
    class: 'domain',
    zh: '该标准没有等次“{grade}”，请从标准中选择。',
    en: 'The scale has no grade “{grade}”; choose one of its own.',
  },
  PERSON_MUST_SIGN: {
    class: 'guard',
    zh: '评定结果须由人签发，系统不得自动作出决定。',
    en: 'A person signs a rating; the system takes no decision on its own.',
  },
  APPEAL_WINDOW_OVER: {
    class: 'guard',
    zh: '申诉期已于 {until} 截止。',
    en: 'An appeal was possible until {until}.',
  },
  APPEAL_WINDOW_RUNNING: {
    class: 'guard',
    zh: '{until} 前仍可申诉，期满后方可公布。',
    en: 'An appeal is possible until {until}; publish after that.',
  },
  APPEALED_ALREADY: {
    class: 'guard',
    zh: '“{ratee}”已申诉过一次，不再受理。',
    en: '“{ratee}” has appealed once, and once is the limit.',
  },
  NO_APPEAL: {
    class: 'guard',
    zh: '“{ratee}”没有待裁定的申诉。',
    en: '“{ratee}” has no appeal to decide on.',
  },
  SIGNER_DECIDES_NOT: {
    class: 'guard',
    zh: '签发人不得裁定申诉，请换人裁定。',
    en: 'Whoever signed the rating does not decide on appeals; ask another person.',
  },
  GRADE_NEEDED: {
    class: 'domain',
    zh: '申诉成立须写明更正后的等次。',
    en: 'A granted appeal names the right grade; add it.',
  },
  OUTCOME_UNKNOWN: {
    class: 'domain',
    zh: '本机制没有结果“{outcome}”，请从列表中选择。',
    en: 'The mechanism has no outcome “{outcome}”; choose from its list.',
  },
} as const satisfies Record<string, SideRejection>;

export const reject = rejecterOf(TIER_RATING_REJECTIONS);

import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a round's command is refused for. */
export const EVALUATION_ROUND_REJECTIONS = {
  ...SIDE_REJECTIONS,
  UNKNOWN_TERRITORY: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  INSTRUMENT_UNKNOWN: {
    class: 'domain',
    zh: '本机制没有评价表“{instrument}”，请从列表中选择。',
    en: 'The mechanism has no instrument “{instrument}”; choose from its list.',
  },
  RATEE_TWICE: {
    class: 'domain',
    zh: '“{ratee}”被列了两次，请核对。',
    en: '“{ratee}” is named twice; check the list.',
  },
  UNTIL_PAST: {
    class: 'domain',
    zh: '截止时间“{until}”不晚于现在，请填写将来的时间。',
    en: 'The round ends at {until}, which is past; give a later time.',
  },
  NOT_A_RATER: {
    class: 'guard',
    zh: '“{rater}”不在评价人名单中，或不是您本人及您的单位。',
    en: '“{rater}” does not rate in this round, or is neither you nor your unit.',
  },
  RATEE_UNKNOWN: {
    class: 'domain',
    zh: '“{ratee}”不在被评价名单中。',
    en: '“{ratee}” is not rated in this round.',
  },
  SELF_RATING: {
    class: 'guard',
    zh: '不得评价本人或本单位。',
    en: 'Nobody rates themself or their own unit.',
  },
  WHISTLE_NEEDED: {
    class: 'domain',
    zh: '本评价按每次吹哨一票，请写明吹哨编号。',
    en: 'Here each whistle has one vote; name the whistle.',
  },
  VOTED_ALREADY: {
    class: 'guard',
    zh: '已经评价过“{ratee}”，每人一票。',
    en: 'You have rated “{ratee}” already; there is one vote each.',
  },
  SCORES_DO_NOT_FIT: {
    class: 'domain',
    zh: '须对每个项目评分一次，且不超过满分：{items}。',
    en: 'Score each of these items once, up to its maximum: {items}.',
  },
  NO_MATTERS_HERE: {
    class: 'guard',
    zh: '本轮评价不收集诉求，请通过其他渠道反映。',
    en: 'This round takes no matters; report yours through another channel.',
  },
  MATTER_UNKNOWN: {
    class: 'domain',
    zh: '本轮没有编号为“{matter}”的事项，请核对。',
    en: 'There is no matter “{matter}” in this round; check the number.',
  },
  MATTER_UNANSWERED: {
    class: 'guard',
    zh: '该事项尚未答复，请待答复后评价。',
    en: 'The matter has not been answered; rate the answer when it comes.',
  },
} as const satisfies Record<string, SideRejection>;

export const reject = rejecterOf(EVALUATION_ROUND_REJECTIONS);

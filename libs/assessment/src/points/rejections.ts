import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a ledger's command is refused for. */
export const POINTS_REJECTIONS = {
  ...SIDE_REJECTIONS,
  UNKNOWN_TERRITORY: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  RULE_UNKNOWN: {
    class: 'domain',
    zh: '积分细则没有“{rule}”，请从细则中选择。',
    en: 'There is no rule “{rule}”; choose one of the points rules.',
  },
  EVIDENCE_MISSING: {
    class: 'domain',
    zh: '该项记分须附证据至少 {needed} 份。',
    en: 'An entry by this rule needs at least {needed} pieces of evidence.',
  },
  ENTRY_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{entry}”的记分，请核对。',
    en: 'There is no entry “{entry}”; check the number.',
  },
  ENTRY_STATUS: {
    class: 'guard',
    zh: '该记分当前为“{entryStatus}”，不能进行此步骤；须先告知，申诉期满或申诉驳回后生效。',
    en: 'The entry is {entryStatus}; it counts after notice and the time to appeal, or a denied appeal.',
  },
  APPEAL_WINDOW_OVER: {
    class: 'guard',
    zh: '申诉期已于 {until} 截止。',
    en: 'An appeal was possible until {until}.',
  },
  OWN_ENTRY: {
    class: 'guard',
    zh: '记分人不得裁定对本人所记分的申诉，请换人裁定。',
    en: 'Whoever made the entry does not decide on its appeal; ask another person.',
  },
} as const satisfies Record<string, SideRejection>;

export const reject = rejecterOf(POINTS_REJECTIONS);

import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a command about a topic is refused for. */
export const TOPIC_REJECTIONS = {
  ...SIDE_REJECTIONS,
  ROLE_NOT_IN_CHARGE: {
    class: 'guard',
    zh: '该步骤由以下角色进行：{roles}。',
    en: 'This step is up to these roles: {roles}.',
  },
  TERRITORY_UNKNOWN: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  UNIT_NOT_ACTIVE: {
    class: 'domain',
    zh: '没有编码为“{unit}”的在用单位，请从单位目录中选择。',
    en: 'There is no active unit “{unit}”; choose one from the directory.',
  },
  LEAD_AMONG_ASSISTS: {
    class: 'domain',
    zh: '牵头单位“{unit}”不能同时为配合单位。',
    en: 'The lead unit “{unit}” cannot assist as well.',
  },
  UNTIL_NOT_AHEAD: {
    class: 'domain',
    zh: '完成时间“{until}”须晚于现在。',
    en: 'The end {until} must lie ahead.',
  },
  UNIT_HAS_NO_SHARE: {
    class: 'guard',
    zh: '“{unit}”不是该专题的牵头或配合单位，可选：{units}。',
    en: 'The unit “{unit}” has no share in this topic; those that have: {units}.',
  },
  ISSUE_LINKED_ALREADY: {
    class: 'guard',
    zh: '诉求“{issue}”已关联该专题。',
    en: 'The issue {issue} is linked with this topic already.',
  },
  MEASURES_MISSING: {
    class: 'guard',
    zh: '须先记录至少 {least} 项措施，现有 {logged} 项。',
    en: 'At least {least} measures must be on record first; there are {logged}.',
  },
  REVIEWER_NOT_INDEPENDENT: {
    class: 'guard',
    zh: '评估人不得来自牵头或配合单位“{unit}”。',
    en: 'Who judges must not belong to the unit “{unit}”, which leads or assists.',
  },
  JUDGED_INEFFECTIVE: {
    class: 'guard',
    zh: '最近一次评估为“未见成效”，请继续采取措施并重新评估。',
    en: 'It was judged ineffective last; take further measures and have it judged again.',
  },
} as const satisfies Readonly<Record<string, SideRejection>>;

export const reject = rejecterOf(TOPIC_REJECTIONS);

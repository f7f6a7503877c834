import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a command about an admission is refused for. */
export const ADMISSION_REJECTIONS = {
  ...SIDE_REJECTIONS,
  ROLE_NOT_REVIEWER: {
    class: 'guard',
    zh: '审核由以下角色进行：{roles}。',
    en: 'Items are reviewed by these roles: {roles}.',
  },
  ROLE_NOT_DECIDER: {
    class: 'guard',
    zh: '入格由以下角色决定：{roles}。',
    en: 'Items are admitted and refused by these roles: {roles}.',
  },
  OWN_PROPOSAL: {
    class: 'guard',
    zh: '提出人不得审核或决定自己提出的事项。',
    en: 'Whoever proposed an item neither reviews nor decides it.',
  },
  BEARER_NOT_ONE: {
    class: 'domain',
    zh: '承担者须在单位与单位类型中恰填一项。',
    en: 'Name either the unit that bears it or the kind of units, not both.',
  },
  UNIT_UNKNOWN: {
    class: 'domain',
    zh: '单位“{unit}”不存在或已撤销。',
    en: 'The unit “{unit}” does not exist or is retired.',
  },
  TERRITORY_UNKNOWN: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  BEYOND_AUTHORITY: {
    class: 'guard',
    zh: '该事项超出权限，一律不得入格。',
    en: 'The item is beyond their authority and cannot be admitted.',
  },
  BEYOND_CAPACITY: {
    class: 'guard',
    zh: '每人在办 {open} 件，超过上限 {most} 件，不得入格。',
    en: 'Each worker has {open} open tasks, more than {most}; nothing further can be admitted.',
  },
} as const satisfies Readonly<Record<string, SideRejection>>;

export const reject = rejecterOf(ADMISSION_REJECTIONS);

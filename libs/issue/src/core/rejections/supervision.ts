/** Refusals of the ladder of supervision and of the levels. */
export const LADDER_REJECTIONS = {
  MEASURE_NOT_ON_LADDER: {
    class: 'guard',
    zh: '机制“{mechanism}”的督办阶梯没有“{measure}”，请改用阶梯中的措施。',
    en: 'The ladder of “{mechanism}” has no {measure}; take a measure that stands on it.',
  },
  MEASURE_NOT_HIGHER: {
    class: 'guard',
    zh: '单位“{unit}”已处于同级或更高级的督办之下，“{measure}”不能再发出，请逐级加码或先解除。',
    en: 'The unit “{unit}” stands under the same or a higher measure than {measure}; go up the ladder, or lift it first.',
  },
  NO_LEVELS: {
    class: 'guard',
    zh: '机制“{mechanism}”没有设置升级层级，请按原层级继续办理。',
    en: 'The mechanism “{mechanism}” knows no levels; go on at this one.',
  },
  TOP_LEVEL: {
    class: 'guard',
    zh: '该诉求已在最高层级“{level}”，请在本级召集协调。',
    en: 'The issue is at the top already ({level}); convene those concerned here.',
  },
  LOWEST_LEVEL: {
    class: 'guard',
    zh: '该诉求已在最低层级“{level}”，请就地办理。',
    en: 'The issue is at the lowest level already ({level}); settle it here.',
  },
} as const;

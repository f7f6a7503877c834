import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a command about an alert is refused for. */
export const ALERT_REJECTIONS = {
  ...SIDE_REJECTIONS,
  NO_CATEGORY_TO_TAKE_UP: {
    class: 'guard',
    zh: '该预警针对单位工作量，没有诉求类别，不能转为专题。',
    en: 'This alert is about the load of a unit, not about a category; it cannot become a topic.',
  },
} as const satisfies Readonly<Record<string, SideRejection>>;

export const reject = rejecterOf(ALERT_REJECTIONS);

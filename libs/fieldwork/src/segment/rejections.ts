import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a command about a segment is refused for. */
export const SEGMENT_REJECTIONS = {
  ...SIDE_REJECTIONS,
  ROLE_NOT_ASSIGNER: {
    class: 'guard',
    zh: '分色由以下角色进行：{roles}。',
    en: 'Colours are given and changed by these roles: {roles}.',
  },
  ROLE_NOT_VISITOR: {
    class: 'guard',
    zh: '走访由以下角色进行：{roles}。',
    en: 'Visits are up to these roles: {roles}.',
  },
  TERRITORY_UNKNOWN: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  COLOUR_UNKNOWN: {
    class: 'domain',
    zh: '没有颜色“{colour}”，可选：{colours}。',
    en: 'There is no colour “{colour}”; there are: {colours}.',
  },
  RULE_NOT_FOR_COLOUR: {
    class: 'domain',
    zh: '规则“{rule}”不能得出颜色“{colour}”，请改用相应的规则。',
    en: 'The rule “{rule}” does not lead to {colour}; name one that does.',
  },
  UNTIL_NOT_AHEAD: {
    class: 'domain',
    zh: '有效期至“{until}”须晚于现在。',
    en: 'The end {until} must lie ahead.',
  },
  UNTIL_TOO_FAR: {
    class: 'domain',
    zh: '有效期最长至 {latest}，届时须复核。',
    en: 'A colour holds until {latest} at the longest and is reviewed then.',
  },
  SAME_COLOUR: {
    class: 'domain',
    zh: '颜色没有变化；如需延长请进行复核。',
    en: 'The colour would stay the same; confirm it to let it hold longer.',
  },
  SAME_PERSON: {
    class: 'guard',
    zh: '复核须由另一人进行：现有颜色是您确定的。',
    en: 'A colour is reviewed by another person: you gave the one that holds.',
  },
} as const satisfies Readonly<Record<string, SideRejection>>;

export const reject = rejecterOf(SEGMENT_REJECTIONS);

import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a command about a campaign is refused for. */
export const CAMPAIGN_REJECTIONS = {
  ...SIDE_REJECTIONS,
  CAMPAIGN_KIND_UNKNOWN: {
    class: 'domain',
    zh: '机制“{playbook}”没有行动“{campaign}”，请从该机制的行动中选择。',
    en: 'The mechanism “{playbook}” has no campaign “{campaign}”; choose one it has.',
  },
  ROLE_NOT_PLANNER: {
    class: 'guard',
    zh: '该行动由以下角色组织：{roles}。',
    en: 'This campaign is run by these roles: {roles}.',
  },
  ROLE_NOT_VISITOR: {
    class: 'guard',
    zh: '走访由以下角色进行：{roles}。',
    en: 'Visits are up to these roles: {roles}.',
  },
  NOT_IN_TEAM: {
    class: 'guard',
    zh: '您不在该行动的队伍名单中，请由组织者补充后再走访。',
    en: 'You are not in the team of this campaign; ask those who run it.',
  },
  TERRITORY_UNKNOWN: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  UNTIL_NOT_AHEAD: {
    class: 'domain',
    zh: '结束时间“{until}”须晚于现在。',
    en: 'The end {until} must lie ahead.',
  },
  TARGET_KIND_UNKNOWN: {
    class: 'domain',
    zh: '该行动没有对象类型“{kind}”，可选：{kinds}。',
    en: 'This campaign has no targets of the kind “{kind}”; it has: {kinds}.',
  },
  TARGET_TWICE: {
    class: 'domain',
    zh: '对象“{target}”重复，请去掉一个。',
    en: 'The target “{target}” is named twice; leave one out.',
  },
  TEAM_INCOMPLETE: {
    class: 'domain',
    zh: '队伍须有 {count} 名“{role}”，现为 {present} 名。',
    en: 'The team needs {count} of the role “{role}” and has {present}.',
  },
  TARGET_UNKNOWN: {
    class: 'domain',
    zh: '“{target}”不在对象名单中；如需走访，请先补充对象。',
    en: '“{target}” is not among the targets; add it before it is visited.',
  },
  OUTSIDE_WINDOW: {
    class: 'guard',
    zh: '走访时间为每天 {fromHour} 时至 {toHour} 时。',
    en: 'Visits are made between {fromHour} and {toHour} o’clock.',
  },
  LIST_UNKNOWN: {
    class: 'domain',
    zh: '没有清单“{list}”，请核对。',
    en: 'There is no list “{list}”; check it.',
  },
  VISIT_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{visit}”的走访，或已关联诉求。',
    en: 'There is no visit “{visit}” without an issue; check its number.',
  },
  LAST_STAGE: {
    class: 'guard',
    zh: '已是最后阶段“{stage}”，请结束行动。',
    en: '“{stage}” is the last stage; close the campaign.',
  },
  STAGES_OPEN: {
    class: 'guard',
    zh: '仍处于“{stage}”阶段，走完全部阶段后方可结束。',
    en: 'The campaign is at “{stage}” still; it closes after its last stage.',
  },
  COVERAGE_TOO_LOW: {
    class: 'guard',
    zh: '已走访 {met}/{targets}，未达到要求的覆盖率。',
    en: '{met} of {targets} targets were met, fewer than the campaign asks for.',
  },
} as const satisfies Readonly<Record<string, SideRejection>>;

export const reject = rejecterOf(CAMPAIGN_REJECTIONS);

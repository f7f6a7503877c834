import type { Name } from './entries.js';

/** What a refusal says to a person; `{code}` and the like stand for the refusal's params. */
export const DIRECTORY_SENTENCES: Readonly<Record<string, Name>> = {
  CODE_MALFORMED: {
    zh: '编码“{code}”格式不符：须以字母或数字开头，只含字母、数字和 . _ : -，至多 100 个字符',
    en: 'The code "{code}" is malformed: letters, digits and . _ : - only, first a letter or digit, at most 100',
  },
  CODE_TAKEN: { zh: '编码“{code}”已被使用', en: 'The code "{code}" is taken' },
  PARENT_UNKNOWN: {
    zh: '“{code}”的上级“{parent}”不存在',
    en: 'The parent "{parent}" of "{code}" does not exist',
  },
  PARENT_RETIRED: {
    zh: '“{code}”的上级“{parent}”已撤销',
    en: 'The parent "{parent}" of "{code}" is retired',
  },
  PARENT_CIRCLE: { zh: '“{code}”的上级关系成环', en: 'The parents of "{code}" form a circle' },
  TERRITORY_UNKNOWN: {
    zh: '“{code}”的辖区“{territory}”不存在',
    en: 'The territory "{territory}" of "{code}" does not exist',
  },
  LEVEL_NOT_BELOW_PARENT: {
    zh: '“{code}”的层级须低于上级“{parent}”',
    en: 'The level of "{code}" must be below that of its parent "{parent}"',
  },
  LIMIT_NOT_POSITIVE: {
    zh: '事项“{code}”的办理时限须大于零',
    en: 'The limit of the category "{code}" must be more than zero days',
  },
  UNIT_UNKNOWN: { zh: '单位“{code}”不存在', en: 'There is no unit "{code}"' },
  UNIT_RETIRED: { zh: '单位“{code}”已撤销', en: 'The unit "{code}" is retired already' },
  UNIT_HAS_PARTS: {
    zh: '单位“{code}”还有下属单位“{part}”，请先撤销下属单位',
    en: 'The unit "{code}" still has the unit "{part}" below it; retire that first',
  },
  UNIT_HAS_OPEN_WORK: {
    zh: '单位“{code}”还有 {count} 项未办结的任务，请先指定承接单位',
    en: 'The unit "{code}" still has {count} open assignments; name the unit that takes over',
  },
  SUCCESSOR_UNKNOWN: {
    zh: '承接单位“{successor}”在“{code}”撤销之日不在运行',
    en: 'The successor "{successor}" is not in service on the day "{code}" ends',
  },
  ENTRY_UNKNOWN: {
    zh: '表“{table}”中没有“{code}”',
    en: 'There is no "{code}" in the table "{table}"',
  },
  ENTRY_ENDED: {
    zh: '“{code}”在该日已经失效',
    en: '"{code}" holds no longer on that day',
  },
  ENTRY_IN_USE: {
    zh: '“{code}”仍被“{by}”引用，请先处理后者',
    en: '"{code}" is still named by "{by}"; change that first',
  },
  REFERENCE_UNKNOWN: {
    zh: '“{code}”的 {field} 指向“{reference}”，后者在生效之日不存在',
    en: 'The {field} of "{code}" names "{reference}", which is not there on its first day',
  },
  DAY_UNKNOWN: {
    zh: '“{code}”的日期“{day}”不存在，应为 2026-10-01 的形式',
    en: 'The day "{day}" of "{code}" does not exist; write it as 2026-10-01',
  },
  ENDS_BEFORE_START: {
    zh: '“{code}”的终止日早于起始日',
    en: 'The last day of "{code}" lies before its first',
  },
  NODE_IN_OTHER_TREE: {
    zh: '节点“{code}”与上级“{parent}”不在同一组织树',
    en: 'The node "{code}" is in another tree than its parent "{parent}"',
  },
  COURT_OWNS: {
    zh: '法庭“{code}”只能提供意见，不能承办',
    en: 'The court "{code}" may advise, never own a matter',
  },
  GRID_COVERS_NOTHING: {
    zh: '网格“{code}”须写明区域、地址、人群或专题之一',
    en: 'The grid "{code}" must name territories, addresses, a segment or a topic',
  },
  GRID_BY_DEPARTMENT: {
    zh: '部门“{unit}”不得自行划分网格“{code}”（多网合一）',
    en: 'The department "{unit}" may not draw the grid "{code}" of its own',
  },
  LINK_DOES_NOT_FIT: {
    zh: '联结“{code}”的两端不符合“{kind}”的规定',
    en: 'The ends of the link "{code}" do not fit its kind "{kind}"',
  },
  PERSONAL_NUMBER: {
    zh: '岗位“{code}”的联系电话不得为个人手机号，请用办公或转接号码',
    en: 'The line of the post "{code}" may not be a personal mobile number; use an office or forwarding line',
  },
  PAPERS_MISSING: {
    zh: '岗位“{code}”的任免缺少：{papers}（双征求双提名）',
    en: 'To fill or clear the post "{code}", these are missing: {papers}',
  },
  POST_OF_ANOTHER: {
    zh: '“{code}”是另一人的任职，请用新的编码',
    en: '"{code}" is the appointment of another person; use a code of its own',
  },
  BEARER_NOT_ONE: {
    zh: '清单事项“{code}”须在 bearerUnit 与 bearerKind 中恰填一项',
    en: 'The list item "{code}" needs exactly one of bearerUnit and bearerKind',
  },
  ASSIST_LEADS: {
    zh: '协助事项“{code}”的承担单位不能同时是主责单位',
    en: 'Who bears the assist item "{code}" cannot lead it',
  },
  CALENDAR_FAULTY: {
    zh: '日历“{code}”不成立：{fault}',
    en: 'The calendar "{code}" is none: {fault}',
  },
  CALENDAR_NOT_NEWER: {
    zh: '日历“{code}”的版本须大于 {version}',
    en: 'The version of the calendar "{code}" must be above {version}',
  },
};

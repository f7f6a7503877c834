/** Refusals of checks before dispatch, of endings and of mergers. */
export const ENDING_REJECTIONS = {
  REPORT_NOT_CHECKED: {
    class: 'guard',
    zh: '该机制要求先现场核实，请核实后再派单。',
    en: 'This mechanism has reports checked on site first; check it, then send somebody.',
  },
  REPORT_FALSE: {
    class: 'guard',
    zh: '现场核实不属实，不能派单，请由值班长作废。',
    en: 'The check on site found the report untrue; have the shift leader void it.',
  },
  NOT_SELF_HANDLED: {
    class: 'guard',
    zh: '只有这些角色可以自行处置：{roles}；请点单或派单。',
    en: 'Only these roles settle matters by themselves: {roles}; place a request or dispatch it.',
  },
  NOT_OWN_TASK: {
    class: 'guard',
    zh: '按清单（{list}），单位“{unit}”不得主办该事项，请点单或派单。',
    en: 'By the lists ({list}) the unit “{unit}” must not lead this matter; place a request or dispatch it.',
  },
  NOT_A_STREET: {
    class: 'domain',
    zh: '双派的主办须为镇街，“{unit}”不是，请改选镇街。',
    en: 'A dual dispatch goes to a street as lead, and “{unit}” is none; choose a street.',
  },
  NOT_ITS_DISTRICT: {
    class: 'domain',
    zh: '“{district}”不是“{unit}”的上级，请选择其所属的区。',
    en: '“{district}” is not above “{unit}”; choose the district it belongs to.',
  },
  TERMINATION_ALREADY_ASKED: {
    class: 'guard',
    zh: '终止申请正在审批，请等待裁定。',
    en: 'A request to end the matter is undecided; wait for the decision.',
  },
  TERMINATION_NOT_ASKED: {
    class: 'guard',
    zh: '没有待审批的终止申请，须先由主办单位书面申请。',
    en: 'Nobody has asked to end the matter; the lead unit asks in writing first.',
  },
  TERMINATION_DUTY_REMAINS: {
    class: 'guard',
    zh: '举报或特急事项不得终止，请继续办理。',
    en: 'Reports of wrongdoing and critical matters are not ended; carry on with the duty.',
  },
  APPELLANT_NOT_TOLD: {
    class: 'domain',
    zh: '终止须告知诉求人，请填写告知内容。',
    en: 'The appellant is told when a matter is ended; say what they were told.',
  },
  ALREADY_CONFIRMED: {
    class: 'guard',
    zh: '居民已就本轮办理作出确认，不能重复确认。',
    en: 'The resident has answered for this round of handling; one answer counts.',
  },
  NOT_CONFIRMED: {
    class: 'guard',
    zh: '居民不确认办理结果，不能结案，请返工或由上级处理。',
    en: 'The resident did not confirm the result, so it cannot be closed; order rework or take it up a level.',
  },
  MERGE_TARGET_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{target}”的诉求可以并入，请核对编号。',
    en: 'There is no issue “{target}” to merge with; check its number.',
  },
  MERGE_TARGET_NOT_OPEN: {
    class: 'guard',
    zh: '诉求“{target}”处于“{phase}”阶段，不能并案，请选择已受理且未结案的诉求。',
    en: 'The issue “{target}” is {phase} and takes part in no merger; choose one that is accepted and not closed.',
  },
  MERGE_INTO_ITSELF: {
    class: 'domain',
    zh: '诉求不能并入自身，请选择另一件。',
    en: 'An issue is not merged into itself; choose another one.',
  },
  APPELLANTS_JOINED: {
    class: 'guard',
    zh: '已有诉求并入本件：{issues}；请先撤销并案。',
    en: 'These issues are merged into this one: {issues}; take them out first.',
  },
  MERGE_OTHER_PLACE: {
    class: 'guard',
    zh: '两件诉求不在同一辖区（目标：{territory}），不能并案。',
    en: 'The two issues lie in different places (the target in {territory}) and are not merged.',
  },
  MERGE_ACCUSATION: {
    class: 'guard',
    zh: '举报事项只能与举报同一单位的诉求并案，请分别办理。',
    en: 'A report of wrongdoing is merged only with one about the same unit; handle them apart.',
  },
  APPELLANT_UNKNOWN: {
    class: 'domain',
    zh: '没有从“{appellant}”并入的诉求人，请核对编号。',
    en: 'No appellant was joined from the issue “{appellant}”; check its number.',
  },
  APPELLANT_TOLD: {
    class: 'guard',
    zh: '本轮已反馈“{appellant}”的诉求人，不必重复反馈。',
    en: 'The appellant of “{appellant}” has been told the result of this round; once is enough.',
  },
  APPELLANT_RATED: {
    class: 'guard',
    zh: '“{appellant}”的诉求人本轮已评价，每人每轮一次。',
    en: 'The appellant of “{appellant}” has rated this round; each rates once.',
  },
  APPELLANT_NOT_HEARD: {
    class: 'guard',
    zh: '尚未反馈“{appellant}”的诉求人，请先逐一反馈。',
    en: 'The appellant of “{appellant}” has not been told the result; tell each of them first.',
  },
  VOTE_NOT_OWN: {
    class: 'guard',
    zh: '居民只能为本人的诉求评价，请按本人的诉求编号评价。',
    en: 'Residents rate for themselves only; rate under the number of your own issue.',
  },
} as const;

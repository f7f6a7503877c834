/** Refusals by what a mechanism asks for, and by who may not decide on what. */
export const MECHANISM_REJECTIONS = {
  COMMAND_NOT_IN_PROFILE: {
    class: 'guard',
    zh: '机制“{mechanism}”不使用“{command}”。',
    en: 'The mechanism “{mechanism}” does not use “{command}”.',
  },
  ROLE_NOT_IN_PROFILE: {
    class: 'guard',
    zh: '机制“{mechanism}”规定“{command}”只能由这些角色进行：{roles}。',
    en: 'The mechanism “{mechanism}” leaves “{command}” to these roles: {roles}.',
  },
  NOT_ACTIVATED: {
    class: 'guard',
    zh: '机制“{mechanism}”在“{territory}”尚不具备启动条件，缺少：{missing}。',
    en: 'The mechanism “{mechanism}” cannot start in “{territory}”; missing there: {missing}.',
  },
  UNKNOWN_TAG: {
    class: 'domain',
    zh: '机制“{mechanism}”没有标签“{tag}”，请核对。',
    en: 'The mechanism “{mechanism}” has no tag “{tag}”; check it.',
  },
  OPINION_MISSING: {
    class: 'guard',
    zh: '该事项须先取得意见：{missing}。',
    en: 'This matter needs opinions on record first: {missing}.',
  },
  ADVISER_LEADS: {
    class: 'domain',
    zh: '单位“{unit}”只提供意见和指导，不得主办，请另选主办单位。',
    en: 'The unit “{unit}” only advises and never owns a matter; name another one to lead.',
  },
  UNKNOWN_STEP: {
    class: 'domain',
    zh: '机制“{mechanism}”没有步骤“{step}”，请核对。',
    en: 'The mechanism “{mechanism}” has no step “{step}”; check it.',
  },
  STEP_NOT_NAMED: {
    class: 'guard',
    zh: '只有“{unit}”的人员可以自由记录办理，请指明所办理的步骤。',
    en: 'Only people of “{unit}” write freely in its work; name the step you take.',
  },
  STEP_OF_OTHERS: {
    class: 'guard',
    zh: '步骤“{step}”须由这些角色或岗位办理：{by}。',
    en: 'The step “{step}” is for these roles or posts: {by}.',
  },
  STEPS_BEFORE: {
    class: 'guard',
    zh: '步骤“{step}”之前还须完成：{missing}。',
    en: 'Before the step “{step}” come: {missing}.',
  },
  STEP_OWN_WORK: {
    class: 'guard',
    zh: '步骤“{step}”不得由办理“{other}”的同一人完成，请换人。',
    en: 'Whoever took “{other}” does not take the step “{step}”; ask another person.',
  },
  STEPS_MISSING: {
    class: 'guard',
    zh: '办结前还须完成步骤：{missing}。',
    en: 'These steps come before the matter is done: {missing}.',
  },
  EVIDENCE_MISSING: {
    class: 'domain',
    zh: '至少需要 {needed} 份影像或材料，目前为 {given} 份，请补充。',
    en: 'At least {needed} pictures or files are needed, and there are {given}; add more.',
  },
  UNKNOWN_OUTCOME: {
    class: 'domain',
    zh: '没有结果代码“{outcome}”，可选：{known}。',
    en: 'There is no outcome “{outcome}”; choose among: {known}.',
  },
  OUTCOME_MISSING: {
    class: 'domain',
    zh: '办结须选择结果：{known}。',
    en: 'Name at least one outcome of: {known}.',
  },
  UNIT_HEAD_SIGNS: {
    class: 'guard',
    zh: '该机制要求单位负责人签发办结，请由负责人提交。',
    en: 'The head of the unit signs the completion here; have the head submit it.',
  },
  EASING_MISSING: {
    class: 'domain',
    zh: '该机制还须评价是否化解疏导，请补充。',
    en: 'This mechanism also asks whether the mind is at ease; answer that too.',
  },
  EASING_NOT_ASKED: {
    class: 'domain',
    zh: '机制“{mechanism}”不评价化解疏导，请去掉该项。',
    en: 'The mechanism “{mechanism}” does not ask about easing; leave that out.',
  },
  OWN_REQUEST: {
    class: 'guard',
    zh: '不得裁定本人提出的申请，请换人裁定。',
    en: 'Nobody decides on what they asked for; leave the decision to another person.',
  },
  OWN_FINDING: {
    class: 'guard',
    zh: '该机制规定此事须由发现人以外的人进行，请换人。',
    en: 'Here this is for another person than found the matter; ask another person.',
  },
  CROSS_APPOINTED: {
    class: 'guard',
    zh: '本人在单位“{unit}”兼任职务，须回避，请换人进行。',
    en: 'You also hold a post in “{unit}” and must step aside; ask another person.',
  },
  OWN_UNITS_REQUEST: {
    class: 'guard',
    zh: '不得裁定本单位“{unit}”的申请，请由其他单位裁定。',
    en: 'Nobody decides on a request of their own unit “{unit}”; leave it to another unit.',
  },
  NOT_PUBLIC: {
    class: 'guard',
    zh: '该事项不得公示。',
    en: 'The result of this matter is not published.',
  },
  ALREADY_PUBLISHED: {
    class: 'guard',
    zh: '本轮结果已公示，不能重复公示。',
    en: 'The result of this round has been published; once is enough.',
  },
  TEXT_NOT_REDACTED: {
    class: 'domain',
    zh: '公示内容含有疑似个人信息（电话、证件号、门牌等），请删去后再公示。',
    en: 'The text seems to hold personal data (a phone, a document or a house number); remove it, then publish.',
  },
  PUBLISHED_TOO_LONG: {
    class: 'domain',
    zh: '公示最多 {maximum} 天，请缩短。',
    en: 'A result stays published for {maximum} days at most; choose fewer.',
  },
  EXCLUSION_CLASS: {
    class: 'domain',
    zh: '机制“{mechanism}”不接受剔除类别“{exclusionClass}”，请核对。',
    en: 'The mechanism “{mechanism}” excludes nothing for “{exclusionClass}”; check the class.',
  },
  EXCLUSION_WINDOW_OVER: {
    class: 'guard',
    zh: '申请剔除的期限已于 {until} 截止。',
    en: 'Excluding could be asked for until {until}.',
  },
  EXCLUSION_ALREADY_ASKED: {
    class: 'guard',
    zh: '单位“{unit}”已就此申请过剔除，请等待裁定或服从裁定。',
    en: 'The unit “{unit}” has asked for this; wait for the decision, or follow it.',
  },
  EXCLUSION_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{exclusion}”的剔除申请，请核对。',
    en: 'There is no request “{exclusion}” to exclude; check the number.',
  },
  EXCLUSION_DECIDED: {
    class: 'guard',
    zh: '该剔除申请已经裁定，不能再次裁定。',
    en: 'This request has been decided; it is decided once.',
  },
} as const;

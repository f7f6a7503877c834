/** Refusals of whistles, orders, disputes, ratings and of changes among the units at work. */
export const CALL_REJECTIONS = {
  LIST_FORBIDS_LEAD: {
    class: 'guard',
    zh: '按责任清单（{list}），单位“{unit}”不得主办该事项，请另选主办单位。',
    en: 'By the responsibility lists ({list}) the unit “{unit}” may not lead this; name another one.',
  },
  LIST_FORBIDS_UNIT: {
    class: 'guard',
    zh: '按责任清单（{list}），不得将该事项交给单位“{unit}”，请另选单位。',
    en: 'By the responsibility lists ({list}) this may not be given to “{unit}”; name another unit.',
  },
  NEGATIVE_LIST_TASK: {
    class: 'guard',
    zh: '该事项列入单位“{unit}”的负面清单，不作为其自身任务点单，请直接派单。',
    en: 'This is on the list of what “{unit}” must not be given; have it dispatched directly.',
  },
  LIST_ITEM_UNKNOWN: {
    class: 'domain',
    zh: '清单中没有生效的事项“{item}”，请核对后引用。',
    en: 'No responsibility list in force has an item “{item}”; check what you cite.',
  },
  LIST_ITEM_NEEDED: {
    class: 'domain',
    zh: '须引用责任清单的具体事项，请补充。',
    en: 'This must rest on an item of a responsibility list; name it.',
  },
  OFFER_UNKNOWN: {
    class: 'domain',
    zh: '服务菜单中没有“{offer}”，请重新选择。',
    en: 'No published menu of services has “{offer}”; choose again.',
  },
  OFFER_FULL: {
    class: 'guard',
    zh: '服务“{offer}”已无余量，请改选或稍后再点。',
    en: 'The service “{offer}” has no capacity left; choose another or ask later.',
  },
  OFFER_ELSEWHERE: {
    class: 'domain',
    zh: '服务“{offer}”不面向该诉求所在辖区，请改选。',
    en: 'The service “{offer}” is not offered at this place; choose another.',
  },
  ORDER_STANDS: {
    class: 'guard',
    zh: '订单已下达，主办单位“{unit}”尚未谢绝，不能重新下单。',
    en: 'The order stands: its lead “{unit}” has not declined, so no new one is issued.',
  },
  UNIT_NOT_ORDERED: {
    class: 'domain',
    zh: '订单没有点名单位“{unit}”，只有被点名的部门可以响应。',
    en: 'The order does not name “{unit}”; only departments it names respond.',
  },
  ALREADY_RESPONDED: {
    class: 'guard',
    zh: '单位“{unit}”已响应该订单。',
    en: 'The unit “{unit}” has responded to this order already.',
  },
  RESPONSE_INCOMPLETE: {
    class: 'domain',
    zh: '接单须写明：{fields}，请补充。',
    en: 'Accepting an order needs: {fields}; add what is missing.',
  },
  PROMISE_BEYOND_LIMIT: {
    class: 'domain',
    zh: '承诺时间晚于对诉求人承诺的总时限（{until}），请提前。',
    en: 'The promised time lies beyond the limit for the whole matter ({until}); promise less time.',
  },
  RESPONSE_NEEDED: {
    class: 'guard',
    zh: '该机制以响应代替签收，请单位“{unit}”响应订单。',
    en: 'In this mechanism a response takes the place of the signature; “{unit}” responds to the order.',
  },
  NOT_REQUESTER: {
    class: 'guard',
    zh: '只有点单的社区可以评单。',
    en: 'Only the community that placed the request comments on the result.',
  },
  ALREADY_COMMENTED: {
    class: 'guard',
    zh: '第 {round} 轮办理结果已评单，每轮只评一次。',
    en: 'The result of round {round} has been commented on; once a round is all.',
  },
  LEAD_MISSING: {
    class: 'guard',
    zh: '该诉求当前没有主办单位，请先改派。',
    en: 'The matter has no lead at present; dispatch it again first.',
  },
  DUE_BEYOND_ISSUE: {
    class: 'domain',
    zh: '时限晚于诉求本身的时限（{told}），请提前。',
    en: 'The limit lies beyond that of the matter itself ({told}); set an earlier one.',
  },
  ALREADY_LINKED: {
    class: 'guard',
    zh: '已与“{stream}”建立同样的关联。',
    en: 'The matter is linked with “{stream}” in this way already.',
  },
  DISPUTE_OPEN: {
    class: 'guard',
    zh: '单位“{unit}”提出的异议尚未裁定，请先裁定。',
    en: 'The objection of “{unit}” is undecided; rule on it first.',
  },
  DISPUTE_MISSING: {
    class: 'guard',
    zh: '该诉求没有待处理的异议。',
    en: 'There is no open objection in this matter.',
  },
  OBJECTION_ALREADY_RAISED: {
    class: 'guard',
    zh: '单位“{unit}”已提出过异议，每个单位只能提出一次，请继续办理。',
    en: 'The unit “{unit}” has objected once already, and once is the limit; carry on.',
  },
  PARTY_MISSING: {
    class: 'domain',
    zh: '会商须有单位“{unit}”参加，请补充参加单位。',
    en: 'The consultation needs “{unit}” among those who take part; add it.',
  },
  CONSULTATION_NEEDED: {
    class: 'guard',
    zh: '该机制要求先会商再裁定，请先会商。',
    en: 'In this mechanism the units meet before anybody rules; hold the consultation first.',
  },
  RULER_HAS_PART: {
    class: 'guard',
    zh: '裁定人属于当事单位“{unit}”，须回避。',
    en: 'You belong to “{unit}”, which has a part in the dispute; leave the ruling to others.',
  },
  PLACE_AND_CATEGORY_NEEDED: {
    class: 'domain',
    zh: '受理前吹哨须已有辖区和事项类别，请先补充或先受理。',
    en: 'To blow before acceptance the report must name territory and category; accept it first.',
  },
  WHISTLE_KIND_NOT_IN_PROFILE: {
    class: 'domain',
    zh: '机制“{mechanism}”没有“{kind}”这类哨，请换一类。',
    en: 'The mechanism “{mechanism}” knows no whistle of the kind “{kind}”; choose another.',
  },
  BLOWER_NOT_IN_PROFILE: {
    class: 'guard',
    zh: '机制“{mechanism}”只允许以下角色吹哨：{roles}。',
    en: 'In the mechanism “{mechanism}” only these roles blow the whistle: {roles}.',
  },
  REVIEW_NEEDED: {
    class: 'guard',
    zh: '吹哨须经主要负责人审核，请注明审核人。',
    en: 'The head reviews a whistle before it is blown; name who did.',
  },
  OWN_REVIEW: {
    class: 'guard',
    zh: '吹哨人不得审核本人的吹哨，请换人审核。',
    en: 'Nobody reviews the whistle they blow; have another person do it.',
  },
  TRIED_FIRST_NEEDED: {
    class: 'domain',
    zh: '吹哨前须写明已尝试的办法。',
    en: 'Say what was tried before the whistle.',
  },
  WHISTLE_LIMIT: {
    class: 'guard',
    zh: '未了结的哨已达上限 {maximum} 个，请先了结。',
    en: 'As many whistles are open as are allowed ({maximum}); finish one first.',
  },
  UNIT_ALREADY_CALLED: {
    class: 'guard',
    zh: '单位“{unit}”已被另一哨召集且尚未开始处置，请勿重复吹哨。',
    en: 'The unit “{unit}” is called by a whistle that still waits; do not call it twice.',
  },
  COORDINATOR_NEEDED: {
    class: 'domain',
    zh: '没有可确定的协调单位，请指定。',
    en: 'No unit is known that would coordinate; name one.',
  },
  WHISTLE_UNKNOWN: {
    class: 'domain',
    zh: '该诉求没有编号为“{whistle}”的哨，请核对。',
    en: 'This issue has no whistle “{whistle}”; check the number.',
  },
  WHISTLE_OVER: {
    class: 'guard',
    zh: '该哨已是“{whistleStatus}”，不能再操作。',
    en: 'The whistle is {whistleStatus}; nothing more is done with it.',
  },
  WHISTLE_BEGUN: {
    class: 'guard',
    zh: '该哨已开始处置，此步骤只能在报到阶段进行。',
    en: 'Work has begun on this whistle; this is only possible while units are awaited.',
  },
  WHISTLE_NOT_BEGUN: {
    class: 'guard',
    zh: '报到尚未到齐，处置未开始，请等待或由协调单位决定开始。',
    en: 'Work has not begun: units are still awaited, or the coordinator lets it begin.',
  },
  UNIT_NOT_CALLED: {
    class: 'domain',
    zh: '该哨没有召集单位“{unit}”。',
    en: 'This whistle does not call the unit “{unit}”.',
  },
  CALL_TAKEN_OVER: {
    class: 'guard',
    zh: '单位“{unit}”未按时报到，已由其他单位接替。',
    en: 'The unit “{unit}” did not come in time; another one has taken over.',
  },
  CALL_STATUS: {
    class: 'guard',
    zh: '单位“{unit}”当前为“{call}”，不能进行“{command}”。',
    en: 'The unit “{unit}” is {call}; “{command}” is not possible now.',
  },
  NOT_COORDINATOR: {
    class: 'guard',
    zh: '只有协调单位“{unit}”或指挥中心可以进行此步骤。',
    en: 'Only the coordinating unit “{unit}” or the command centre does this.',
  },
  CHECK_IN_NOT_OWN: {
    class: 'guard',
    zh: '报到须由单位“{unit}”本人进行；协调单位代录须写明理由。',
    en: 'Checking in is the own act of “{unit}”; a coordinator who records it gives the reason.',
  },
  AUTHORITY_NEEDED: {
    class: 'guard',
    zh: '单位“{unit}”须派有决定权的人员报到。',
    en: 'The unit “{unit}” sends somebody who may decide for it.',
  },
  PROOF_NEEDED: {
    class: 'domain',
    zh: '线上报到须附凭证。',
    en: 'Checking in online needs a proof; attach it.',
  },
  CHECK_IN_STILL_OPEN: {
    class: 'guard',
    zh: '报到时限为 {until}，尚未到期。',
    en: 'The unit may still come until {until}.',
  },
  WHISTLE_REJECTION_OPEN: {
    class: 'guard',
    zh: '主办单位“{unit}”的退哨申请尚未裁定，请先裁定。',
    en: 'The refusal of the lead “{unit}” is undecided; rule on it first.',
  },
  REJECTION_ALREADY_RULED: {
    class: 'guard',
    zh: '单位“{unit}”的退哨已被驳回，不得再次申请，请报到。',
    en: 'The refusal of “{unit}” was turned down; it may not ask again and must come.',
  },
  UNITS_NOT_THERE: {
    class: 'domain',
    zh: '以下单位不在场，无需撤离：{units}。',
    en: 'These units are not there and need no release: {units}.',
  },
  WORK_UNFINISHED: {
    class: 'guard',
    zh: '事不完人不撤，以下单位尚未完成：{units}。',
    en: 'Nobody leaves while work is unfinished; these are not done: {units}.',
  },
  HELD_BY_WHISTLE: {
    class: 'guard',
    zh: '以下单位由吹哨召集，尚未放行：{units}；现场工作都完成后，由“{coordinator}”放行。',
    en: 'Called by a whistle and not let go yet: {units}; once all is done on the spot, “{coordinator}” lets them go.',
  },
  SCORE_NOT_IN_INSTRUMENT: {
    class: 'domain',
    zh: '评价项“{item}”不在评价表内、重复，或分值不在 {minimum} 至 {maximum} 之间。',
    en: 'The item “{item}” is not asked here, is marked twice, or its mark is not from {minimum} to {maximum}.',
  },
  ALREADY_RATED: {
    class: 'guard',
    zh: '对“{unit}”的该项评价已提交，只评一次。',
    en: 'This rating concerning “{unit}” was given already; once is all.',
  },
} as const;

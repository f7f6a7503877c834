import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a mediation command is refused for. */
export const MEDIATION_REJECTIONS = {
  ...SIDE_REJECTIONS,
  UNKNOWN_TERRITORY: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  UNIT_NOT_ACTIVE: {
    class: 'domain',
    zh: '单位“{unit}”不存在或已停用，请另选单位。',
    en: 'The unit “{unit}” does not exist or is out of service; choose another.',
  },
  PARTY_UNKNOWN: {
    class: 'domain',
    zh: '“{party}”不是本次调解的当事人，请核对。',
    en: '“{party}” is no party to this mediation; check the name.',
  },
  PARTY_SPEAKS_FOR_OTHER: {
    class: 'guard',
    zh: '当事人只能为自己表态，“{party}”须由本人表态或由工作人员记录。',
    en: 'A party speaks for itself only; “{party}” must say so, or have staff write it down.',
  },
  CONSENT_GIVEN: {
    class: 'guard',
    zh: '当事人“{party}”已同意调解，无需重复。',
    en: '“{party}” has agreed to mediate already.',
  },
  NOT_ON_ROSTER: {
    class: 'domain',
    zh: '“{person}”不在层级“{tier}”的名册上，请从名册中选择。',
    en: '“{person}” is not on the roster of tier “{tier}”; choose somebody who is.',
  },
  MEDIATOR_IS_PARTY: {
    class: 'guard',
    zh: '“{person}”是当事人，不能在本次调解中担任其他角色，请另选他人。',
    en: '“{person}” is a party and can have no other role here; choose somebody else.',
  },
  MEDIATOR_OVERLOADED: {
    class: 'guard',
    zh: '调解员“{person}”在办调解已达上限 {maximum} 件，请另选他人。',
    en: '“{person}” has {maximum} open mediations, the most allowed; choose somebody else.',
  },
  MEDIATOR_UNTRAINED: {
    class: 'guard',
    zh: '调解员“{person}”的培训已过期或没有记录，请先培训或另选他人。',
    en: 'The training of “{person}” has run out or is not on record; train them or choose another.',
  },
  TRIBUNAL_ONLY_GUIDES: {
    class: 'guard',
    zh: '法庭人员只作指导，不主持调解；请另选他人。',
    en: 'A tribunal guides and never mediates here; choose somebody else.',
  },
  NOT_A_GUIDE: {
    class: 'guard',
    zh: '本机制没有指定该单位作指导，只有指定的法庭可以提出指导意见。',
    en: 'This mechanism names your unit as no guide; only a named tribunal may comment.',
  },
  ROOM_NOT_IN_PROFILE: {
    class: 'guard',
    zh: '本调解适用的机制没有“三理室”环节，请直接进行调解。',
    en: 'The mechanism of this mediation has no three-truth room; go on without this step.',
  },
  HOSTS_MISSING: {
    class: 'guard',
    zh: '还缺主持人：{kinds}；须共同主持，请先选定。',
    en: 'Hosts of these kinds are missing: {kinds}; they host jointly, so choose them first.',
  },
  WISE_NOT_AGREED: {
    class: 'guard',
    zh: '当事人尚未共同选定同一位明白人：{parties}；请先选定。',
    en: 'These parties have not chosen the same wise person as the others: {parties}.',
  },
  WITNESS_MISSING: {
    class: 'guard',
    zh: '还没有见证人，请先邀请有关职能部门人员见证。',
    en: 'There is no witness yet; invite a member of the function concerned first.',
  },
  NOT_MEDIATOR: {
    class: 'guard',
    zh: '此步骤由本次调解的调解员（主持人）进行。',
    en: 'This step is taken by a mediator (host) of this mediation.',
  },
  WRONG_PHASE: {
    class: 'guard',
    zh: '现在处于“{phase}”阶段，此步骤属于“{needed}”阶段。',
    en: 'The room is in phase {phase}; this step belongs to {needed}.',
  },
  PARTIES_UNHEARD: {
    class: 'guard',
    zh: '以下当事人尚未说理：{parties}；请先听取。',
    en: 'These parties have not spoken yet: {parties}; hear them first.',
  },
  APPRAISAL_MISSING: {
    class: 'guard',
    zh: '明白人尚未评理，请先完成评理。',
    en: 'The wise person has not appraised the matter; do that first.',
  },
  NOT_THE_WISE: {
    class: 'guard',
    zh: '评理由当事人选定的明白人作出，可由主持人代为记录。',
    en: 'The wise person whom the parties chose appraises; a host may write it down.',
  },
  ANSWERS_DO_NOT_FIT: {
    class: 'domain',
    zh: '须逐项回答且每项一次：{items}。',
    en: 'Answer each of these items, once: {items}.',
  },
  STEP_UNKNOWN: {
    class: 'domain',
    zh: '本机制没有步骤“{step}”，请核对。',
    en: 'The mechanism has no step “{step}”; check the code.',
  },
  STEP_DONE: {
    class: 'guard',
    zh: '步骤“{step}”在本层级已完成。',
    en: 'The step “{step}” has been taken on this tier.',
  },
  STEPS_MISSING: {
    class: 'guard',
    zh: '请先按顺序完成以下步骤：{steps}。',
    en: 'Take these steps first, in order: {steps}.',
  },
  NEXT_TIER_ASKED: {
    class: 'guard',
    zh: '当事人“{party}”已申请转入上一层级。',
    en: '“{party}” has asked for the next tier already.',
  },
  TIER_NOT_FAILED: {
    class: 'guard',
    zh: '本层级调解未失败，且以下当事人未申请转上一层级：{parties}。',
    en: 'This tier has not failed, and these parties have not asked for the next: {parties}.',
  },
  NO_HIGHER_TIER: {
    class: 'guard',
    zh: '“{tier}”已是最高层级；调解不成可告知诉讼等途径。',
    en: '“{tier}” is the highest tier; where it fails, litigation and other ways remain.',
  },
  TIERS_LEFT: {
    class: 'guard',
    zh: '本机制须逐级调解后方可引导诉讼，尚有层级：{tiers}。',
    en: 'This mechanism asks for every tier before litigation; these are left: {tiers}.',
  },
  SIGNATURE_MISSING: {
    class: 'domain',
    zh: '协议须由全体当事人签字，尚缺：{parties}。',
    en: 'Every party signs the agreement, and none else; these do not fit: {parties}.',
  },
  PERFORM_BY_PAST: {
    class: 'domain',
    zh: '履行期限“{due}”不晚于签订时间，请填写将来的时间。',
    en: 'The agreement is to be performed by {due}, which is past; give a later time.',
  },
  ROUTE_UNKNOWN: {
    class: 'domain',
    zh: '本机制没有途径“{route}”，请从列表中选择。',
    en: 'The mechanism knows no way “{route}”; choose from its list.',
  },
  CONFIRMATION_NOT_JOINT: {
    class: 'domain',
    zh: '司法确认须全体当事人共同申请，尚缺：{parties}。',
    en: 'All parties apply for judicial confirmation together, and none else; these do not fit: {parties}.',
  },
  CONFIRMATION_WINDOW_OVER: {
    class: 'guard',
    zh: '司法确认须在 {until} 前申请，现已逾期。',
    en: 'Judicial confirmation had to be asked for by {until}; the time is over.',
  },
  CONFIRMATION_STATUS: {
    class: 'guard',
    zh: '司法确认当前为“{confirmation}”，不能进行此步骤。',
    en: 'The judicial confirmation is {confirmation}; this step is not possible.',
  },
  BREACH_BEFORE_DUE: {
    class: 'guard',
    zh: '履行期限 {until} 未到，尚不能认定违约。',
    en: 'There is time to perform until {until}; a breach cannot be found before.',
  },
} as const satisfies Record<string, SideRejection>;

export const reject = rejecterOf(MEDIATION_REJECTIONS);

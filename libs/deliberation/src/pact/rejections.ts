import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a pact's command is refused for. */
export const PACT_REJECTIONS = {
  ...SIDE_REJECTIONS,
  UNKNOWN_TERRITORY: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  KIND_UNKNOWN: {
    class: 'domain',
    zh: '本机制没有“{pactKind}”这类公约，请从列表中选择。',
    en: 'The mechanism has no pact of kind “{pactKind}”; choose from its list.',
  },
  CLAUSE_TWICE: {
    class: 'domain',
    zh: '条款编号“{clause}”重复，请核对。',
    en: 'The clause “{clause}” stands twice; number clauses apart.',
  },
  NO_DRAFT: {
    class: 'guard',
    zh: '没有待表决的草案，请先提出修订。',
    en: 'There is no draft to adopt; amend the pact first.',
  },
  MEETING_NOT_ENTITLED: {
    class: 'domain',
    zh: '会议类型“{meetingType}”无权通过该公约，应由：{entitled}。',
    en: 'A meeting “{meetingType}” may not adopt this pact; these may: {entitled}.',
  },
  CLAUSE_UNKNOWN: {
    class: 'domain',
    zh: '现行公约没有条款“{clause}”，请引用现行条款。',
    en: 'The pact in force has no clause “{clause}”; cite one that it has.',
  },
  BREACH_UNKNOWN: {
    class: 'domain',
    zh: '没有编号为“{breach}”的违约记录，请核对。',
    en: 'There is no breach “{breach}”; check the number.',
  },
  BREACH_STATUS: {
    class: 'guard',
    zh: '该违约记录当前为“{breachStatus}”，须先提醒并给予改正时间后才能上报，改正后不再处理。',
    en: 'The breach is {breachStatus}: remind first and leave time to remedy; what is remedied rests.',
  },
  OCCASION_PAST: {
    class: 'domain',
    zh: '操办时间“{at}”不晚于现在，请填写将来的时间。',
    en: 'The occasion is dated {at}, which is past; give a later time.',
  },
} as const satisfies Record<string, SideRejection>;

export const reject = rejecterOf(PACT_REJECTIONS);

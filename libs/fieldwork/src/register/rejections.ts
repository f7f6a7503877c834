import { rejecterOf, SIDE_REJECTIONS, type SideRejection } from '@shaodao/decider';

/** Every reason a command about a register's entry is refused for. */
export const REGISTER_REJECTIONS = {
  ...SIDE_REJECTIONS,
  REGISTER_UNKNOWN: {
    class: 'domain',
    zh: '机制“{playbook}”没有登记册“{register}”，请从该机制的登记册中选择。',
    en: 'The mechanism “{playbook}” has no register “{register}”; choose one it has.',
  },
  ROLE_NOT_IN_REGISTER: {
    class: 'guard',
    zh: '“{what}”须由以下角色进行：{roles}。',
    en: '“{what}” is up to these roles: {roles}.',
  },
  TERRITORY_UNKNOWN: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  OWNER_NOT_ACTIVE: {
    class: 'domain',
    zh: '单位“{owner}”不存在或已停用，请另选责任单位。',
    en: 'The unit “{owner}” does not exist or is out of service; choose another owner.',
  },
  ROUND_NOT_YOURS: {
    class: 'guard',
    zh: '续接的轮次由系统生成，请直接登记新的一条。',
    en: 'The next round of a loop is opened by the system; register an entry of its own.',
  },
  FACT_UNKNOWN: {
    class: 'domain',
    zh: '登记册没有“{fact}”这一项，请去掉或更正。',
    en: 'The register has no fact “{fact}”; leave it out or correct it.',
  },
  FACT_PERSONAL: {
    class: 'domain',
    zh: '“{fact}”属于个人信息，请填入 personalFacts。',
    en: 'The fact “{fact}” is about a person; give it among personalFacts.',
  },
  FACT_NOT_PERSONAL: {
    class: 'domain',
    zh: '“{fact}”不是个人信息，请填入 facts。',
    en: 'The fact “{fact}” is not about a person; give it among facts.',
  },
  FACT_MALFORMED: {
    class: 'domain',
    zh: '“{fact}”的内容不符合要求（{type}），请更正。',
    en: 'The value of “{fact}” is no {type} as the register wants it; correct it.',
  },
  FACTS_MISSING: {
    class: 'domain',
    zh: '还缺少：{facts}；请先填报。',
    en: 'Still missing: {facts}; fill them in first.',
  },
  ITEM_UNKNOWN: {
    class: 'domain',
    zh: '清单中没有“{item}”这一项。',
    en: 'The checklist has no item “{item}”.',
  },
  ITEMS_OPEN: {
    class: 'guard',
    zh: '清单尚未完成：{items}。',
    en: 'These items of the checklist are still open: {items}.',
  },
  SIDE_UNKNOWN: {
    class: 'domain',
    zh: '没有“{side}”这一方，请核对。',
    en: 'There is no side “{side}” in this; check it.',
  },
  SIDES_MISSING: {
    class: 'guard',
    zh: '以下各方尚未同意：{sides}。',
    en: 'These sides have not agreed yet: {sides}.',
  },
  TALLY_UNKNOWN: {
    class: 'domain',
    zh: '没有“{tally}”这一项计数，请核对。',
    en: 'There is no tally “{tally}”; check it.',
  },
  TALLY_SOURCE: {
    class: 'domain',
    zh: '“{tally}”须注明来源，可选：{sources}。',
    en: 'What is added to “{tally}” names its source, one of: {sources}.',
  },
  TALLY_AMOUNT: {
    class: 'domain',
    zh: '“{tally}”须填写金额或数量，且累计不得为负。',
    en: 'Adding to “{tally}” needs an amount, and the total never falls below nothing.',
  },
  TALLY_TOO_LOW: {
    class: 'guard',
    zh: '“{tally}”目前为 {total}，须达到 {atLeast}。',
    en: '“{tally}” stands at {total} and must reach {atLeast}.',
  },
  STEP_UNKNOWN: {
    class: 'domain',
    zh: '登记册没有“{step}”这一步骤，请核对。',
    en: 'The register has no step “{step}”; check it.',
  },
  STEP_NOT_FROM_HERE: {
    class: 'guard',
    zh: '目前处于“{at}”，不能进行“{step}”；可以进行的环节是：{from}。',
    en: '“{step}” is not possible at “{at}”; it is possible at: {from}.',
  },
  SAME_PERSON: {
    class: 'guard',
    zh: '“{step}”须由另一人进行：您已办理“{taken}”。',
    en: '“{step}” is up to another person: you took “{taken}” yourself.',
  },
  MEDIA_MISSING: {
    class: 'domain',
    zh: '“{step}”至少需要 {media} 张照片或附件。',
    en: '“{step}” needs at least {media} pictures or files.',
  },
  MODE_UNKNOWN: {
    class: 'domain',
    zh: '没有“{mode}”这一模式，请核对。',
    en: 'There is no mode “{mode}”; check it.',
  },
  MODE_NOT_AHEAD: {
    class: 'domain',
    zh: '结束时间“{until}”须晚于现在。',
    en: 'The end {until} must lie ahead.',
  },
  ISSUE_CONNECTED: {
    class: 'guard',
    zh: '该诉求已经关联，无需重复。',
    en: 'The issue is connected already.',
  },
} as const satisfies Readonly<Record<string, SideRejection>>;

export const reject = rejecterOf(REGISTER_REJECTIONS);

import type { CheckInMode, LinkRelation, WhistleKind, WhistleStatus } from '../vocabulary.js';
import type { WhistleCall } from '../whistle-facts.js';
import type { Term } from './terms.js';

type Terms<K extends string> = Readonly<Record<K, Term>>;

const kind: Terms<WhistleKind> = {
  JOINT_ENFORCEMENT: { zh: '综合执法哨', en: 'joint enforcement' },
  EMERGENCY: { zh: '应急处置哨', en: 'emergency' },
  KEY_ISSUE: { zh: '重点难点哨', en: 'key issue' },
  RESIDENT_TO_PROPERTY: { zh: '居民吹哨', en: 'residents to property' },
};

const mode: Terms<CheckInMode> = {
  ON_SITE: { zh: '现场', en: 'on site' },
  ONLINE: { zh: '线上', en: 'online' },
};

const relation: Terms<LinkRelation> = {
  PART_OF: { zh: '属于', en: 'part of' },
  HAS_PART: { zh: '包含', en: 'has part' },
  RELATED: { zh: '相关', en: 'related to' },
  FROM_MEETING: { zh: '来自议事会', en: 'from a meeting' },
  FROM_MEDIATION: { zh: '来自调解', en: 'from a mediation' },
  FROM_CAMPAIGN: { zh: '来自行动', en: 'from a campaign' },
  FROM_RECEPTION: { zh: '来自接访', en: 'from a reception day' },
  FROM_REGISTER: { zh: '来自台账', en: 'from a register' },
  TO_MEETING: { zh: '提交议事会', en: 'brought to a meeting' },
  TO_MEDIATION: { zh: '转入调解', en: 'brought to mediation' },
};

const whistleStatus: Terms<WhistleStatus> = {
  BLOWN: { zh: '已吹哨', en: 'blown' },
  PARTLY_CHECKED_IN: { zh: '部分报到', en: 'partly checked in' },
  CHECKED_IN: { zh: '已报到', en: 'checked in' },
  RESOLVED: { zh: '已了结', en: 'resolved' },
  RATED: { zh: '已评哨', en: 'rated' },
  REJECT_REQUESTED: { zh: '退哨待裁定', en: 'waiting for a ruling on a refusal' },
  REJECTED: { zh: '已退哨', en: 'rejected' },
  UPHELD: { zh: '退哨被驳回', en: 'upheld' },
  NO_SHOW: { zh: '未报到', en: 'without its lead' },
  CANCELLED: { zh: '已撤哨', en: 'called off' },
};

const call: Terms<WhistleCall['status']> = {
  CALLED: { zh: '待报到', en: 'awaited' },
  CHECKED_IN: { zh: '已报到', en: 'checked in' },
  NO_SHOW: { zh: '未报到', en: 'noted as not come' },
  REJECT_REQUESTED: { zh: '退哨待裁定', en: 'waiting for a ruling on its refusal' },
  EXCUSED: { zh: '已同意退哨', en: 'let off' },
  DONE: { zh: '现场完成', en: 'done on the spot' },
  RELEASED: { zh: '已放行', en: 'let go' },
};

/** What an ordered department has to say to accept. */
const fields: Terms<'plan' | 'promisedAt' | 'contactPerson'> = {
  plan: { zh: '办理方案', en: 'the plan' },
  promisedAt: { zh: '承诺时间', en: 'the promised time' },
  contactPerson: { zh: '联系人', en: 'the contact person' },
};

const list: Terms<'DUTY' | 'ASSIST' | 'NEGATIVE' | 'RETAKEN'> = {
  DUTY: { zh: '履职清单', en: 'own duty' },
  ASSIST: { zh: '配合清单', en: 'may only assist' },
  NEGATIVE: { zh: '负面清单', en: 'must not be given' },
  RETAKEN: { zh: '收回清单', en: 'taken back' },
};

/** Words of whistles, orders and links, by the fact that carries them. */
export const CALL_TERMS = { kind, mode, relation, whistleStatus, call, fields, list };

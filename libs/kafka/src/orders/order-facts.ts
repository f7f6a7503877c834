import type { JsonObject } from '@shaodao/decider';
import {
  ASSIGNMENT_STATUSES,
  EXCLUSION_CLASSES,
  PHASES,
  RESOLUTIONS,
  SATISFACTIONS,
  SUPERVISION_MEASURES,
  WHISTLE_KINDS,
  type AssignmentStatus,
  type Phase,
  type WhistleKind,
} from '@shaodao/issue';
import type { Sentence } from '@shaodao/platform';
import { code, count, flag, instant, oneOf } from './fields.js';

/** What may be told to a unit. `says`: what the message holds beside the assignment; `?`: not always. */
interface FactDefinition extends Sentence {
  readonly says: Readonly<Record<string, JsonObject>>;
}

const CALL_STATUSES = [
  'CALLED',
  'CHECKED_IN',
  'NO_SHOW',
  'REJECT_REQUESTED',
  'EXCUSED',
  'DONE',
  'RELEASED',
] as const;

/**
 * Every fact told to a unit, by the last part of its message's type. Codes, times and ids only: no
 * reasons, no notes, no persons.
 */
export const ORDER_FACTS = {
  Ordered: {
    zh: '街道下单点名本单位，请在 respondBy 前响应',
    en: 'A street named the unit in an order; respond by respondBy',
    says: { 'respondBy?': instant, 'listItem?': code },
  },
  Assigned: {
    zh: '派给本单位办理（含改派、增派、吹哨后开始处置）',
    en: 'The unit is to work: dispatched, added, or a whistle’s work begins',
    says: {},
  },
  Called: {
    zh: '哨声点到本单位，请在 call.respondBy 前报到',
    en: 'A whistle calls the unit; check in by call.respondBy',
    says: {},
  },
  Advanced: {
    zh: '本单位办理有进展（签收、联系、报到、办结等，含在页面上办理的）',
    en: 'The work of the unit went on, by whichever door: signed, contacted, checked in, done',
    says: {},
  },
  DueMoved: { zh: '时限改变', en: 'The limit moved', says: {} },
  Replaced: {
    zh: '已另派主办，新主办签收前本单位仍负责',
    en: 'Another lead is named; until it signs the unit stays liable',
    says: {},
  },
  Recalled: {
    zh: '收回，本单位不再办理',
    en: 'Taken back; nothing is asked of the unit any more',
    says: {},
  },
  Released: { zh: '哨声放行', en: 'The whistle lets the unit go', says: {} },
  NoShow: { zh: '记为未报到', en: 'Noted as not having come', says: {} },
  Verified: { zh: '核查通过', en: 'The result passed its check', says: {} },
  SentBack: {
    zh: '退回重办（核查不通过、返工或重开）',
    en: 'Back to the unit: check failed, rework or reopening',
    says: { round: count, reopened: flag },
  },
  Evaluated: {
    zh: '诉求人评价',
    en: 'The appellant rated the handling',
    says: {
      round: count,
      contacted: flag,
      resolution: oneOf(RESOLUTIONS),
      satisfaction: oneOf(SATISFACTIONS),
    },
  },
  ReturnRuled: {
    zh: '退单申请有结果',
    en: 'Ruled on the request to return',
    says: { granted: flag, 'final?': flag },
  },
  ExtensionRuled: {
    zh: '延期申请有结果',
    en: 'Ruled on the request for time',
    says: { granted: flag, 'previousDueAt?': instant },
  },
  ObjectionRuled: {
    zh: '异议有裁定',
    en: 'Ruled on the objection',
    says: { granted: flag, liableUnit: code, final: flag },
  },
  RefusalRuled: {
    zh: '退哨申请有结果',
    en: 'Ruled on the refusal to come',
    says: { whistle: code, granted: flag },
  },
  ExclusionRuled: {
    zh: '剔除申请有结果',
    en: 'Ruled on the request not to be counted',
    says: { exclusion: code, exclusionClass: oneOf(EXCLUSION_CLASSES), granted: flag },
  },
  TerminationDenied: {
    zh: '终止申请被驳回，请继续办理',
    en: 'The request to end was denied; go on',
    says: {},
  },
  Pressed: {
    zh: '催办、发牌或督办；有 replyBy 的须答复',
    en: 'Reminded, carded or supervised; reply where there is replyBy',
    says: { measure: oneOf(SUPERVISION_MEASURES), order: code, 'replyBy?': instant },
  },
  PressingAnswered: { zh: '督办已答复', en: 'Supervision was replied to', says: { order: code } },
  PressingLifted: { zh: '督办解除', en: 'Supervision was lifted', says: { order: code } },
  DueNear: {
    zh: '时限将到',
    en: 'A limit is near',
    says: { clock: code, dueAt: instant, 'share?': { type: 'number' } },
  },
  Overdue: { zh: '已超时限', en: 'A limit has passed', says: { clock: code, dueAt: instant } },
  Rested: {
    zh: '挂起或挂账，时限暂停',
    en: 'Suspended or on the ledger: limits rest',
    says: { because: oneOf(['SUSPENDED', 'LEDGERED']), until: instant },
  },
  Resumed: { zh: '恢复办理', en: 'The matter goes on', says: {} },
  Closed: {
    zh: '事项了结（结案、终止、撤回、作废、并案等，见 phase）',
    en: 'The matter ended: closed, terminated, withdrawn, voided, merged; see phase',
    says: { 'into?': code },
  },
} as const satisfies Readonly<Record<string, FactDefinition>>;

export type OrderFact = keyof typeof ORDER_FACTS;

/** A unit's share of the work as it stands after the event. */
export interface TicketNow {
  readonly id: string;
  readonly role: 'lead' | 'assist';
  readonly status: AssignmentStatus;
  /** ISO 8601 UTC. */
  readonly dueAt: string;
  /** Another is named in its place; it ends when that one signs. */
  readonly replaced: boolean;
}

/** A whistle's call of the unit as it stands after the event. */
export interface CallNow {
  readonly whistle: string;
  readonly kind: WhistleKind;
  readonly status: (typeof CALL_STATUSES)[number];
  /** ISO 8601 UTC. */
  readonly respondBy: string;
}

/** What every message to a unit holds; the fact's own words (`says`) stand beside. */
export interface OrderData {
  readonly issue: string;
  readonly unit: string;
  readonly phase: Phase;
  readonly category?: string;
  readonly territory?: string;
  readonly assignment?: TicketNow;
  readonly call?: CallNow;
  /** Address of the issue, from the root of the API. */
  readonly href: string;
}

export const phaseSchema: JsonObject = oneOf(PHASES);

export const ticketSchema: JsonObject = closed({
  id: code,
  role: oneOf(['lead', 'assist']),
  status: oneOf(ASSIGNMENT_STATUSES),
  dueAt: instant,
  replaced: flag,
});

export const callSchema: JsonObject = closed({
  whistle: code,
  kind: oneOf(WHISTLE_KINDS),
  status: oneOf(CALL_STATUSES),
  respondBy: instant,
});

const ALWAYS: Readonly<Record<string, JsonObject>> = {
  issue: code,
  unit: code,
  phase: phaseSchema,
  'category?': code,
  'territory?': code,
  'assignment?': ticketSchema,
  'call?': callSchema,
  href: { type: 'string', pattern: '^/issues/' },
};

/** JSON Schema (draft-07) of the data of a message that tells this fact. */
export const orderDataSchema = (fact: OrderFact): JsonObject =>
  closed({ ...ALWAYS, ...ORDER_FACTS[fact].says });

/** An object with these fields and no others; a name that ends in `?` may be missing. */
function closed(fields: Readonly<Record<string, JsonObject>>): JsonObject {
  const names = Object.keys(fields);
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ''), schema]),
    ),
  };
}

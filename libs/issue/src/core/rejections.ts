import type { Decision, JsonValue, Refusal } from '@shaodao/decider';
import { CALL_REJECTIONS } from './rejections/calls.js';
import { ENDING_REJECTIONS } from './rejections/endings.js';
import { HOLD_REJECTIONS } from './rejections/holds.js';
import { MECHANISM_REJECTIONS } from './rejections/mechanism.js';
import { ROUTING_REJECTIONS } from './rejections/routing.js';
import { LADDER_REJECTIONS } from './rejections/supervision.js';

/** `guard`: not now, not like this (409). `domain`: what the command says does not fit (422). */
export type RejectionClass = 'guard' | 'domain';

interface Rejection {
  readonly class: RejectionClass;
  readonly zh: string;
  readonly en: string;
}

/**
 * Every reason an issue command is refused for. Codes are stable; the sentences tell a person what
 * to do, and name the facts in braces.
 */
export const REJECTIONS = {
  ISSUE_UNKNOWN: {
    class: 'guard',
    zh: '没有这件诉求，请核对编号后再试。',
    en: 'There is no such issue; check its number and try again.',
  },
  ALREADY_REPORTED: {
    class: 'guard',
    zh: '该编号已经登记过诉求，请使用新的编号。',
    en: 'An issue has been reported under this number already; use a new one.',
  },
  WRONG_PHASE: {
    class: 'guard',
    zh: '“{command}”不能在“{phase}”阶段进行，可以进行的阶段是：{allowed}。',
    en: '“{command}” is not possible while the issue is {phase}; it is possible in: {allowed}.',
  },
  STEP_NOT_IN_PROFILE: {
    class: 'guard',
    zh: '受理时选定的机制“{mechanism}”没有“{phase}”这一环节，请直接进行下一步。',
    en: 'The mechanism chosen at acceptance, “{mechanism}”, has no step “{phase}”; go on with the next one.',
  },
  OUT_OF_ORDER_TIME: {
    class: 'domain',
    zh: '发生时间早于已记录的最近一步（{last}），请填写更晚的时间。',
    en: 'The act is dated before the last recorded one ({last}); give a later time.',
  },
  ACTOR_WITHOUT_UNIT: {
    class: 'guard',
    zh: '当前账号没有所属单位，请以单位岗位登录后再操作。',
    en: 'Your account belongs to no unit; act in a post of the unit concerned.',
  },
  ACCUSED_MAY_NOT_ACT: {
    class: 'guard',
    zh: '被举报单位及其下属人员须回避，请交由其他单位处理。',
    en: 'Staff of the accused unit must step aside; leave this to another unit.',
  },
  SUBJECT_MISSING: {
    class: 'domain',
    zh: '诉求缺少诉求人标识，请补充后重新登记。',
    en: 'The report names no appellant record to keep it under; add one and report again.',
  },
  SUBJECT_NOT_SELF: {
    class: 'domain',
    zh: '居民只能为本人登记诉求，请去掉 appellant.subject；代他人反映请联系热线。',
    en: 'Residents report for themselves only; leave out appellant.subject, or call the hotline to report for another person.',
  },
  PLACE_OR_CATEGORY_NEEDED: {
    class: 'domain',
    zh: '请至少填写地点、辖区或事项类别之一，否则无法派单。',
    en: 'Give a place, a territory or a category: without one nobody can be dispatched.',
  },
  ACCUSED_NEEDS_ACCUSATION: {
    class: 'domain',
    zh: '只有“举报”类诉求可以填写被举报单位，请更改类型或去掉该单位。',
    en: 'Only a report of wrongdoing names an accused unit; change the kind or leave the unit out.',
  },
  UNKNOWN_CHANNEL: {
    class: 'domain',
    zh: '没有编码为“{channel}”的受理渠道，请从渠道目录中选择。',
    en: 'There is no channel “{channel}”; choose one that is open.',
  },
  CHANNEL_NOT_YOURS: {
    class: 'domain',
    zh: '渠道“{channel}”由以下角色使用：{roles}；请改用其他渠道。',
    en: 'The channel “{channel}” is there for these roles: {roles}; use another.',
  },
  SEEN_IN_FUTURE: {
    class: 'domain',
    zh: '发现时间“{observedAt}”晚于现在，请更正。',
    en: 'It was seen at {observedAt}, which lies ahead; correct it.',
  },
  EXTERNAL_KNOWN: {
    class: 'guard',
    zh: '来源“{source}”的编号“{id}”已登记为诉求 {issue}，请在该件上办理。',
    en: 'The number “{id}” of “{source}” is the issue {issue} already; go on with that one.',
  },
  MEDIA_UNKNOWN: {
    class: 'domain',
    zh: '图片“{media}”不存在、不是您上传的，或已用于其他事项；请重新拍摄或选择图片。',
    en: 'There is no picture {media}, it is not yours, or another matter has it; take or choose it again.',
  },
  UNKNOWN_TERRITORY: {
    class: 'domain',
    zh: '没有编码为“{territory}”的辖区，请从辖区目录中选择。',
    en: 'There is no territory “{territory}”; choose one from the directory.',
  },
  UNKNOWN_CATEGORY: {
    class: 'domain',
    zh: '没有编码为“{category}”的事项类别，请从事项目录中选择。',
    en: 'There is no category “{category}”; choose one from the catalogue.',
  },
  UNKNOWN_PROFILE: {
    class: 'domain',
    zh: '没有编码为“{profile}”的治理机制；机制在受理时选定，请选择已启用的机制。',
    en: 'There is no mechanism “{profile}” in force; a mechanism is chosen at acceptance, so choose one that is.',
  },
  UNIT_NOT_ACTIVE: {
    class: 'domain',
    zh: '单位“{unit}”不存在或已停用，请另选单位。',
    en: 'The unit “{unit}” does not exist or is out of service; choose another.',
  },
  UNITS_NOT_DISTINCT: {
    class: 'domain',
    zh: '单位“{unit}”被重复指定；主办与协办须各不相同。',
    en: 'The unit “{unit}” is named twice; lead and assists must all differ.',
  },
  ACCUSED_UNIT: {
    class: 'domain',
    zh: '不得将举报件交给被举报单位或其下属单位“{unit}”，请另选单位。',
    en: 'The unit “{unit}” is, or belongs to, the accused one; choose a unit outside it.',
  },
  UNIT_RULED_OUT: {
    class: 'domain',
    zh: '已裁定单位“{unit}”不承担此事，请另选单位。',
    en: 'A ruling found “{unit}” not liable for this matter; choose another unit.',
  },
  DUE_NOT_AFTER_NOW: {
    class: 'domain',
    zh: '时限“{due}”不晚于办理时间，请填写将来的时间。',
    en: 'The deadline {due} does not lie after the act; give a later one.',
  },
  DUE_MOVED_EARLIER: {
    class: 'domain',
    zh: '已告知诉求人的时限是 {told}，不得提前；请填写不早于它的时限。',
    en: 'The appellant was told {told}; a deadline never moves earlier, so give that or a later one.',
  },
  CONSULT_ONLY: {
    class: 'guard',
    zh: '只有咨询类诉求可以当场答复，请受理后派单。',
    en: 'Only a consultation can be answered on the spot; accept this one and dispatch it.',
  },
  WITHDRAWAL_DUTY_REMAINS: {
    class: 'guard',
    zh: '举报件和特急事项不因撤回而终止，须继续依职权办理。',
    en: 'A report of wrongdoing or a critical matter is pursued even when taken back; carry on.',
  },
  DIRECT_DISPATCH_NEEDS_REASON: {
    class: 'domain',
    zh: '受理时选定的机制“{mechanism}”须先点单、下单；权责清晰可直接派单，但须写明理由。',
    en: 'The mechanism chosen at acceptance, “{mechanism}”, asks for request and order first; to dispatch directly, give the reason why duties are clear.',
  },
  LEAD_NOT_ORDERED: {
    class: 'domain',
    zh: '街道订单没有点名单位“{unit}”，请改派点名单位或写明理由。',
    en: 'The street order does not name “{unit}”; dispatch to a named unit or give the reason.',
  },
  SAME_LEAD: {
    class: 'domain',
    zh: '单位“{unit}”已是主办，改派须换一个单位。',
    en: 'The unit “{unit}” is the lead already; a redispatch names another.',
  },
  ALREADY_ASSISTING: {
    class: 'domain',
    zh: '单位“{unit}”已在协办，无需重复指定。',
    en: 'The unit “{unit}” assists already; leave it out.',
  },
  ASSIGNMENT_UNKNOWN: {
    class: 'domain',
    zh: '该诉求没有编号为“{assignment}”的任务，请核对。',
    en: 'This issue has no assignment “{assignment}”; check the number.',
  },
  ASSIGNMENT_STATUS: {
    class: 'guard',
    zh: '任务当前为“{status}”，不能进行“{command}”。',
    en: 'The assignment is {status}; “{command}” is not possible now.',
  },
  ASSIGNMENT_REPLACED: {
    class: 'guard',
    zh: '该任务已改派，新主办签收后即终止；此步骤由新主办进行。',
    en: 'The assignment has been given to another unit; this step is now up to the new lead.',
  },
  NOT_LEAD: {
    class: 'guard',
    zh: '单位“{unit}”是协办，只有主办可以办结；请提交协办结果。',
    en: 'The unit “{unit}” assists; only the lead completes the matter. Hand in the assist result.',
  },
  NOT_ASSIST: {
    class: 'guard',
    zh: '单位“{unit}”是主办，不适用协办步骤。',
    en: 'The unit “{unit}” is the lead; this step is for assists.',
  },
  ASSIST_OPEN: {
    class: 'guard',
    zh: '协办单位尚未完成：{units}；请等待完成或说明理由予以免除。',
    en: 'These assists are still open: {units}; wait for them or waive them with a reason.',
  },
  RETURN_OPEN: {
    class: 'guard',
    zh: '单位“{unit}”的退单申请尚未裁定，请先裁定。',
    en: 'The return asked for by “{unit}” is undecided; rule on it first.',
  },
  RETURN_WINDOW_OVER: {
    class: 'guard',
    zh: '退单期限已于 {until} 截止，请继续办理或请上级协调。',
    en: 'Returning was possible until {until}; carry on or ask your superior to coordinate.',
  },
  RETURN_LIMIT: {
    class: 'guard',
    zh: '该诉求已退单 {maximum} 次，达到上限，只能由上级裁定。',
    en: 'The issue has been returned {maximum} times, the most allowed; only a ruling helps now.',
  },
  RETURN_ALREADY_ASKED: {
    class: 'guard',
    zh: '单位“{unit}”已申请过退单，每个单位只能申请一次，请继续办理。',
    en: 'The unit “{unit}” has asked once already, and once is the limit; carry on.',
  },
  RETURN_BARRED: {
    class: 'guard',
    zh: '已对单位“{unit}”作出终局裁定，不得再次退单，请办理。',
    en: 'A final ruling names “{unit}”; it may not return the matter again and must handle it.',
  },
  OWN_WORK: {
    class: 'guard',
    zh: '参与办理的人员不得核查、回访或评价本人经办的诉求，也不得裁定本人提出的退单，请换人进行。',
    en: 'Nobody checks, calls back or rates a matter they worked on, or rules on a return they asked for; ask another person.',
  },
  FINDING_NEEDED: {
    class: 'domain',
    zh: '核查不通过须写明存在的问题。',
    en: 'A failed check must say what is still wrong; add a note.',
  },
  REWORK_EXHAUSTED: {
    class: 'guard',
    zh: '返工已达上限 {maximum} 次，请升级处理或改派其他单位。',
    en: 'The matter was sent back {maximum} times, the most allowed; escalate or redispatch it.',
  },
  NO_REPLY_WANTED: {
    class: 'guard',
    zh: '诉求人表示无需答复，请勿再联系；可直接进行后续环节。',
    en: 'The appellant asked for no reply, so do not contact them; go on with the next step.',
  },
  VERIFICATION_MISSING: {
    class: 'guard',
    zh: '该诉求尚未核查，请先由未参与办理的人员核查。',
    en: 'The result has not been checked; have somebody who did not handle it check it first.',
  },
  FEEDBACK_MISSING: {
    class: 'guard',
    zh: '尚未向诉求人反馈办理结果，请先反馈。',
    en: 'The appellant has not been told the result; give the feedback first.',
  },
  EVALUATION_PENDING: {
    class: 'guard',
    zh: '诉求人可在 {until} 前评价，请等待评价或期满后结案。',
    en: 'The appellant may rate until {until}; wait for the rating or that moment, then close.',
  },
  EVALUATION_WINDOW_OVER: {
    class: 'guard',
    zh: '评价期已于 {until} 截止；如仍未解决，请申请重开或重新反映。',
    en: 'Rating was possible until {until}; if the matter is unsolved, ask to have it reopened.',
  },
  SUPERVISION_OPEN: {
    class: 'guard',
    zh: '督办尚未解除：{orders}；请先回复并由督办人解除。',
    en: 'These supervision orders are not lifted: {orders}; have them answered and lifted first.',
  },
  SUPERVISION_UNKNOWN: {
    class: 'domain',
    zh: '该诉求没有编号为“{order}”的督办，请核对。',
    en: 'This issue has no supervision order “{order}”; check the number.',
  },
  SUPERVISION_STATUS: {
    class: 'guard',
    zh: '该督办已是“{supervision}”，不能进行“{command}”。',
    en: 'The supervision order is {supervision}; “{command}” is not possible any more.',
  },
  UNIT_NOT_INVOLVED: {
    class: 'domain',
    zh: '单位“{unit}”没有承担该诉求的任务，请选择相关单位。',
    en: 'The unit “{unit}” has no part in this issue; choose one that has.',
  },
  ANSWERED_NOT_REOPENED: {
    class: 'guard',
    zh: '当场答复的咨询不能重开，请重新登记。',
    en: 'A question answered on the spot is not reopened; report it anew.',
  },
  DUE_NOT_YOURS: {
    class: 'domain',
    zh: '居民重开事项时不能指定期限，请去掉期限再提交。',
    en: 'Residents set no limit when they reopen a matter; leave it out.',
  },
  REOPEN_WINDOW_OVER: {
    class: 'guard',
    zh: '重开期限已于 {until} 截止，请作为新诉求登记。',
    en: 'Reopening was possible until {until}; report the new facts as a new issue.',
  },
  REOPEN_WINDOW_RUNNING: {
    class: 'guard',
    zh: '{until} 前仍可重开，期满后方可归档。',
    en: 'The issue may be reopened until {until}; archive it after that.',
  },
  ...LADDER_REJECTIONS,
  ...ENDING_REJECTIONS,
  ...MECHANISM_REJECTIONS,
  ...CALL_REJECTIONS,
  ...HOLD_REJECTIONS,
  ...ROUTING_REJECTIONS,
} as const satisfies Record<string, Rejection>;

export type RejectionCode = keyof typeof REJECTIONS;

type Braced<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? P | Braced<Rest>
  : never;

/** The facts the sentences of a code need. */
export type RejectionParams<C extends RejectionCode> = {
  readonly [P in Braced<(typeof REJECTIONS)[C]['en']>]: JsonValue;
};

type ParamsArgument<C extends RejectionCode> = [keyof RejectionParams<C>] extends [never]
  ? []
  : [params: RejectionParams<C>];

/** A refusal with exactly the facts its sentence names. */
export function reject<C extends RejectionCode>(code: C, ...[params]: ParamsArgument<C>): Refusal {
  return params === undefined ? { code } : { code, params: { ...params } };
}

/** The same as a decision. */
export function rejected(refusal: Refusal): Decision<never> {
  return { ok: false, refusal };
}

/** True for a code of this catalogue. */
export function isRejectionCode(code: string): code is RejectionCode {
  return Object.hasOwn(REJECTIONS, code);
}

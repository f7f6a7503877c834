import type { CalledUnit, Score } from '../events/whistle.js';
import { CALL_TERMS } from './call-terms.js';
import { joined, quoted, type Describe } from './sentence.js';
import { SATISFACTION_TERMS, type Term } from './terms.js';

const names = (units: readonly CalledUnit[]): Term => joined(units.map(({ unit }) => unit));

const added = (term: Term, text: Term): Term =>
  text.zh === '' ? { zh: '', en: '' } : { zh: term.zh + text.zh, en: term.en + text.en };

export const whistleBlown: Describe<'WhistleBlown'> = (data, local) => {
  const assists = added({ zh: '，协办 ', en: ', assisted by ' }, names(data.assists));
  const tried = quoted(data.tried);
  const kind = CALL_TERMS.kind[data.kind];
  const by = local(data.lead.respondBy);
  return {
    zh: `吹哨（${kind.zh}）：主办 ${data.lead.unit}${assists.zh}，${by.zh} 前报到，由 ${data.coordinator} 协调，理由：${data.reason}${tried.zh}`,
    en: `Whistle blown (${kind.en}) for ${data.lead.unit} as lead${assists.en}, to come by ${by.en}, coordinated by ${data.coordinator}: ${data.reason}${tried.en}`,
  };
};

export const unitCheckedIn: Describe<'UnitCheckedIn'> = ({ unit, mode, late, override }) => {
  const how = CALL_TERMS.mode[mode];
  const recorded = quoted(override?.reason);
  const by = override === undefined ? '' : `，由 ${override.coordinator} 代录`;
  const byEn = override === undefined ? '' : `, recorded by ${override.coordinator}`;
  return {
    zh: `${unit} ${how.zh}报到${late ? '（迟到）' : ''}${by}${recorded.zh}`,
    en: `${unit} checked in ${how.en}${late ? ', late' : ''}${byEn}${recorded.en}`,
  };
};

export const checkInQuorumReached: Describe<'CheckInQuorumReached'> = (
  { override, dueAt },
  local,
) => {
  const due = local(dueAt);
  const missing = joined(override?.missing ?? []);
  return override === undefined
    ? {
        zh: `报到到齐，开始处置，时限 ${due.zh}`,
        en: `Enough units are in; work begins, due ${due.en}`,
      }
    : {
        zh: `协调单位决定开始处置，时限 ${due.zh}，未到 ${missing.zh}：${override.reason}`,
        en: `The coordinator lets work begin, due ${due.en}, without ${missing.en}: ${override.reason}`,
      };
};

export const unitNoShow: Describe<'UnitNoShow'> = ({ unit, respondBy, fallback }, local) => ({
  zh: `${unit} 未在 ${local(respondBy).zh} 前报到${fallback === undefined ? '' : `，由 ${fallback.unit} 接替`}`,
  en: `${unit} did not come by ${local(respondBy).en}${fallback === undefined ? '' : `; ${fallback.unit} takes over`}`,
});

const citing = (item: string | undefined): Term =>
  item === undefined ? { zh: '', en: '' } : { zh: `（清单 ${item}）`, en: ` (list item ${item})` };

export const whistleRejectRequested: Describe<'WhistleRejectRequested'> = (data) => ({
  zh: `${data.unit} 申请退哨，依据：${data.basis}${citing(data.listItem).zh}${quoted(data.note).zh}`,
  en: `${data.unit} asked not to come on the basis of ${data.basis}${citing(data.listItem).en}${quoted(data.note).en}`,
});

export const whistleUpheld: Describe<'WhistleUpheld'> = ({ unit, reason, respondBy }, local) => ({
  zh: `驳回 ${unit} 的退哨，须在 ${local(respondBy).zh} 前报到：${reason}`,
  en: `The refusal of ${unit} was turned down; it has to come by ${local(respondBy).en}: ${reason}`,
});

export const whistleCancelled: Describe<'WhistleCancelled'> = ({ unit, over, reason }) => {
  if (unit === undefined)
    return { zh: `撤哨：${reason}`, en: `The whistle was called off: ${reason}` };
  return over
    ? {
        zh: `同意 ${unit} 退哨，此哨终止：${reason}`,
        en: `The refusal of ${unit} was granted, and the whistle is over: ${reason}`,
      }
    : { zh: `同意 ${unit} 退哨：${reason}`, en: `The refusal of ${unit} was granted: ${reason}` };
};

export const whistleWorkCompleted: Describe<'WhistleWorkCompleted'> = ({ unit, result }) => ({
  zh: `${unit} 完成现场工作：${result}`,
  en: `${unit} finished its work on the spot: ${result}`,
});

export const unitsReleased: Describe<'UnitsReleased'> = ({ units }) => ({
  zh: `协调单位放行 ${joined(units).zh}`,
  en: `The coordinator let ${joined(units).en} go`,
});

const marks = (scores: readonly Score[]): Term => ({
  zh: scores.map(({ item, score }) => `${item} ${String(score)} 分`).join('、'),
  en: scores.map(({ item, score }) => `${item} ${String(score)}`).join(', '),
});

export const whistleRated: Describe<'WhistleRated'> = ({ unit, scores, reason }) => ({
  zh: `${unit} 评哨：${marks(scores).zh}${quoted(reason).zh}`,
  en: `${unit} rated the whistle: ${marks(scores).en}${quoted(reason).en}`,
});

export const reverseRated: Describe<'ReverseRated'> = ({ by, unit, scores, reason }) => ({
  zh: `${by} 评价 ${unit}：${marks(scores).zh}${quoted(reason).zh}`,
  en: `${by} rated ${unit}: ${marks(scores).en}${quoted(reason).en}`,
});

export const objectionRaised: Describe<'ObjectionRaised'> = (data) => ({
  zh: `${data.unit} 提出异议，依据：${data.basis}${citing(data.listItem).zh}${data.suggestedUnit === undefined ? '' : `，建议由 ${data.suggestedUnit} 负责`}${quoted(data.note).zh}`,
  en: `${data.unit} objected on the basis of ${data.basis}${citing(data.listItem).en}${data.suggestedUnit === undefined ? '' : `, suggesting ${data.suggestedUnit}`}${quoted(data.note).en}`,
});

export const consultationHeld: Describe<'ConsultationHeld'> = ({ units, agreedUnit, record }) => ({
  zh: `会商（${joined(units).zh}）${agreedUnit === undefined ? '未达成一致' : `，一致由 ${agreedUnit} 负责`}：${record}`,
  en: `Consultation of ${joined(units).en}${agreedUnit === undefined ? ', without agreement' : `, agreed on ${agreedUnit}`}: ${record}`,
});

export const rulingProposed: Describe<'RulingProposed'> = ({ liableUnit, final, reason }) => ({
  zh: `一位负责人主张由 ${liableUnit} 负责${final ? '（终局）' : ''}，待其他负责人一致：${reason}`,
  en: `One chair names ${liableUnit} as liable${final ? ', finally' : ''}; the others must agree: ${reason}`,
});

export const objectionRuled: Describe<'ObjectionRuled'> = ({
  unit,
  liableUnit,
  final,
  reason,
}) => ({
  zh: `对 ${unit} 的异议裁定由 ${liableUnit} 负责${final ? '（终局裁定）' : ''}：${reason}`,
  en: `On the objection of ${unit} it was ruled that ${liableUnit} is liable${final ? ', finally' : ''}: ${reason}`,
});

export const departmentResponded: Describe<'DepartmentResponded'> = (data, local) => {
  if (data.answer === 'DECLINE') {
    return {
      zh: `${data.unit} 谢绝订单${citing(data.listItem).zh}${quoted(data.basis).zh}`,
      en: `${data.unit} declined the order${citing(data.listItem).en}${quoted(data.basis).en}`,
    };
  }
  const by = data.promisedAt === undefined ? undefined : local(data.promisedAt);
  const contact = data.contactPerson ?? '';
  return {
    zh: `${data.unit} 响应，承诺 ${by?.zh ?? ''} 前办结，联系人 ${contact}${quoted(data.plan).zh}`,
    en: `${data.unit} took the order, promises ${by?.en ?? ''}, contact ${contact}${quoted(data.plan).en}`,
  };
};

export const orderCommented: Describe<'OrderCommented'> = (data) => ({
  zh: `社区 ${data.community} 评单：${SATISFACTION_TERMS[data.satisfaction].zh}，${data.comment}`,
  en: `Community ${data.community} commented: ${SATISFACTION_TERMS[data.satisfaction].en}, ${data.comment}`,
});

export const assistAdded: Describe<'AssistAdded'> = ({ assist, dueAt, reason }, local) => ({
  zh: `增派 ${assist.unit} 协办，时限 ${local(dueAt).zh}：${reason}`,
  en: `${assist.unit} was added as an assist, due ${local(dueAt).en}: ${reason}`,
});

export const leadReplaced: Describe<'LeadReplaced'> = ({ lead, dueAt, reason }, local) => ({
  zh: `主办更换为 ${lead.unit}，时限 ${local(dueAt).zh}：${reason}`,
  en: `${lead.unit} was named as the new lead, due ${local(dueAt).en}: ${reason}`,
});

export const subtaskCreated: Describe<'SubtaskCreated'> = ({ subtask, dueAt, task }, local) => ({
  zh: `拆分子任务给 ${subtask.unit}，时限 ${local(dueAt).zh}：${task}`,
  en: `A subtask was given to ${subtask.unit}, due ${local(dueAt).en}: ${task}`,
});

export const issueLinked: Describe<'IssueLinked'> = ({ relation, stream }) => ({
  zh: `关联（${CALL_TERMS.relation[relation].zh}）：${stream}`,
  en: `Linked (${CALL_TERMS.relation[relation].en}): ${stream}`,
});

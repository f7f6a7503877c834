import type { AssignedUnit } from '../events.js';
import { joined, quoted, type Describe } from './sentence.js';
import type { Term } from './terms.js';

export const communityRequestPlaced: Describe<'CommunityRequestPlaced'> = (data) => ({
  zh: `社区 ${data.community} 点单：${data.need}（已尝试：${data.tried}）`,
  en: `Community ${data.community} placed a request: ${data.need} (tried before: ${data.tried})`,
});

export const streetOrderIssued: Describe<'StreetOrderIssued'> = (data, local) => ({
  zh: `街道 ${data.street} 下单给 ${joined(data.units).zh}，依据：${data.basis}${data.respondBy === undefined ? '' : `，${local(data.respondBy).zh} 前响应`}`,
  en: `Street ${data.street} ordered ${joined(data.units).en} on the basis of ${data.basis}${data.respondBy === undefined ? '' : `, to respond by ${local(data.respondBy).en}`}`,
});

function assistedBy(assists: readonly AssignedUnit[]): Term {
  const units = joined(assists.map((each) => each.unit));
  return assists.length === 0
    ? { zh: '', en: '' }
    : { zh: `，协办 ${units.zh}`, en: `, assisted by ${units.en}` };
}

export const issueDispatched: Describe<'IssueDispatched'> = (
  { lead, assists, dueAt, basis },
  local,
) => ({
  zh: `派单：主办 ${lead.unit}${assistedBy(assists).zh}，时限 ${local(dueAt).zh}${quoted(basis.reason).zh}`,
  en: `Dispatched to ${lead.unit} as lead${assistedBy(assists).en}, due ${local(dueAt).en}${quoted(basis.reason).en}`,
});

export const issueRedispatched: Describe<'IssueRedispatched'> = (data, local) => ({
  zh: `改派（第 ${String(data.round)} 次派单）：主办 ${data.lead.unit}${assistedBy(data.assists).zh}，时限 ${local(data.dueAt).zh}，理由：${data.reason}`,
  en: `Redispatched (dispatch no. ${String(data.round)}) to ${data.lead.unit} as lead${assistedBy(data.assists).en}, due ${local(data.dueAt).en}: ${data.reason}`,
});

export const returnRequested: Describe<'ReturnRequested'> = (data) => ({
  zh: `${data.unit} 申请退单，依据：${data.basis}${data.suggestedUnit === undefined ? '' : `，建议转 ${data.suggestedUnit}`}${quoted(data.note).zh}`,
  en: `${data.unit} asked to return it on the basis of ${data.basis}${data.suggestedUnit === undefined ? '' : `, suggesting ${data.suggestedUnit}`}${quoted(data.note).en}`,
});

export const assignmentReturned: Describe<'AssignmentReturned'> = ({ unit, reason }) => ({
  zh: `同意 ${unit} 退单：${reason}`,
  en: `The return by ${unit} was granted: ${reason}`,
});

export const returnDenied: Describe<'ReturnDenied'> = ({ unit, reason, final }) => ({
  zh: `驳回 ${unit} 的退单${final ? '（终局裁定）' : ''}：${reason}`,
  en: `The return by ${unit} was denied${final ? ' by a final ruling' : ''}: ${reason}`,
});

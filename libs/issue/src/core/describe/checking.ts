import { quoted, type Describe } from './sentence.js';
import { CONTACT_METHOD_TERMS, RESOLUTION_TERMS, SATISFACTION_TERMS } from './terms.js';

export const resultVerified: Describe<'ResultVerified'> = ({ note }) => ({
  zh: `核查通过${quoted(note).zh}`,
  en: `The result passed the check${quoted(note).en}`,
});

export const verificationFailed: Describe<'VerificationFailed'> = ({ reason }) => ({
  zh: `核查不通过：${reason}`,
  en: `The result failed the check: ${reason}`,
});

export const issueFedBack: Describe<'IssueFedBack'> = ({ content, method, reached }) => ({
  zh: `以${CONTACT_METHOD_TERMS[method].zh}反馈诉求人（${reached ? '已送达' : '未联系上'}）：${content}`,
  en: `Result told to the appellant by ${CONTACT_METHOD_TERMS[method].en} (${reached ? 'reached' : 'not reached'}): ${content}`,
});

export const callbackMade: Describe<'CallbackMade'> = ({ attempt, note }) => ({
  zh: `第 ${String(attempt)} 次回访，已接通${quoted(note).zh}`,
  en: `Callback, attempt ${String(attempt)}, reached${quoted(note).en}`,
});

export const callbackUnreached: Describe<'CallbackUnreached'> = ({ attempt }) => ({
  zh: `第 ${String(attempt)} 次回访，未接通`,
  en: `Callback, attempt ${String(attempt)}, not reached`,
});

export const issueEvaluated: Describe<'IssueEvaluated'> = (data) => ({
  zh: `评价：${data.contacted ? '已联系' : '未联系'}，${RESOLUTION_TERMS[data.resolution].zh}，${SATISFACTION_TERMS[data.satisfaction].zh}${quoted(data.comment).zh}`,
  en: `Rated: ${data.contacted ? 'contacted' : 'not contacted'}, ${RESOLUTION_TERMS[data.resolution].en}, ${SATISFACTION_TERMS[data.satisfaction].en}${quoted(data.comment).en}`,
});

export const reworkOrdered: Describe<'ReworkOrdered'> = ({ round, dueAt, reason }, local) => ({
  zh: `第 ${String(round)} 次返工，时限 ${local(dueAt).zh}：${reason}`,
  en: `Sent back for rework no. ${String(round)}, due ${local(dueAt).en}: ${reason}`,
});

export const issueClosed: Describe<'IssueClosed'> = ({ outcome, evaluationLapsed }) => {
  if (outcome === 'ANSWERED') return { zh: '答复后结案', en: 'Closed with the answer' };
  return evaluationLapsed
    ? { zh: '结案（评价期满未评价）', en: 'Closed; nobody rated it in time' }
    : { zh: '结案', en: 'Closed' };
};

export const issueReopened: Describe<'IssueReopened'> = ({ dueAt, reason }, local) => ({
  zh: `重开，时限 ${local(dueAt).zh}：${reason}`,
  en: `Reopened, due ${local(dueAt).en}: ${reason}`,
});

export const issueArchived: Describe<'IssueArchived'> = ({ retentionClass }) => ({
  zh: `归档（保管类别 ${retentionClass}）`,
  en: `Archived (retention class ${retentionClass})`,
});

import { quoted, type Describe } from './sentence.js';
import { CONTACT_METHOD_TERMS, RESOLUTION_TERMS } from './terms.js';

export const assignmentSigned: Describe<'AssignmentSigned'> = ({ unit }) => ({
  zh: `${unit} 已签收`,
  en: `${unit} signed for it`,
});

export const appellantContacted: Describe<'AppellantContacted'> = (data) => ({
  zh: `${data.unit} 第 ${String(data.attempt)} 次联系诉求人（${CONTACT_METHOD_TERMS[data.method].zh}），${data.reached ? '已联系上' : '未联系上'}${quoted(data.note).zh}`,
  en: `${data.unit} contacted the appellant by ${CONTACT_METHOD_TERMS[data.method].en}, attempt ${String(data.attempt)}, ${data.reached ? 'reached' : 'not reached'}${quoted(data.note).en}`,
});

export const stepLogged: Describe<'StepLogged'> = ({ unit, note }) => ({
  zh: `${unit} 办理进展：${note}`,
  en: `${unit} took a step: ${note}`,
});

export const assistCompleted: Describe<'AssistCompleted'> = ({ unit, result }) => ({
  zh: `协办单位 ${unit} 完成：${result}`,
  en: `${unit} finished its assist: ${result}`,
});

export const assistWaived: Describe<'AssistWaived'> = ({ unit, reason }) => ({
  zh: `免除 ${unit} 的协办：${reason}`,
  en: `The assist of ${unit} was waived: ${reason}`,
});

export const issueHandled: Describe<'IssueHandled'> = ({ unit, outcome, result }) => ({
  zh: `${unit} 办结（${RESOLUTION_TERMS[outcome].zh}）：${result}`,
  en: `${unit} reported it done (${RESOLUTION_TERMS[outcome].en}): ${result}`,
});

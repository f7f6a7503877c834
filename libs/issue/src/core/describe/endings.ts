import { quoted, type Describe } from './sentence.js';

export const reportVerified: Describe<'ReportVerified'> = ({ finding }) => ({
  zh: `现场核实属实${quoted(finding).zh}`,
  en: `Checked on site and found so${quoted(finding).en}`,
});

export const reportFalsified: Describe<'ReportFalsified'> = ({ finding }) => ({
  zh: `现场核实不属实：${finding}`,
  en: `Checked on site and found untrue: ${finding}`,
});

export const communitySettled: Describe<'CommunitySettled'> = ({ unit, result, selfHandled }) => ({
  zh: `${unit} ${selfHandled ? '发现人自行处置' : '就地解决'}：${result}`,
  en: `${unit} settled it ${selfHandled ? 'on finding it' : 'by itself'}: ${result}`,
});

export const districtCopied: Describe<'DistrictCopied'> = ({ district }) => ({
  zh: `抄送 ${district}，仅供督导`,
  en: `A copy went to ${district}, which watches`,
});

export const terminationRequested: Describe<'TerminationRequested'> = ({ unit, reason }) => ({
  zh: `${unit} 书面申请终止：${reason}`,
  en: `${unit} asked in writing to end the matter: ${reason}`,
});

export const terminationDenied: Describe<'TerminationDenied'> = ({ unit, reason }) => ({
  zh: `不同意 ${unit} 的终止申请：${reason}`,
  en: `The request of ${unit} to end the matter was turned down: ${reason}`,
});

export const issueTerminated: Describe<'IssueTerminated'> = ({ reason, told }) => ({
  zh: `终止办理：${reason}${told === undefined ? '' : `；已告知诉求人：${told}`}`,
  en: `Ended without a result: ${reason}${told === undefined ? '' : `; the appellant was told: ${told}`}`,
});

export const issueVoided: Describe<'IssueVoided'> = ({ reason }) => ({
  zh: `作废：${reason}`,
  en: `Void: ${reason}`,
});

export const residentConfirmed: Describe<'ResidentConfirmed'> = ({ confirmed, comment }) => ({
  zh: `居民${confirmed ? '确认已解决' : '不确认办理结果'}${quoted(comment).zh}`,
  en: `The resident ${confirmed ? 'confirmed the result' : 'did not confirm the result'}${quoted(comment).en}`,
});

export const issueMerged: Describe<'IssueMerged'> = ({ target, reason }) => ({
  zh: `并入诉求 ${target}：${reason}`,
  en: `Merged into the issue ${target}: ${reason}`,
});

export const issueUnmerged: Describe<'IssueUnmerged'> = ({ target, reason }) => ({
  zh: `撤销与诉求 ${target} 的并案：${reason}`,
  en: `Taken out of the issue ${target} again: ${reason}`,
});

export const appellantJoined: Describe<'AppellantJoined'> = ({ issue }) => ({
  zh: `诉求 ${issue} 并入，其诉求人单独答复和评价`,
  en: `The issue ${issue} was merged into this one; its appellant gets a reply and a vote of their own`,
});

export const appellantParted: Describe<'AppellantParted'> = ({ issue }) => ({
  zh: `诉求 ${issue} 撤销并案`,
  en: `The issue ${issue} was taken out again`,
});

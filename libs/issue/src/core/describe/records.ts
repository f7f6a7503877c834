import { quoted, type Describe } from './sentence.js';
import { EVIDENCE_STAGE_TERMS, EXCLUSION_CLASS_TERMS } from './terms.js';

export const evidenceAttached: Describe<'EvidenceAttached'> = ({ unit, stage, media, note }) => ({
  zh: `${unit} 上传${EVIDENCE_STAGE_TERMS[stage].zh}影像 ${String(media.length)} 份${quoted(note).zh}`,
  en: `${unit} attached ${String(media.length)} file(s) from ${EVIDENCE_STAGE_TERMS[stage].en} the work${quoted(note).en}`,
});

export const opinionRecorded: Describe<'OpinionRecorded'> = ({ code, opinion }) => ({
  zh: `意见（${code}）：${opinion}`,
  en: `An opinion (${code}) was given: ${opinion}`,
});

export const resultPublished: Describe<'ResultPublished'> = ({ text, scope, until }, local) => ({
  zh: `在${scope === 'territory' ? '辖区' : '单位'}内公示至 ${local(until).zh}：${text}`,
  en: `Published within the ${scope} until ${local(until).en}: ${text}`,
});

export const progressTracked: Describe<'ProgressTracked'> = ({ note }) => ({
  zh: `跟踪：${note}`,
  en: `Progress noted: ${note}`,
});

export const exclusionRequested: Describe<'ExclusionRequested'> = ({
  unit,
  exclusionClass,
  reason,
}) => ({
  zh: `${unit} 申请剔除（${EXCLUSION_CLASS_TERMS[exclusionClass].zh}）：${reason}`,
  en: `${unit} asked that it does not count (${EXCLUSION_CLASS_TERMS[exclusionClass].en}): ${reason}`,
});

export const exclusionGranted: Describe<'ExclusionGranted'> = ({
  unit,
  exclusionClass,
  reason,
}) => ({
  zh: `同意 ${unit} 剔除（${EXCLUSION_CLASS_TERMS[exclusionClass].zh}）：${reason}`,
  en: `It does not count for ${unit} (${EXCLUSION_CLASS_TERMS[exclusionClass].en}): ${reason}`,
});

export const exclusionDenied: Describe<'ExclusionDenied'> = ({ unit, exclusionClass, reason }) => ({
  zh: `不同意 ${unit} 剔除（${EXCLUSION_CLASS_TERMS[exclusionClass].zh}）：${reason}`,
  en: `It counts for ${unit} all the same (${EXCLUSION_CLASS_TERMS[exclusionClass].en}): ${reason}`,
});

import { inBoth } from '../language/words.js';

/** Closed lists of the domain that several pages name. */
export const vocabularyWords = inBoth(
  {
    kind: '诉求类型',
    kinds: {
      CONSULT: '咨询',
      HELP: '求助',
      COMPLAINT: '投诉',
      ACCUSATION: '举报',
      SUGGESTION: '建议',
    },
    confidentiality: '保密',
    confidentialities: {
      NORMAL: '不保密',
      HIDE_CONTACT: '不公开联系方式',
      HIDE_IDENTITY: '不公开身份',
      ANONYMOUS: '匿名',
      RESTRICTED_CASE: '限制知悉',
    },
  },
  {
    kind: 'Kind',
    kinds: {
      CONSULT: 'Consultation',
      HELP: 'Call for help',
      COMPLAINT: 'Complaint',
      ACCUSATION: 'Report of wrongdoing',
      SUGGESTION: 'Suggestion',
    },
    confidentiality: 'Confidentiality',
    confidentialities: {
      NORMAL: 'None asked',
      HIDE_CONTACT: 'Contact hidden',
      HIDE_IDENTITY: 'Identity hidden',
      ANONYMOUS: 'Anonymous',
      RESTRICTED_CASE: 'Restricted case',
    },
  },
);

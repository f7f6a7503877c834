import { reasonTold } from '../house-reasons.js';
import { joined, type Describe } from './sentence.js';
import { LEVEL_TERMS, MEASURE_TERMS } from './terms.js';

export const reminderSent: Describe<'ReminderSent'> = ({ unit, note }) => ({
  zh: `催办 ${unit}：${reasonTold(note).zh}`,
  en: `${unit} was reminded: ${reasonTold(note).en}`,
});

export const supervisionOrdered: Describe<'SupervisionOrdered'> = (
  { unit, reason, replyBy },
  local,
) => ({
  zh: `督办 ${unit}，${local(replyBy).zh} 前回复：${reasonTold(reason).zh}`,
  en: `${unit} was put under supervision, to reply by ${local(replyBy).en}: ${reasonTold(reason).en}`,
});

export const supervisionReplied: Describe<'SupervisionReplied'> = ({ unit, content }) => ({
  zh: `${unit} 回复督办：${content}`,
  en: `${unit} replied to the supervision: ${content}`,
});

export const supervisionLifted: Describe<'SupervisionLifted'> = ({ reason }) => ({
  zh: `解除督办：${reasonTold(reason).zh}`,
  en: `The supervision was lifted: ${reasonTold(reason).en}`,
});

export const supervisionCardIssued: Describe<'SupervisionCardIssued'> = (
  { unit, colour, reason, replyBy },
  local,
) => {
  const card = MEASURE_TERMS[colour];
  const until = replyBy === undefined ? undefined : local(replyBy);
  const why = reasonTold(reason);
  return {
    zh: `向 ${unit} 发出${card.zh}${until === undefined ? '' : `，${until.zh} 前回复`}：${why.zh}`,
    en: `${unit} was shown a ${card.en}${until === undefined ? '' : `, to reply by ${until.en}`}: ${why.en}`,
  };
};

export const unitInterviewed: Describe<'UnitInterviewed'> = ({ unit, reason, replyBy }, local) => ({
  zh: `约谈 ${unit}，${local(replyBy).zh} 前回复：${reasonTold(reason).zh}`,
  en: `${unit} was called in for an interview, to reply by ${local(replyBy).en}: ${reasonTold(reason).en}`,
});

export const caseListed: Describe<'CaseListed'> = ({ unit, reason, replyBy }, local) => ({
  zh: `挂牌督办 ${unit}，${local(replyBy).zh} 前回复：${reasonTold(reason).zh}`,
  en: `The case of ${unit} was listed, to reply by ${local(replyBy).en}: ${reasonTold(reason).en}`,
});

export const issueEscalated: Describe<'IssueEscalated'> = (data) => {
  const { from, to, unit, reason, tried, sponsors } = data;
  const owner =
    unit === undefined ? { zh: '', en: '' } : { zh: `，由 ${unit} 牵头`, en: `, owned by ${unit}` };
  const chain =
    sponsors.length === 0
      ? { zh: '', en: '' }
      : { zh: `，包保人 ${joined(sponsors).zh}`, en: `, sponsored by ${joined(sponsors).en}` };
  const attempt =
    tried === undefined
      ? { zh: '', en: '' }
      : { zh: `；已尝试：${tried}`, en: `; tried: ${tried}` };
  return {
    zh: `由${LEVEL_TERMS[from].zh}升级至${LEVEL_TERMS[to].zh}${owner.zh}${chain.zh}：${reasonTold(reason).zh}${attempt.zh}`,
    en: `Taken up from the ${LEVEL_TERMS[from].en} to the ${LEVEL_TERMS[to].en}${owner.en}${chain.en}: ${reasonTold(reason).en}${attempt.en}`,
  };
};

export const issueTransferredDown: Describe<'IssueTransferredDown'> = ({
  from,
  to,
  unit,
  reason,
}) => {
  const owner =
    unit === undefined ? { zh: '', en: '' } : { zh: `，由 ${unit} 牵头`, en: `, owned by ${unit}` };
  return {
    zh: `由${LEVEL_TERMS[from].zh}下转至${LEVEL_TERMS[to].zh}${owner.zh}：${reasonTold(reason).zh}`,
    en: `Handed down from the ${LEVEL_TERMS[from].en} to the ${LEVEL_TERMS[to].en}${owner.en}: ${reasonTold(reason).en}`,
  };
};

import { joined, type Describe } from './sentence.js';
import { LEVEL_TERMS, MEASURE_TERMS } from './terms.js';

export const reminderSent: Describe<'ReminderSent'> = ({ unit, note }) => ({
  zh: `催办 ${unit}：${note}`,
  en: `${unit} was reminded: ${note}`,
});

export const supervisionOrdered: Describe<'SupervisionOrdered'> = (
  { unit, reason, replyBy },
  local,
) => ({
  zh: `督办 ${unit}，${local(replyBy).zh} 前回复：${reason}`,
  en: `${unit} was put under supervision, to reply by ${local(replyBy).en}: ${reason}`,
});

export const supervisionReplied: Describe<'SupervisionReplied'> = ({ unit, content }) => ({
  zh: `${unit} 回复督办：${content}`,
  en: `${unit} replied to the supervision: ${content}`,
});

export const supervisionLifted: Describe<'SupervisionLifted'> = ({ reason }) => ({
  zh: `解除督办：${reason}`,
  en: `The supervision was lifted: ${reason}`,
});

export const supervisionCardIssued: Describe<'SupervisionCardIssued'> = (
  { unit, colour, reason, replyBy },
  local,
) => {
  const card = MEASURE_TERMS[colour];
  const until = replyBy === undefined ? undefined : local(replyBy);
  return {
    zh: `向 ${unit} 发出${card.zh}${until === undefined ? '' : `，${until.zh} 前回复`}：${reason}`,
    en: `${unit} was shown a ${card.en}${until === undefined ? '' : `, to reply by ${until.en}`}: ${reason}`,
  };
};

export const unitInterviewed: Describe<'UnitInterviewed'> = ({ unit, reason, replyBy }, local) => ({
  zh: `约谈 ${unit}，${local(replyBy).zh} 前回复：${reason}`,
  en: `${unit} was called in for an interview, to reply by ${local(replyBy).en}: ${reason}`,
});

export const caseListed: Describe<'CaseListed'> = ({ unit, reason, replyBy }, local) => ({
  zh: `挂牌督办 ${unit}，${local(replyBy).zh} 前回复：${reason}`,
  en: `The case of ${unit} was listed, to reply by ${local(replyBy).en}: ${reason}`,
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
    zh: `由${LEVEL_TERMS[from].zh}升级至${LEVEL_TERMS[to].zh}${owner.zh}${chain.zh}：${reason}${attempt.zh}`,
    en: `Taken up from the ${LEVEL_TERMS[from].en} to the ${LEVEL_TERMS[to].en}${owner.en}${chain.en}: ${reason}${attempt.en}`,
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
    zh: `由${LEVEL_TERMS[from].zh}下转至${LEVEL_TERMS[to].zh}${owner.zh}：${reason}`,
    en: `Handed down from the ${LEVEL_TERMS[from].en} to the ${LEVEL_TERMS[to].en}${owner.en}: ${reason}`,
  };
};

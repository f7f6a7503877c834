import { houseChannel } from '../channels.js';
import { quoted, type Describe } from './sentence.js';
import { COMPLEXITY_TERMS, INTAKE_REJECTION_TERMS, KIND_TERMS, URGENCY_TERMS } from './terms.js';

export const issueReported: Describe<'IssueReported'> = ({ channel, channelName, kind, title }) => {
  const through = channelName ?? houseChannel(channel)?.name ?? { zh: channel, en: channel };
  return {
    zh: `通过${through.zh}上报（${KIND_TERMS[kind].zh}）：${title}`,
    en: `Reported through ${through.en} (${KIND_TERMS[kind].en}): ${title}`,
  };
};

export const issueRedirected: Describe<'IssueRedirected'> = ({ line, note }) => ({
  zh: `紧急事项，已转 ${line}${quoted(note).zh}`,
  en: `An emergency, handed to ${line}${quoted(note).en}`,
});

export const intakeRejected: Describe<'IntakeRejected'> = ({ reason, properChannel, note }) => ({
  zh: `不予受理（${INTAKE_REJECTION_TERMS[reason].zh}），已告知渠道“${properChannel}”${quoted(note).zh}`,
  en: `Not taken in, because ${INTAKE_REJECTION_TERMS[reason].en}; pointed to “${properChannel}”${quoted(note).en}`,
});

export const issueAnswered: Describe<'IssueAnswered'> = ({ answer }) => ({
  zh: `当场答复：${answer}`,
  en: `Answered on the spot: ${answer}`,
});

export const issueAccepted: Describe<'IssueAccepted'> = ({ territory, profile, dueAt }, local) => ({
  zh: `已受理，辖区 ${territory}，适用机制 ${profile.id}${dueAt === undefined ? '' : `，总时限 ${local(dueAt).zh}`}`,
  en: `Accepted for territory ${territory} under ${profile.id}${dueAt === undefined ? '' : `, due as a whole by ${local(dueAt).en}`}`,
});

export const issueClassified: Describe<'IssueClassified'> = ({
  category,
  urgency,
  complexity,
}) => ({
  zh: `归类为 ${category}，紧急程度${URGENCY_TERMS[urgency].zh}，难度${COMPLEXITY_TERMS[complexity].zh}`,
  en: `Classified as ${category}, urgency ${URGENCY_TERMS[urgency].en}, difficulty ${COMPLEXITY_TERMS[complexity].en}`,
});

export const issueWithdrawn: Describe<'IssueWithdrawn'> = ({ reason }) => ({
  zh: `诉求人撤回：${reason}`,
  en: `Withdrawn by the appellant: ${reason}`,
});

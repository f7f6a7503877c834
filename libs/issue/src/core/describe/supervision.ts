import type { Describe } from './sentence.js';

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

import { byType, joined, type Bilingual } from '@shaodao/decider';
import type { TopicEventMap, TopicVerdict } from './state.js';

export const VERDICT_NAMES: Readonly<Record<TopicVerdict, Bilingual>> = {
  EFFECTIVE: { zh: '成效明显', en: 'effective' },
  PARTLY: { zh: '部分见效', en: 'partly effective' },
  INEFFECTIVE: { zh: '未见成效', en: 'ineffective' },
};

/** One event of a topic as a line of its timeline. */
export const describeTopic = byType<TopicEventMap>({
  TopicProposed: ({ title, question }) => ({
    zh: `提出专题“${title}”：${question}`,
    en: `The topic “${title}” was proposed: ${question}`,
  }),
  TopicAdopted: ({ lead, assists, plan, until }) => {
    const others = joined(assists);
    return {
      zh: `确定为专题，${lead}牵头${assists.length > 0 ? `，${others.zh}配合` : ''}，至 ${until} 完成：${plan}`,
      en: `Adopted; ${lead} leads${assists.length > 0 ? `, ${others.en} assist` : ''}, until ${until}: ${plan}`,
    };
  },
  TopicDropped: ({ reason }) => ({ zh: `不列为专题：${reason}`, en: `Dropped: ${reason}` }),
  MeasureLogged: ({ unit, measure }) => ({
    zh: `${unit}采取措施：${measure}`,
    en: `A measure by ${unit}: ${measure}`,
  }),
  TopicIssueLinked: ({ issue }) => ({
    zh: `关联诉求 ${issue}。`,
    en: `The issue ${issue} was linked.`,
  }),
  TopicOverdue: ({ measures }) => ({
    zh: `专题到期未办结，已有措施 ${String(measures)} 项。`,
    en: `The time is over and the topic is open, with ${String(measures)} measures.`,
  }),
  TopicReviewed: ({ verdict, finding }) => {
    const name = VERDICT_NAMES[verdict];
    return { zh: `评估：${name.zh}。${finding}`, en: `Judged ${name.en}. ${finding}` };
  },
  TopicClosed: ({ summary }) => ({
    zh: `专题办结：${summary}`,
    en: `The topic was closed: ${summary}`,
  }),
});

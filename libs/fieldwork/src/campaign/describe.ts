import type { Bilingual } from '@shaodao/decider';
import type { CampaignEvent, VisitOutcome } from './state.js';

const OUTCOMES: Readonly<Record<VisitOutcome, Bilingual>> = {
  MET: { zh: '已见面', en: 'met' },
  ABSENT: { zh: '无人', en: 'absent' },
  REFUSED: { zh: '拒访', en: 'refused' },
};

/** One event of a campaign as a line of its timeline. */
export function describeCampaign({ type, data }: CampaignEvent): Bilingual {
  switch (type) {
    case 'CampaignPlanned': {
      const count = String(data.targets.length);
      return {
        zh: `制定“${data.title}”方案，对象 ${count} 个，至 ${data.until}。`,
        en: `“${data.title}” was planned for ${count} targets until ${data.until}.`,
      };
    }
    case 'CampaignStarted':
      return { zh: '行动启动。', en: 'The campaign was started.' };
    case 'TargetsAdded': {
      const count = String(data.targets.length);
      return { zh: `补充对象 ${count} 个。`, en: `${count} targets were added.` };
    }
    case 'VisitRecorded': {
      const outcome = OUTCOMES[data.outcome];
      return {
        zh: `走访“${data.target}”：${outcome.zh}。`,
        en: `“${data.target}” was visited: ${outcome.en}.`,
      };
    }
    case 'VisitIssueLinked':
      return {
        zh: `走访 ${data.visit} 发现的问题登记为诉求 ${data.issue}。`,
        en: `What the visit ${data.visit} found became the issue ${data.issue}.`,
      };
    case 'StageAdvanced':
      return {
        zh: `由“${data.from}”转入“${data.to}”：${data.finding}`,
        en: `The campaign went on from “${data.from}” to “${data.to}”: ${data.finding}`,
      };
    case 'VisitOverdue':
      return {
        zh: `“${data.target}”未按期走访。`,
        en: `The visit to “${data.target}” is overdue.`,
      };
    case 'CampaignOverdue': {
      const share = `${String(data.met)}/${String(data.targets)}`;
      return { zh: `行动到期未结束，已走访 ${share}。`, en: `The time is over at ${share} met.` };
    }
    case 'CampaignClosed': {
      const share = `${String(data.met)}/${String(data.targets)}`;
      return {
        zh: `行动结束：走访 ${share}，发现问题 ${String(data.issues)} 件。${data.summary}`,
        en: `The campaign was closed: ${share} met, ${String(data.issues)} issues. ${data.summary}`,
      };
    }
  }
}

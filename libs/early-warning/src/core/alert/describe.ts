import { byType, quoted, type Bilingual } from '@shaodao/decider';
import type { AlertKind } from './section.js';
import type { AlertEventMap } from './state.js';

export const ALERT_KIND_NAMES: Readonly<Record<AlertKind, Bilingual>> = {
  CLUSTER: { zh: '多人集中反映', en: 'cluster' },
  REPEAT: { zh: '重复反映', en: 'repeated reports' },
  SURGE: { zh: '诉求突增', en: 'surge' },
  NEAR_DUE: { zh: '临期积压', en: 'load near due' },
};

/** One event of an alert as a line of its timeline. */
export const describeAlert = byType<AlertEventMap>({
  AlertRaised: ({ kind, reason }) => {
    const name = ALERT_KIND_NAMES[kind];
    return { zh: `预警（${name.zh}）：${reason.zh}`, en: `Alert (${name.en}): ${reason.en}` };
  },
  AlertRenewed: ({ reason }) => ({
    zh: `预警更新：${reason.zh}`,
    en: `The alert now: ${reason.en}`,
  }),
  AlertCleared: () => ({
    zh: '情况消除，预警解除。',
    en: 'It no longer holds; the alert was cleared.',
  }),
  AlertAcknowledged: ({ note }) => {
    const said = quoted(note);
    return { zh: `已知悉${said.zh}`, en: `Acknowledged${said.en}` };
  },
  AlertDismissed: ({ reason }) => ({ zh: `已排除：${reason}`, en: `Dismissed: ${reason}` }),
  AlertTakenUp: ({ title }) => ({
    zh: `转为专题“${title}”。`,
    en: `Taken up as the topic “${title}”.`,
  }),
});

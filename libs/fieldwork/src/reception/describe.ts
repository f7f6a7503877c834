import type { Bilingual } from '@shaodao/decider';
import type { ReceptionEvent } from './state.js';

/** One event of a session as a line of its timeline; visitors are not named in it. */
export function describeReception({ type, data }: ReceptionEvent): Bilingual {
  switch (type) {
    case 'SessionPlanned':
      return {
        zh: `排定 ${data.date} 的接待“${data.session}”。`,
        en: `The reception “${data.session}” was planned for ${data.date}.`,
      };
    case 'VisitBooked':
      return { zh: `预约来访 ${data.visit}。`, en: `The visit ${data.visit} was booked.` };
    case 'SessionOpened':
      return { zh: '开始接待。', en: 'The session was opened.' };
    case 'VisitorRegistered':
      return {
        zh: `登记${data.repeat ? '重复' : ''}来访 ${data.visit}。`,
        en: `The ${data.repeat ? 'repeated ' : ''}visit ${data.visit} was registered.`,
      };
    case 'VisitIssueLinked':
      return {
        zh: `来访 ${data.visit} 登记为诉求 ${data.issue}。`,
        en: `The visit ${data.visit} became the issue ${data.issue}.`,
      };
    case 'VisitSettled':
      return {
        zh: `来访 ${data.visit} 当场办结。`,
        en: `The visit ${data.visit} was settled on the spot.`,
      };
    case 'MinutesRecorded':
      return { zh: '记录接待纪要。', en: 'The minutes were recorded.' };
    case 'SessionClosed': {
      const { visitors, settled, issues, repeats } = data;
      return {
        zh: `结束接待：来访 ${String(visitors)} 件，当场办结 ${String(settled)} 件，转为诉求 ${String(issues)} 件，重复 ${String(repeats)} 件。`,
        en: `The session was closed: ${String(visitors)} visits, ${String(settled)} settled on the spot, ${String(issues)} made issues, ${String(repeats)} repeated.`,
      };
    }
    case 'SessionCancelled':
      return { zh: `取消接待：${data.reason}`, en: `The session was cancelled: ${data.reason}` };
    case 'SessionMissed':
      return {
        zh: `${data.date} 的接待未开始。`,
        en: `The session of ${data.date} was not held.`,
      };
  }
}

import type { Bilingual } from '@shaodao/decider';
import type { AdmissionEvent } from './state.js';

const CAUSES = {
  REVIEW_MISSED: { zh: '逾期未复审', en: 'its review was missed' },
  BEYOND_AUTHORITY: { zh: '超出权限', en: 'it is beyond their authority' },
  BEYOND_CAPACITY: { zh: '超出承载能力', en: 'it is more than they can carry' },
} as const;

/** One event of an admission as a line of its timeline. */
export function describeAdmission({ type, data }: AdmissionEvent): Bilingual {
  switch (type) {
    case 'ItemProposed':
      return {
        zh: `提出清单事项“${data.item.id}”（${data.item.basis}）。`,
        en: `The item “${data.item.id}” was proposed (${data.item.basis}).`,
      };
    case 'ItemReviewed':
      return {
        zh: `已审核：${data.withinAuthority ? '在权限内' : '超出权限'}，每人在办 ${String(data.openPerWorker)} 件。`,
        en: `Reviewed: ${data.withinAuthority ? 'within' : 'beyond'} authority, ${String(data.openPerWorker)} open tasks per worker.`,
      };
    case 'ItemAdmitted':
      return {
        zh: `准予入格，${data.nextReview} 前复审。`,
        en: `The item was admitted, to be reviewed by ${data.nextReview}.`,
      };
    case 'ItemRefused':
      return { zh: `不予入格：${data.reason}`, en: `The item was refused: ${data.reason}` };
    case 'ItemReviewDue':
      return { zh: '复审期至。', en: 'The review is due.' };
    case 'ItemRenewed':
      return {
        zh: `复审通过，${data.nextReview} 前再审。`,
        en: `The review was passed; the next is due by ${data.nextReview}.`,
      };
    case 'ItemSuspended':
      return {
        zh: `事项中止：${CAUSES[data.because].zh}。`,
        en: `The item was suspended: ${CAUSES[data.because].en}.`,
      };
  }
}

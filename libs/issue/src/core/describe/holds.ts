import { SUSPENSION_CAUSE_TERMS, CLOCK_TERMS } from './clock-terms.js';
import { quoted, type Describe } from './sentence.js';
import type { Term } from './terms.js';

export const extensionRequested: Describe<'ExtensionRequested'> = (
  { unit, dueAt, reason },
  local,
) => ({
  zh: `${unit} 申请延期至 ${local(dueAt).zh}：${reason}`,
  en: `${unit} asked for an extension until ${local(dueAt).en}: ${reason}`,
});

export const extensionGranted: Describe<'ExtensionGranted'> = (
  { unit, dueAt, previousDueAt, count, told },
  local,
) => ({
  zh: `同意 ${unit} 第 ${String(count)} 次延期：时限由 ${local(previousDueAt).zh} 改为 ${local(dueAt).zh}${told === undefined ? '' : `，已告知诉求人：${told}`}`,
  en: `Extension no. ${String(count)} was granted to ${unit}: due ${local(dueAt).en} instead of ${local(previousDueAt).en}${told === undefined ? '' : `; the appellant was told: ${told}`}`,
});

export const extensionDenied: Describe<'ExtensionDenied'> = ({ unit, reason }) => ({
  zh: `驳回 ${unit} 的延期申请：${reason}`,
  en: `The extension asked for by ${unit} was denied: ${reason}`,
});

export const issueSuspended: Describe<'IssueSuspended'> = (
  { cause, until, reason, told },
  local,
) => ({
  zh: `挂起至 ${local(until).zh}（${SUSPENSION_CAUSE_TERMS[cause].zh}）：${reason}${told === undefined ? '' : `；已告知诉求人：${told}`}`,
  en: `Suspended until ${local(until).en} (${SUSPENSION_CAUSE_TERMS[cause].en}): ${reason}${told === undefined ? '' : `; the appellant was told: ${told}`}`,
});

export const issueResumed: Describe<'IssueResumed'> = ({ automatic, reason }) =>
  automatic
    ? { zh: '挂起期满，自动恢复办理', en: 'The suspension ended; the work goes on' }
    : { zh: `恢复办理${quoted(reason).zh}`, en: `Resumed${quoted(reason).en}` };

export const ledgerRequested: Describe<'LedgerRequested'> = (
  { unit, plan, milestones, explained },
  local,
) => ({
  zh: `${unit} 申请挂账，计划：${plan}；节点：${milestones.map(({ goal, by }) => `${local(by).zh} ${goal}`).join('、')}；已向诉求人说明：${explained}`,
  en: `${unit} asked to put it on the ledger, with the plan: ${plan}; milestones: ${milestones.map(({ goal, by }) => `${goal} by ${local(by).en}`).join(', ')}; the appellant was told: ${explained}`,
});

export const putOnLedger: Describe<'PutOnLedger'> = ({ lead, nextReviewAt }, local) => ({
  zh: `列入挂账，${lead} 牵头，下次复核 ${local(nextReviewAt).zh}`,
  en: `Put on the ledger, led by ${lead}, next review ${local(nextReviewAt).en}`,
});

export const ledgerReviewed: Describe<'LedgerReviewed'> = (
  { finding, review, nextReviewAt },
  local,
) => ({
  zh: `挂账第 ${String(review)} 次复核：${finding}；下次复核 ${local(nextReviewAt).zh}`,
  en: `Ledger review no. ${String(review)}: ${finding}; next review ${local(nextReviewAt).en}`,
});

export const ledgerCleared: Describe<'LedgerCleared'> = ({ reason }) => ({
  zh: `销账：${reason}`,
  en: `Cleared from the ledger: ${reason}`,
});

export const interimReported: Describe<'InterimReported'> = ({ unit, content, nextAt }, local) => ({
  zh: `${unit} 阶段性反馈：${content}；下次反馈 ${local(nextAt).zh}`,
  en: `${unit} told the appellant how far it is: ${content}; next word by ${local(nextAt).en}`,
});

const ofUnit = (unit: string | undefined): Term =>
  unit === undefined ? { zh: '', en: '' } : { zh: `（${unit}）`, en: ` of ${unit}` };

export const clockWarned: Describe<'ClockWarned'> = ({ kind, unit, share, dueAt }, local) => {
  const { zh, en } = CLOCK_TERMS[kind];
  return share === undefined
    ? {
        zh: `${zh}时限${ofUnit(unit).zh}逾期仍未完成，时限 ${local(dueAt).zh}`,
        en: `The limit for ${en}${ofUnit(unit).en} has been over since ${local(dueAt).en}`,
      }
    : {
        zh: `${zh}时限${ofUnit(unit).zh}已用 ${String(Math.round(share * 100))}%，时限 ${local(dueAt).zh}`,
        en: `${String(Math.round(share * 100))}% of the limit for ${en}${ofUnit(unit).en} are used up, due ${local(dueAt).en}`,
      };
};

export const clockBreached: Describe<'ClockBreached'> = ({ kind, unit, dueAt }, local) => ({
  zh: `${CLOCK_TERMS[kind].zh}时限${ofUnit(unit).zh}已到：${local(dueAt).zh}`,
  en: `The limit for ${CLOCK_TERMS[kind].en}${ofUnit(unit).en} ended ${local(dueAt).en}`,
});

export const dueRecalculated: Describe<'DueRecalculated'> = ({ recalculated }, local) => ({
  zh: `工作日历更新，重新计算时限：${recalculated.map(({ kind, from, to }) => `${CLOCK_TERMS[kind].zh} ${local(from).zh} → ${local(to).zh}`).join('、')}`,
  en: `Limits were computed anew by a newer calendar: ${recalculated.map(({ kind, from, to }) => `${CLOCK_TERMS[kind].en} ${local(from).en} → ${local(to).en}`).join(', ')}`,
});

import type { ClockKind, ClockSpec } from '@shaodao/deadlines';
import type { ProfileSections } from '../core/profile.js';

/** What a mechanism with limits for everything says, in small numbers. */

const CLOCKS: Readonly<Partial<Record<ClockKind, ClockSpec>>> = {
  ACCEPT: { limit: { amount: 5, unit: 'WORK_DAY' } },
  VERIFY_REPORT: { limit: { amount: 1, unit: 'WORK_DAY' } },
  ORDER: { limit: { amount: 8, unit: 'WORK_HOUR' } },
  RESPOND: { limit: { amount: 2, unit: 'WORK_DAY' } },
  DISPATCH: { limit: { amount: 4, unit: 'WORK_HOUR' } },
  SIGN: { limit: { amount: 4, unit: 'WORK_HOUR' } },
  RETURN_WINDOW: { limit: { amount: 2, unit: 'WORK_DAY' } },
  ARBITRATE: { limit: { amount: 2, unit: 'WORK_DAY' } },
  CONTACT: { limit: { amount: 24, unit: 'NAT_HOUR', calendar: 'round-the-clock' } },
  HANDLE: {
    limit: { amount: 5, unit: 'WORK_DAY' },
    byUrgency: { CRITICAL: { amount: 24, unit: 'NAT_HOUR' } },
    byComplexity: { HARD: { amount: 15, unit: 'WORK_DAY' } },
    warnAt: [0.5],
  },
  ASSIST_REPORT: { limit: { amount: 3, unit: 'WORK_DAY' } },
  INTERIM: { limit: { amount: 5, unit: 'WORK_DAY' } },
  EXT_DECISION: { limit: { amount: 1, unit: 'WORK_DAY' } },
  VERIFY: { limit: { amount: 2, unit: 'WORK_DAY' }, cumulative: true },
  FEEDBACK: { limit: { amount: 1, unit: 'WORK_DAY' } },
  CALLBACK: { limit: { amount: 2, unit: 'WORK_DAY' } },
  EVAL_WINDOW: { limit: { amount: 7, unit: 'NAT_DAY', rollOnHoliday: true } },
  REWORK: { limit: { amount: 3, unit: 'WORK_DAY' } },
  SUP_REPLY: { limit: { amount: 2, unit: 'WORK_DAY' } },
  LEDGER_REVIEW: { limit: { amount: 30, unit: 'NAT_DAY' } },
  REOPEN_WINDOW: { limit: { amount: 1, unit: 'CAL_MONTH', rollOnHoliday: true } },
  EXCL_WINDOW: { limit: { amount: 10, unit: 'WORK_DAY' } },
  OVERALL: { limit: { amount: 15, unit: 'WORK_DAY' } },
  LEVEL: { limit: { amount: 10, unit: 'WORK_DAY' } },
};

/** Sections that speak of time: limits, extensions, rests, and a ladder that presses. */
export const TIMED: ProfileSections = {
  clocks: CLOCKS,
  extensions: { maxCount: 2, maxTotal: { amount: 10, unit: 'WORK_DAY' } },
  suspension: { causes: ['STATUTORY_APPRAISAL', 'APPELLANT_ASKED'], maxDays: 60 },
  ledger: { reviewEveryDays: 30, causes: ['FUNDING', 'OWNERSHIP'] },
  returns: { citesListItem: false, pausesHandling: true },
  supervision: {
    ladder: [
      { measure: 'REMIND', atShare: 0.5 },
      { measure: 'BLUE', atShare: 0.8 },
      { measure: 'YELLOW', atShare: 1, replyWithin: { amount: 2, unit: 'WORK_DAY' } },
      { measure: 'RED', afterDue: { amount: 1, unit: 'WORK_DAY' } },
      {
        measure: 'ORDER',
        afterDue: { amount: 3, unit: 'WORK_DAY' },
        replyWithin: { amount: 2, unit: 'WORK_DAY' },
      },
    ],
  },
};

const { OVERALL: _promised, ...OF_TICKETS } = CLOCKS;

/** The same without a limit for the whole matter: tickets alone are told to the appellant. */
export const TIMED_TICKETS: ProfileSections = { ...TIMED, clocks: OF_TICKETS };

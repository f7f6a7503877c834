import { minutesBetween, type Computation, type LimitUnit } from '@shaodao/deadlines';
import type { Bilingual } from '@shaodao/decider';
import { CLOCK_TERMS } from '@shaodao/issue';
import type { Deadline, Standing } from './deadlines-of.js';

const UNIT_WORDS: Readonly<Record<LimitUnit, Bilingual>> = {
  NAT_MIN: { zh: '分钟', en: 'minutes' },
  NAT_HOUR: { zh: '小时', en: 'hours' },
  WORK_HOUR: { zh: '工作小时', en: 'working hours' },
  WORK_DAY: { zh: '个工作日', en: 'working days' },
  NAT_DAY: { zh: '个自然日', en: 'natural days' },
  CAL_MONTH: { zh: '个月', en: 'months' },
  FIXED_AT: { zh: '日', en: 'of the month' },
};

const STANDING_WORDS: Readonly<Record<Standing, Bilingual>> = {
  MET: { zh: '按时', en: 'in time' },
  MISSED: { zh: '超时', en: 'late' },
  OPEN: { zh: '未到期', en: 'not due yet' },
};

/** A deadline's computation as a person would tell it: from when, how long, due, done. */
export function deadlineWords(deadline: Deadline): Bilingual {
  const { kind, dueAt, endedAt, standing } = deadline;
  const { startedAt, computation } = deadline;
  const counted = computationWords(computation, startedAt, dueAt);
  const stands = STANDING_WORDS[standing];
  const term = CLOCK_TERMS[kind];
  const [due, end] = [minute(dueAt), endedAt === undefined ? undefined : minute(endedAt)];
  return {
    zh: `${term.zh}：${counted.zh}，${due} 到期；${end === undefined ? '尚未结束' : `${end} 结束`}，${stands.zh}`,
    en: `${term.en}: ${counted.en}, due ${due}; ${end === undefined ? 'not ended' : `ended ${end}`}, ${stands.en}`,
  };
}

function computationWords(
  computation: Computation | undefined,
  startedAt: string,
  dueAt: string,
): Bilingual {
  if (computation === undefined) {
    return amountWords(startedAt, minutesBetween(startedAt, dueAt), 'NAT_MIN', '');
  }
  const { from, amount, unit, calendar, onTopOf, rolled } = computation;
  if (onTopOf !== undefined) {
    const before = computationWords(onTopOf, onTopOf.from, from);
    const more = `${number(amount)} `;
    return {
      zh: `${before.zh}，再延长 ${more}${UNIT_WORDS[unit].zh}`,
      en: `${before.en}, extended by ${more}${UNIT_WORDS[unit].en}`,
    };
  }
  const words = amountWords(from, amount, unit, unit.startsWith('WORK') ? ` (${calendar})` : '');
  return rolled
    ? { zh: `${words.zh}，顺延至工作日`, en: `${words.en}, rolled to a working day` }
    : words;
}

function amountWords(from: string, amount: number, unit: LimitUnit, by: string): Bilingual {
  const { zh, en } = UNIT_WORDS[unit];
  const [start, much] = [minute(from), number(amount)];
  return { zh: `自 ${start} 起 ${much} ${zh}${by}`, en: `${much} ${en}${by} from ${start}` };
}

const minute = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)}Z`;

const number = (amount: number): string => String(Math.round(amount * 1000) / 1000);

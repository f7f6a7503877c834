import { APPEAL_KINDS, CHANNELS, RESOLUTIONS, URGENCIES } from '@shaodao/issue';
import { PROGRESS } from './model.js';
import { rejectRow } from './row-reject.js';

/** The closed word lists a mapping's rules must hit. */
const WORDS = {
  channel: CHANNELS,
  kind: APPEAL_KINDS,
  urgency: URGENCIES,
  outcome: RESOLUTIONS,
  progress: PROGRESS,
} as const;
type WordField = keyof typeof WORDS;

/** The text as a word of the field's list, else a reject. */
export function wordOf<F extends WordField>(field: F, text: string): (typeof WORDS)[F][number] {
  const words: readonly string[] = WORDS[field];
  if (words.includes(text)) return text as (typeof WORDS)[F][number];
  return rejectRow(
    field,
    'NOT_A_WORD',
    `“${text}”不是 ${field} 的有效值`,
    `"${text}" is not one of ${words.join(', ')}`,
  );
}

/** A text of at least one and at most `longest` characters, else a reject. */
export function textOf(field: string, text: string, longest: number): string {
  if (text === '') return rejectRow(field, 'REQUIRED', '缺少必填值', 'A required value is missing');
  if (text.length <= longest) return text;
  return rejectRow(
    field,
    'TOO_LONG',
    `超过 ${longest} 个字符`,
    `Longer than ${longest} characters`,
  );
}

/** The number in a text, undefined where it is empty, a reject where it is none. */
export function numberOf(field: string, text: string): number | undefined {
  if (text === '') return undefined;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  return rejectRow(field, 'NOT_A_NUMBER', `“${text}”不是数字`, `"${text}" is not a number`);
}

/** Degrees coarsened to about 100 m, the finest the events may hold; a reject outside the globe. */
export function degreesOf(field: string, text: string, bound: 90 | 180): number | undefined {
  const degrees = numberOf(field, text);
  if (degrees === undefined) return undefined;
  if (Math.abs(degrees) <= bound) return Math.round(degrees * 1_000) / 1_000;
  return rejectRow(field, 'OUT_OF_RANGE', `${text} 超出范围`, `${text} is out of range`);
}

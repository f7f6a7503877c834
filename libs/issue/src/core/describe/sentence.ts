import type { Instant, IssueEventMap, IssueEventType } from '../events.js';
import type { Term } from './terms.js';

/** An instant as the readers of a timeline see it on their clocks. */
export type Local = (instant: Instant) => Term;

/** How an event of a type reads in both languages. */
export type Describe<T extends IssueEventType> = (data: IssueEventMap[T], local: Local) => Term;

/** What people wrote, set apart from our words; nothing where there is none. */
export const quoted = (text: string | undefined): Term =>
  text === undefined ? { zh: '', en: '' } : { zh: `：${text}`, en: `: ${text}` };

export const joined = (codes: readonly string[]): Term => ({
  zh: codes.join('、'),
  en: codes.join(', '),
});

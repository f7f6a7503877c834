import type { Bilingual, EvolveMeta } from './index.js';
import type { EventsOf } from './side-steps.js';

/** What people wrote, set apart from our words; nothing where there is none. */
export const quoted = (text: string | undefined): Bilingual =>
  text === undefined ? { zh: '', en: '' } : { zh: `：${text}`, en: `: ${text}` };

export const joined = (words: readonly string[]): Bilingual => ({
  zh: words.join('、'),
  en: words.join(', '),
});

/** A sentence for each type of event, as one function. */
export function byType<M>(sentences: {
  readonly [T in keyof M]: (data: M[T]) => Bilingual;
}): (event: EventsOf<M> & EvolveMeta) => Bilingual {
  return ({ type, data }) => (sentences[type] as (data: unknown) => Bilingual)(data);
}

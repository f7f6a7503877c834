import type { Sentence } from '@shaodao/platform';

/** A sentence with its facts put in; a brace whose fact is no text or number stays as it is. */
export function filledSentence(
  { zh, en }: Sentence,
  params: Readonly<Record<string, unknown>>,
): Sentence {
  const put = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (all, name: string) => {
      const value = params[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : all;
    });
  return { zh: put(zh), en: put(en) };
}

import type { Refusal } from '@shaodao/decider';
import type { Name } from './entries.js';
import { DIRECTORY_SENTENCES } from './refusal-sentences.js';

/** What a refusal says to a person, its facts filled in; undefined for codes of others. */
export function directoryRefusalText({ code, params = {} }: Refusal): Name | undefined {
  const sentence = DIRECTORY_SENTENCES[code];
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
    });
  return sentence && { zh: filled(sentence.zh), en: filled(sentence.en) };
}

import { useSyncExternalStore } from 'react';
import { language, onLanguage } from './choice.js';

/** The words of one part of the console; they are fetched with the page that says them. */
export interface Words<T> {
  readonly zh: T;
  readonly en: T;
}

/** Words in both languages, of one shape: a sentence missing in English does not compile. */
export const inBoth = <T extends object>(zh: T, en: NoInfer<T>): Words<T> => ({ zh, en });

/** The words of a part in the reader's language; the page is drawn anew when it changes. */
export function useWords<T>(words: Words<T>): T {
  return words[useSyncExternalStore(onLanguage, language)];
}

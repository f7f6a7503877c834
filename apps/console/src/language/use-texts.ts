import { useSyncExternalStore } from 'react';
import { language, onLanguage } from './choice.js';
import { en } from './texts-en.js';
import { zh, type Texts } from './texts-zh.js';

/** The words of the console in the reader's language; pages are drawn anew when it changes. */
export function useTexts(): Texts {
  return useSyncExternalStore(onLanguage, language) === 'zh' ? zh : en;
}

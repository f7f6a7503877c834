import { useSyncExternalStore } from 'react';
import { language, onLanguage } from '../language/choice.js';

/** Picks what is written in both languages in the reader's own. */
export function useBilingual(): (both: { readonly zh: string; readonly en?: string }) => string {
  const chosen = useSyncExternalStore(onLanguage, language);
  return ({ zh, en }) => (chosen === 'en' ? (en ?? zh) : zh);
}

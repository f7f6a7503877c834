export type Language = 'zh' | 'en';

const KEY = 'shaodao.language';
const listeners = new Set<() => void>();
let current: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';

/** Chinese unless the reader chose English here. */
export function language(): Language {
  return current;
}

export function chooseLanguage(next: Language): void {
  current = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}

/** Calls back when the language changes. @returns how to stop it */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

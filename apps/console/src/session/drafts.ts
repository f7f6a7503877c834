const PREFIX = 'shaodao.draft.';

/** What was begun under this name and not sent; undefined where there is nothing. */
export function draftOf(name: string): unknown {
  const stored = localStorage.getItem(PREFIX + name);
  return stored === null ? undefined : (JSON.parse(stored) as unknown);
}

/** Keeps what was begun in this browser, until it is sent or the session ends. */
export function keepDraft(name: string, draft: object | undefined): void {
  if (draft === undefined) localStorage.removeItem(PREFIX + name);
  else localStorage.setItem(PREFIX + name, JSON.stringify(draft));
}

/** Drafts hold what residents said: none is left behind for whoever sits down here next. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

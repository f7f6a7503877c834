import { forgetDrafts } from './drafts.js';

/** Who is logged in here, and in which post. Kept in this browser until the login runs out. */
export interface Session {
  readonly token: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
  /** The post one acts in; absent until one of several is chosen. */
  readonly post?: string;
  /** The password was set by somebody else: nothing is open before it is replaced. */
  readonly mustChangePassword?: true;
  /** The only matter one reaches; of somebody who came by the code of a receipt. */
  readonly issue?: string;
}

/** Who one is, as the server said last: known without a line as well; ends with the session. */
export const ME_KEY = 'shaodao.me';
/** Residents have a place of their own, and a login of their own beside that of whoever works here. */
const RESIDENTS = /^\/console\/r(\/|$)/;
const KEYS = { staff: 'shaodao.session', residents: 'shaodao.resident' } as const;
const KEY = KEYS[RESIDENTS.test(window.location.pathname) ? 'residents' : 'staff'];
const listeners = new Set<() => void>();
let current = read();
if (current === undefined) forgetDrafts();

/** The session, or undefined where nobody is logged in or the login has run out. */
export function session(): Session | undefined {
  if (current !== undefined && Date.parse(current.expiresAt) <= Date.now()) {
    current = undefined;
    forgetDrafts();
  }
  return current;
}

/** Begins, changes or (undefined) ends the session, in every tab of this browser. */
export function keepSession(next: Session | undefined): void {
  current = next;
  if (next === undefined) {
    localStorage.removeItem(KEY);
    localStorage.removeItem(ME_KEY);
    forgetDrafts();
  } else localStorage.setItem(KEY, JSON.stringify(next));
  tell();
}

/** Takes the login of a resident along to the residents' place. */
export function goToResidents(): void {
  localStorage.setItem(KEYS.residents, JSON.stringify(current));
  localStorage.removeItem(KEYS.staff);
  localStorage.removeItem(ME_KEY);
  window.location.replace('/console/r');
}

/** Calls back whenever the session changes, here or in another tab. @returns how to stop it */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener('storage', ({ key }) => {
  if (key !== KEY) return;
  current = read();
  tell();
});

function tell(): void {
  for (const listener of listeners) listener();
}

function read(): Session | undefined {
  const stored = localStorage.getItem(KEY);
  return stored === null ? undefined : (JSON.parse(stored) as Session);
}

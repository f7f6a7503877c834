import { useSyncExternalStore } from 'react';
import { onSession, session, type Session } from './session.js';

/** The session of this browser; whoever uses it is drawn anew when it changes. */
export function useSession(): Session | undefined {
  return useSyncExternalStore(onSession, session);
}

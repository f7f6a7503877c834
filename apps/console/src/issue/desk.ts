import { createContext, useContext } from 'react';
import type { Action } from './act/use-actions.js';
import type { Issue, Timeline } from './use-issue.js';

/** The matter that lies on the desk, what may be done to it, and how to begin doing it. */
export interface Desk {
  readonly matter: Issue;
  readonly timeline: Timeline;
  /** What is open to the reader, and has a form here. */
  readonly open: readonly Action[];
  /** What is not, with the reason. */
  readonly shut: readonly Action[];
  readonly begin: (action: Action) => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk around a panel. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('This belongs on the page of a matter');
  return desk;
}

import type { Actor } from '@shaodao/decider';
import type { Trees } from '@shaodao/identity';
import type { BoardRow } from '@shaodao/read-models';
import { factsOf } from './reading-rights.js';
import { viewsOf } from './personal-view.js';
import { shownPeople, type ShownPeople } from './resident-identity.js';

export type BoardAnswerRow = Omit<BoardRow, 'title' | 'position' | keyof ShownPeople> &
  ShownPeople & {
    /** Null where the caller may not read it, or the resident is erased. */
    readonly title: string | null;
    readonly position: string;
  };

/**
 * The rows of the caller's scope as the caller may see them: titles by the policy of free text,
 * the resident by that of name and phone.
 */
export function boardAnswer(
  rows: readonly BoardRow[],
  actor: Actor,
  trees: Trees,
): BoardAnswerRow[] {
  return rows.map((row) => {
    const views = viewsOf(actor, factsOf(row), trees);
    const title = views.freeText === 'clear' ? (row.title ?? null) : null;
    return { ...row, ...shownPeople(row, views), title, position: String(row.position) };
  });
}

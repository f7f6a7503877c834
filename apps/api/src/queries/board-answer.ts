import type { Actor } from '@shaodao/decider';
import type { Trees } from '@shaodao/identity';
import type { BoardRow } from '@shaodao/read-models';
import { factsOf } from './reading-rights.js';
import { viewsOf } from './personal-view.js';

export type BoardAnswerRow = Omit<BoardRow, 'title' | 'accusedUnit' | 'position'> & {
  /** Null where the caller may not read it, or the resident is erased. */
  readonly title: string | null;
  readonly accusedUnit?: string;
  readonly position: string;
};

/** The rows of the caller's scope as the caller may see them: titles by the policy of free text. */
export function boardAnswer(
  rows: readonly BoardRow[],
  actor: Actor,
  trees: Trees,
): BoardAnswerRow[] {
  return rows.map((row) => {
    const { freeText } = viewsOf(actor, factsOf(row), trees);
    const title = freeText === 'clear' ? (row.title ?? null) : null;
    return { ...row, title, position: String(row.position) };
  });
}

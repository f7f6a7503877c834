import type { TallyRow } from '@shaodao/assessment';
import { countsOf, issueFactsAt, type FiguresQuestion } from './figures.js';
import { isLeftOut } from './left-out.js';
import { TallyBook } from './tally-book.js';
import { toldOfAll, type Reading } from './told-at.js';

/**
 * The same figures from the log alone: every issue's events up to the moment are folded and counted,
 * and no read table is looked at. One pass answers several questions (a period and those it is held
 * against).
 * @returns the tallies of each question, in their order.
 */
export async function figuresFromEvents(
  questions: readonly FiguresQuestion[],
  reading: Reading,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (at: number) => void } = {},
): Promise<readonly (readonly TallyRow[])[]> {
  const asked = questions.map((question) => ({
    counts: countsOf(question),
    book: new TallyBook(),
    leftOut: question.leftOut ?? [],
  }));
  for await (const told of toldOfAll(reading, options)) {
    const { facts, changedAt } = issueFactsAt(told);
    for (const { counts, book, leftOut } of asked)
      for (const fact of facts)
        if (!isLeftOut(fact, leftOut)) book.add(counts(fact, reading.moment, changedAt));
  }
  return asked.map(({ book }) => book.rows());
}

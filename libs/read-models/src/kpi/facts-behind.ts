import type { Contribution, Fact, FactKind } from '@shaodao/assessment';
import type { Pool } from 'pg';
import { Conditions } from '../board/filter.js';
import type { BoardScope } from '../board/scope.js';
import {
  changedSince,
  countsOf,
  issueFactsAt,
  mattersIn,
  type FiguresQuestion,
  type KpiFigures,
} from './figures.js';
import { isLeftOut } from './left-out.js';
import { factKey } from './told.js';
import { toldAt, toldOfMany } from './told-at.js';

/** Which number is asked about. */
export interface NumberQuestion extends FiguresQuestion {
  readonly metric: string;
  /** Kinds of facts the metric is counted from. */
  readonly kinds: readonly FactKind[];
  /** Whether a share belongs to the row asked about: of a subject, of all below it, or the total. */
  readonly belongs: (share: Contribution) => boolean;
  /** Only what counts above the line, or below it; absent: both. */
  readonly part?: 'numerator' | 'denominator';
}

/** A fact behind a number. */
export interface FactBehind {
  /** Its name among the facts of its issue, e.g. `ASSIGNMENT/a-7K3`. */
  readonly fact: string;
  readonly content: Fact;
  /** Whether it adds to what stands above the line, and below it. */
  readonly numerator: boolean;
  readonly denominator: boolean;
}

/** Every fact behind a number as of a moment, by issue; whoever may see which is not looked at. */
export async function factsBehind(
  figures: KpiFigures,
  question: NumberQuestion,
): Promise<readonly FactBehind[]> {
  const { metric, kinds, belongs, part, leftOut = [] } = question;
  const counts = countsOf(question);
  const behind: FactBehind[] = [];
  await figures.looking(question.moment, async (reading, tx) => {
    const consider = (content: Fact, changedAt: string): void => {
      if (!kinds.includes(content.kind) || isLeftOut(content, leftOut)) return;
      const shares = counts(content, reading.moment, changedAt).filter(
        (each) => each.metric === metric && belongs(each),
      );
      const numerator = shares.some(({ n }) => n !== 0n);
      const denominator = shares.some(({ d }) => d !== 0n);
      const wanted =
        part === undefined ? numerator || denominator : { numerator, denominator }[part];
      if (wanted) behind.push({ fact: factKey(content), content, numerator, denominator });
    };
    const changed = await changedSince(reading, tx);
    for await (const { matter, changedAt, facts } of mattersIn(question.period, tx))
      if (!changed.has(matter)) for (const fact of facts) consider(fact, changedAt);
    for await (const told of toldOfMany([...changed], reading)) {
      const { facts, changedAt } = issueFactsAt(told);
      for (const fact of facts) consider(fact, changedAt);
    }
  });
  return behind.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** A fact of an issue, and what it adds to a period. */
export interface CountedFact {
  readonly fact: string;
  readonly shares: readonly Contribution[];
}

/** What the facts of one issue add to a period as of a moment, from its own events. */
export function countedOfIssue(
  figures: KpiFigures,
  question: FiguresQuestion,
  issue: string,
): Promise<readonly CountedFact[]> {
  const counts = countsOf(question);
  const { leftOut = [] } = question;
  return figures.looking(question.moment, async (reading) => {
    const told = await toldAt(issue, reading);
    if (told === undefined) return [];
    const { facts, changedAt } = issueFactsAt(told);
    return facts
      .filter((fact) => !isLeftOut(fact, leftOut))
      .map((fact) => ({
        fact: factKey(fact),
        shares: counts(fact, reading.moment, changedAt),
      }));
  });
}

/** Of these issues those that lie in a reader's scope. */
export async function issuesInScope(
  issues: readonly string[],
  scope: BoardScope,
  pool: Pool,
): Promise<ReadonlySet<string>> {
  const where = new Conditions().within(scope).add('b.issue = any(?issues)', { issues });
  const selects = where.branches.map(
    (branch) =>
      `select b.issue from board_issues b join board_reports r using (issue) where ${branch}`,
  );
  const { rows } = await pool.query<{ issue: string }>(selects.join('\nunion '), where.params);
  return new Set(rows.map(({ issue }) => issue));
}

const orderOf = ({ content, fact }: FactBehind): string => `${content.issue} ${fact}`;

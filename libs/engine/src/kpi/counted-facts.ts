import { type Contribution, type FactKind, type MetricDefinition } from '@shaodao/assessment';
import type { DirectoryService } from '@shaodao/directory';
import type { EventStore } from '@shaodao/event-store';
import {
  countedOfIssue,
  eventsOfFact,
  factsBehind,
  issuesInScope,
  type BoardScope,
  type EventOfFact,
  type FactBehind,
  type KpiFigures,
  type Moment,
  type NumberQuestion,
} from '@shaodao/read-models';
import type { Pool } from 'pg';
import { figuresQuestion, lastInstantOf, rollUpBy, type KpiTableQuestion } from './kpi-tables.js';

/** Which number of a table. */
export interface NumberAsked {
  readonly metric: string;
  /** Whose row; absent: the total. */
  readonly subject?: string;
  readonly part?: 'numerator' | 'denominator';
}

/** What a unit says should not count. */
export interface Contested {
  readonly subject: string;
  readonly issue: string;
  readonly fact?: string;
}

/** Leads from every number of a table to the facts it counts. */
export class CountedFacts {
  constructor(
    private readonly figures: KpiFigures,
    private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly directory: Pick<DirectoryService, 'asOf'>,
  ) {}

  /** The facts behind a number, by issue; undefined where the set has no such metric. */
  async behind(
    question: KpiTableQuestion,
    { metric: code, subject, part }: NumberAsked,
  ): Promise<readonly FactBehind[] | undefined> {
    const metric = question.set.metrics.find((each) => each.code === code);
    if (metric === undefined) return undefined;
    return factsBehind(this.figures, {
      ...figuresQuestion(question),
      metric: code,
      kinds: kindsOf(question, metric),
      belongs: this.#belonging(question, subject),
      ...(part === undefined ? {} : { part }),
    });
  }

  /** True where the table counts the fact, or any fact of the issue, for the subject. */
  async counts(question: KpiTableQuestion, { subject, issue, fact }: Contested): Promise<boolean> {
    const belongs = this.#belonging(question, subject);
    const counted = await countedOfIssue(this.figures, figuresQuestion(question), issue);
    return counted.some(
      (each) => (fact === undefined || each.fact === fact) && each.shares.some(belongs),
    );
  }

  /**
   * Those of the facts whose issues lie in a reader's scope. Figures given belong to no issue: whoever
   * sees the table sees them, those of a person only with `persons`.
   */
  async visible(
    behind: readonly FactBehind[],
    scope: BoardScope,
    { persons }: { readonly persons: boolean },
  ): Promise<readonly FactBehind[]> {
    const issues = [...new Set(behind.map(({ content }) => content.issue))];
    const seen = await issuesInScope(issues, scope, this.pool);
    return behind.filter(({ content: { kind, issue, fields } }) =>
      kind === 'EXTERNAL' ? persons || fields['person'] === null : seen.has(issue),
    );
  }

  /** The events that made a fact what it was at a moment, by default now. */
  eventsOfFact(issue: string, fact: string, moment?: Moment): Promise<readonly EventOfFact[]> {
    return eventsOfFact(this.store, issue, fact, moment);
  }

  /** A share belongs to the row of its subject, of all above it, and of where it was copied to. */
  #belonging(
    { period, dimension }: KpiTableQuestion,
    subject: string | undefined,
  ): NumberQuestion['belongs'] {
    if (subject === undefined) return ({ share }) => !share;
    const rollUp = rollUpBy(this.directory.asOf(lastInstantOf(period)));
    return (share: Contribution) =>
      share.subject === subject ||
      share.copiedTo === subject ||
      (!share.share && rollUp(dimension, share.subject).includes(subject));
  }
}

/** Kinds of facts a metric is counted from: its own, those it is over, those that make raters. */
function kindsOf(
  { set }: KpiTableQuestion,
  { cohort, over, raters }: MetricDefinition,
): readonly FactKind[] {
  const codes = [
    cohort,
    ...(typeof over === 'object' ? [over.cohort] : []),
    ...(raters?.having === undefined ? [] : [raters.having.cohort]),
  ];
  return set.cohorts.filter(({ code }) => codes.includes(code)).map(({ counts }) => counts);
}

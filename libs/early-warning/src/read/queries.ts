import type { Position } from '@shaodao/event-store';
import type { Resolution, Satisfaction } from '@shaodao/issue';
import type { Pool } from 'pg';
import type { Alert } from '../core/alert/state.js';
import type { CountedReport, Evidence } from '../core/detect/finding.js';
import type { StandingAlert } from '../core/detect/reconcile.js';
import type { WeekCount } from '../core/detect/surges.js';
import type { TopicIssue } from '../core/topic/curve.js';
import { alertRowOf, type AlertRow, type StoredAlert } from './alert-row.js';
import { WARNING_SQL } from './sql.js';

/** Reports of one category filed in one place within a span. */
export type RecentCount = Omit<WeekCount, 'week'>;

/** The last alert of a key, and the revision of its stream it was read at. */
export type KnownAlert = Omit<StandingAlert, 'status'> & {
  readonly status: Alert['status'];
  readonly revision: number;
};

/** A span of time: after `since`, up to `until`. ISO 8601 UTC. */
export interface Span {
  readonly since: string;
  readonly until: string;
}

/** Which reports a topic is about. */
export interface TopicScope {
  /** With all below. */
  readonly categories: readonly string[];
  /** With all below; absent: everywhere. */
  readonly territories?: readonly string[];
}

/** The questions early warning asks of the read tables. */
export class WarningQueries {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** When the first report was made that counts; undefined where none was. */
  async firstReport(): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ first: Date | null }>(WARNING_SQL.firstReport);
    return rows[0]?.first?.toISOString();
  }

  async recent({ since, until }: Span): Promise<readonly RecentCount[]> {
    const { rows } = await this.pool.query<RecentCount>(WARNING_SQL.recent, [since, until]);
    return rows;
  }

  /** Counts of the window of `days` that ends now, and of those of as many `weeks` before. */
  async weeks(
    now: string,
    categories: readonly string[],
    weeks: number,
    days: number,
  ): Promise<readonly WeekCount[]> {
    const params = [now, categories, weeks, days];
    const { rows } = await this.pool.query<WeekCount>(WARNING_SQL.weeks, params);
    return rows;
  }

  async reportsOf(
    categories: readonly string[],
    { since, until }: Span,
  ): Promise<readonly CountedReport[]> {
    const { rows } = await this.pool.query<Stored>(WARNING_SQL.reportsOf, [
      categories,
      since,
      until,
    ]);
    return rows.map(reportOf);
  }

  /** Reports of those who reported the same category at least so often. */
  async repeated({ since, until }: Span, least: number): Promise<readonly CountedReport[]> {
    const { rows } = await this.pool.query<Stored>(WARNING_SQL.repeated, [since, until, least]);
    return rows.map(reportOf);
  }

  /** Those of the units that have at least so many open assignments due in the span, and how many. */
  async dueSoon(
    units: readonly string[],
    { since, until }: Span,
    least: number,
  ): Promise<ReadonlyMap<string, number>> {
    const params = [units, since, until, least];
    const { rows } = await this.pool.query<{ unit: string; due: number }>(
      WARNING_SQL.dueSoon,
      params,
    );
    return new Map(rows.map(({ unit, due }) => [unit, due]));
  }

  /** The assignments of each unit that are due first; none of reports of wrongdoing. */
  async dueFirst(
    units: readonly string[],
    { since, until }: Span,
    most: number,
  ): Promise<ReadonlyMap<string, readonly Evidence[]>> {
    const { rows } = await this.pool.query<StoredDue>(WARNING_SQL.dueFirst, [
      units,
      since,
      until,
      most,
    ]);
    const first = new Map<string, Evidence[]>();
    for (const { unit, issue, assignment, due_at: due } of rows) {
      const evidence = { issue, assignment, at: due.toISOString() };
      first.set(unit, [...(first.get(unit) ?? []), evidence]);
    }
    return first;
  }

  /** How many assignments each unit finished in the span. */
  async done(
    units: readonly string[],
    { since, until }: Span,
  ): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ unit: string; done: number }>(WARNING_SQL.done, [
      units,
      since,
      until,
    ]);
    return new Map(rows.map(({ unit, done }) => [unit, done]));
  }

  /**
   * The last alert of each of these keys and of every key whose alert stands; at one moment, or an
   * alert that another watch raised in between would be taken for one of the past.
   */
  async lastOfEach(keys: readonly string[]): Promise<readonly KnownAlert[]> {
    const { rows } = await this.pool.query<StoredLast>(WARNING_SQL.lastOfEach, [keys]);
    return rows.map(({ alert: id, ...rest }) => ({ id, ...rest }));
  }

  /** Alerts that changed after a position, in order. */
  async changedAfter(position: Position, most: number): Promise<readonly AlertRow[]> {
    const { rows } = await this.pool.query<StoredAlert>(WARNING_SQL.changedAlerts, [
      position,
      most,
    ]);
    return rows.map(alertRowOf);
  }

  /** The reports of a topic made from `since` on and before `until`, and what became of them. */
  async ofTopic(
    { categories, territories }: TopicScope,
    { since, until }: Span,
    now: string,
  ): Promise<readonly TopicIssue[]> {
    const params = [categories, territories ?? null, since, until, now];
    const { rows } = await this.pool.query<StoredTopicIssue>(WARNING_SQL.ofTopic, params);
    return rows.map(({ reported_at: at, on_time: onTime, ...said }) => ({
      ...said,
      onTime,
      reportedAt: at.toISOString(),
    }));
  }
}

interface Stored {
  readonly issue: string;
  readonly category: string;
  readonly territory: string;
  readonly subject: string;
  readonly hidden: boolean;
  readonly reported_at: Date;
}

interface StoredDue {
  readonly unit: string;
  readonly issue: string;
  readonly assignment: string;
  readonly due_at: Date;
}

interface StoredLast {
  readonly alert: string;
  readonly key: string;
  readonly status: Alert['status'];
  readonly total: number;
  readonly revision: number;
}

interface StoredTopicIssue {
  readonly issue: string;
  readonly reported_at: Date;
  readonly resolution: Resolution | null;
  readonly satisfaction: Satisfaction | null;
  readonly on_time: boolean | null;
}

const reportOf = ({ reported_at: at, ...report }: Stored): CountedReport => ({
  ...report,
  reportedAt: at.toISOString(),
});

import type { Pool } from 'pg';
import {
  deadlineWords,
  REASONS,
  type AssumptionCode,
  type Deadline,
  type ReasonCode,
} from '../core/index.js';
import type { Bilingual } from '@shaodao/decider';
import type { FoundFlip } from '../run/chunk.js';
import type { RunProgress } from '../run/execute-run.js';
import type { RunReport } from '../run/run-report.js';
import { WHAT_IF_SQL } from './sql.js';

/** A run of a scenario. */
export interface RunName {
  readonly scenario: string;
  readonly run: number;
}

/** A deadline that flipped, both computations in words. */
export interface FlipAnswer {
  readonly issue: string;
  readonly category: string;
  readonly territory: string;
  readonly actual: Deadline & { readonly words: Bilingual };
  readonly alternative: Deadline & { readonly words: Bilingual };
  readonly reasons: readonly { readonly code: ReasonCode; readonly words: Bilingual }[];
  readonly assumptions: readonly AssumptionCode[];
}

export interface FlipsQuestion {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
  /** Only deadlines of this kind of this unit; both or neither. */
  readonly kind?: string;
  readonly unit?: string;
}

export interface FlipsPage {
  readonly flips: readonly FlipAnswer[];
  /** Absent on the last page. */
  readonly next?: string;
}

interface FlipRow {
  readonly issue: string;
  readonly deadline: string;
  readonly category: string;
  readonly territory: string;
  readonly detail: Pick<FoundFlip, 'actual' | 'alternative' | 'reasons' | 'assumptions'>;
}

/** What runs found, in tables that no projector writes and nobody else reads. */
export class RunResults {
  constructor(private readonly pool: Pool) {}

  async begin({ scenario, run }: RunName, head: number): Promise<void> {
    await this.pool.query(WHAT_IF_SQL.beginRun, [scenario, run, head]);
  }

  /** @returns false where somebody wants the run to end, or it was removed. */
  async saveProgress({ scenario, run }: RunName, progress: RunProgress): Promise<boolean> {
    const { searched, issues, flips, seconds } = progress;
    const { rows } = await this.pool.query<{ cancelled: boolean }>(WHAT_IF_SQL.saveProgress, [
      ...[scenario, run, searched, issues, flips, seconds],
    ]);
    return rows[0]?.cancelled === false;
  }

  async progress({ scenario, run }: RunName): Promise<RunProgress | undefined> {
    const { rows } = await this.pool.query<{
      searched: string;
      head: string;
      issues: number;
      flips: number;
      seconds: number;
    }>(WHAT_IF_SQL.progress, [scenario, run]);
    const [row] = rows;
    return row && { ...row, searched: Number(row.searched), head: Number(row.head) };
  }

  async askCancel({ scenario, run }: RunName): Promise<void> {
    await this.pool.query(WHAT_IF_SQL.askCancel, [scenario, run]);
  }

  async saveReport({ scenario, run }: RunName, report: RunReport): Promise<void> {
    await this.pool.query(WHAT_IF_SQL.saveReport, [scenario, run, JSON.stringify(report)]);
  }

  async report({ scenario, run }: RunName): Promise<RunReport | undefined> {
    const { rows } = await this.pool.query<{ report: RunReport | null }>(WHAT_IF_SQL.report, [
      ...[scenario, run],
    ]);
    return rows[0]?.report ?? undefined;
  }

  async keep({ scenario, run }: RunName, flips: readonly FoundFlip[]): Promise<void> {
    if (flips.length === 0) return;
    await this.pool.query(WHAT_IF_SQL.writeFlips, [
      scenario,
      run,
      flips.map(({ issue }) => issue),
      flips.map(({ actual }) => actual.id),
      flips.map(({ actual }) => actual.kind),
      flips.map(({ actual }) => actual.unit ?? ''),
      flips.map(({ alternative }) => alternative.unit ?? ''),
      flips.map(({ category }) => category),
      flips.map(({ territory }) => territory),
      flips.map(({ actual }) => actual.standing),
      flips.map(({ alternative }) => alternative.standing),
      flips.map(({ actual, alternative, reasons, assumptions }) =>
        JSON.stringify({ actual, alternative, reasons, assumptions }),
      ),
    ]);
  }

  /** A page of flips, by issue. @throws RangeError where `after` is none of ours */
  async flips({ scenario, run }: RunName, question: FlipsQuestion): Promise<FlipsPage> {
    const { limit, after, kind, unit } = question;
    const from = after === undefined ? ['', ''] : cursorOf(after);
    const page = [scenario, run, ...from, limit + 1];
    const { rows } =
      kind === undefined || unit === undefined
        ? await this.pool.query<FlipRow>(WHAT_IF_SQL.flips, page)
        : await this.pool.query<FlipRow>(WHAT_IF_SQL.flipsOfUnit, [...page, kind, unit]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isLast = rows.length <= limit || last === undefined;
    return {
      flips: shown.map(answered),
      ...(!isLast && { next: `${last.issue}/${last.deadline}` }),
    };
  }

  async remove({ scenario, run }: RunName): Promise<void> {
    await this.pool.query(WHAT_IF_SQL.removeFlips, [scenario, run]);
    await this.pool.query(WHAT_IF_SQL.removeRun, [scenario, run]);
  }

  /** Flips of a run that did not come to its end. */
  async removeFlips({ scenario, run }: RunName): Promise<void> {
    await this.pool.query(WHAT_IF_SQL.removeFlips, [scenario, run]);
  }
}

function cursorOf(text: string): readonly string[] {
  const slash = text.indexOf('/');
  if (slash < 0) throw new RangeError(`Not a place among flips: ${text}`);
  return [text.slice(0, slash), text.slice(slash + 1)];
}

function answered({ issue, category, territory, detail }: FlipRow): FlipAnswer {
  const { actual, alternative, reasons, assumptions } = detail;
  const told = (deadline: Deadline): FlipAnswer['actual'] => ({
    ...deadline,
    words: deadlineWords(deadline),
  });
  return {
    ...{ issue, category, territory, assumptions },
    actual: told(actual),
    alternative: told(alternative),
    reasons: reasons.map((code) => ({ code, words: REASONS[code] })),
  };
}

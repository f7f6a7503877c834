import type { Bilingual } from '@shaodao/decider';
import {
  ALWAYS,
  ASSUMPTIONS,
  type AssumptionCode,
  type AssumptionCount,
  type Findings,
  type RunSummary,
  type Span,
} from '../core/index.js';
import type { Skipped } from './chunk.js';
import type { RankingCompared } from './ranking.js';

/** What a run found, whole. Plain JSON. */
export interface RunReport {
  readonly scenario: string;
  readonly run: number;
  readonly name: Bilingual;
  readonly span: Span;
  /** Hash of everything it stands on. */
  readonly input: string;
  readonly position: number;
  /** When it was asked, ISO 8601 UTC: what still ran was judged then. */
  readonly asOf: string;
  readonly seconds: number;
  readonly issuesPerSecond: number;
  readonly summary: RunSummary;
  readonly tickets: Findings['tickets'];
  readonly moves: Findings['moves'];
  readonly deadlines: Findings['deadlines'];
  readonly ranking?: RankingCompared;
  readonly assumptions: readonly AssumptionCount[];
  /** Issues that could not be told again; the first hundred. */
  readonly skipped: readonly Skipped[];
}

/** What a run came to, before it is written down. */
export interface RunResult {
  readonly findings: Findings;
  readonly ranking?: RankingCompared;
  readonly skipped: readonly Skipped[];
  readonly seconds: number;
}

const MOST_SKIPPED = 100;

export function summaryOf({ findings, skipped, seconds }: RunResult): RunSummary {
  const { issues, tickets, moves, deadlines, metToMissed, missedToMet } = findings;
  return {
    issues,
    skipped: skipped.length,
    assignments: tickets.reduce((sum, { actual }) => sum + actual, 0),
    elsewhere: moves.reduce((sum, { count }) => sum + count, 0),
    deadlines: deadlines.reduce(
      (sum, { actual: { MET, MISSED, OPEN } }) => sum + MET + MISSED + OPEN,
      0,
    ),
    ...{ metToMissed, missedToMet, seconds },
  };
}

/** The report of a run. */
export function reportOf(
  result: RunResult,
  about: Pick<RunReport, 'scenario' | 'run' | 'name' | 'span' | 'input' | 'position' | 'asOf'>,
): RunReport {
  const { findings, ranking, skipped, seconds } = result;
  const { tickets, moves, deadlines, issues } = findings;
  return {
    ...about,
    seconds,
    issuesPerSecond: seconds > 0 ? Math.round(issues / seconds) : 0,
    summary: summaryOf(result),
    ...{ tickets, moves, deadlines },
    ...(ranking !== undefined && { ranking }),
    assumptions: assumptionsOf(findings),
    skipped: [...skipped].sort((a, b) => (a.issue < b.issue ? -1 : 1)).slice(0, MOST_SKIPPED),
  };
}

function assumptionsOf({ assumptions, issues }: Findings): readonly AssumptionCount[] {
  const codes = Object.keys(ASSUMPTIONS) as AssumptionCode[];
  return codes.flatMap((code) => {
    const count = ALWAYS.includes(code) ? issues : (assumptions[code] ?? 0);
    return count === 0 ? [] : [{ code, words: ASSUMPTIONS[code], issues: count }];
  });
}

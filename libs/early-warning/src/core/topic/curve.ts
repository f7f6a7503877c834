import { DAY_MS } from '../detect/finding.js';
import type { TopicSection } from './section.js';

/** What became of one report of a topic. Times ISO 8601 UTC. */
export interface TopicIssue {
  readonly issue: string;
  readonly reportedAt: string;
  /** Handled within its limit; null while that is open, or where there is no limit. */
  readonly onTime: boolean | null;
  /** What the appellant last said, e.g. `RESOLVED`; null where nobody was asked or answered. */
  readonly resolution: string | null;
  readonly satisfaction: string | null;
}

/** A share with its counts; the issues of which it is known at all are its denominator. */
export interface Share {
  readonly n: number;
  readonly d: number;
}

/** The reports of a week, by when they were reported. */
export interface CurvePoint {
  /** Weeks from the adoption: −1 is the last before it, 0 the first after. */
  readonly week: number;
  /** ISO 8601 UTC; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  /** False for the week that is not over yet. */
  readonly whole: boolean;
  readonly reports: number;
  readonly onTime: Share;
  readonly solved: Share;
  readonly satisfied: Share;
}

/** All whole weeks before or after the adoption together. */
export interface CurveSide {
  readonly weeks: number;
  readonly reports: number;
  /** Mean of the whole weeks; null where there is none. */
  readonly reportsPerWeek: number | null;
  readonly onTime: Share;
  readonly solved: Share;
  readonly satisfied: Share;
}

/** 前后对比: what was reported and what came of it, week by week, before and after the adoption. */
export interface TopicCurve {
  /** Null while it is not adopted: the weeks are then counted back from now. */
  readonly adoptedAt: string | null;
  readonly points: readonly CurvePoint[];
  readonly before: CurveSide;
  readonly after: CurveSide;
}

/** The span a curve looks at. */
export interface CurveSpan {
  readonly adoptedAt?: string;
  /** Where it ends: now, or when the topic was closed. */
  readonly until: string;
}

type Counting = Pick<TopicSection, 'weeksBefore' | 'solved' | 'satisfied'>;

const WEEK_MS = 7 * DAY_MS;

/** When the first week of a curve begins; ISO 8601 UTC. */
export function curveBegin({ adoptedAt, until }: CurveSpan, { weeksBefore }: Counting): string {
  return new Date(Date.parse(adoptedAt ?? until) - weeksBefore * WEEK_MS).toISOString();
}

/** The curve of a topic from the reports of its categories and places. */
export function curveOf(
  issues: readonly TopicIssue[],
  span: CurveSpan,
  counting: Counting,
): TopicCurve {
  const { adoptedAt, until } = span;
  const middle = Date.parse(adoptedAt ?? until);
  const end = Date.parse(until);
  const weeksAfter = adoptedAt === undefined ? 0 : Math.max(0, Math.ceil((end - middle) / WEEK_MS));
  const weeks = Array.from(
    { length: counting.weeksBefore + weeksAfter },
    (_, index) => index - counting.weeksBefore,
  );
  const weekOf = ({ reportedAt }: TopicIssue): number =>
    Math.floor((Date.parse(reportedAt) - middle) / WEEK_MS);
  const points = weeks.map((week): CurvePoint => {
    const from = middle + week * WEEK_MS;
    const to = from + WEEK_MS;
    const mine = issues.filter(
      (issue) => weekOf(issue) === week && Date.parse(issue.reportedAt) < end,
    );
    return {
      week,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      whole: to <= end,
      reports: mine.length,
      ...sharesOf(mine, counting),
    };
  });
  return {
    adoptedAt: adoptedAt ?? null,
    points,
    before: together(points.filter(({ week }) => week < 0)),
    after: together(points.filter(({ week }) => week >= 0)),
  };
}

function sharesOf(
  issues: readonly TopicIssue[],
  { solved, satisfied }: Counting,
): Pick<CurvePoint, 'onTime' | 'solved' | 'satisfied'> {
  return {
    onTime: shareOf(issues.map(({ onTime }) => onTime)),
    solved: shareOf(issues.map(({ resolution }) => amongst(solved, resolution))),
    satisfied: shareOf(issues.map(({ satisfaction }) => amongst(satisfied, satisfaction))),
  };
}

/** Whether an answer is one of some; null where there is none. */
function amongst(wanted: readonly string[], answer: string | null): boolean | null {
  return answer === null ? null : wanted.includes(answer);
}

function shareOf(answers: readonly (boolean | null)[]): Share {
  const known = answers.filter((answer) => answer !== null);
  return { n: known.filter(Boolean).length, d: known.length };
}

function together(points: readonly CurvePoint[]): CurveSide {
  const whole = points.filter((point) => point.whole);
  const sum = (of: (point: CurvePoint) => number): number =>
    whole.reduce((total, point) => total + of(point), 0);
  const share = (of: (point: CurvePoint) => Share): Share => ({
    n: sum((point) => of(point).n),
    d: sum((point) => of(point).d),
  });
  const reports = sum((point) => point.reports);
  return {
    weeks: whole.length,
    reports,
    reportsPerWeek: whole.length === 0 ? null : reports / whole.length,
    onTime: share(({ onTime }) => onTime),
    solved: share(({ solved }) => solved),
    satisfied: share(({ satisfied }) => satisfied),
  };
}

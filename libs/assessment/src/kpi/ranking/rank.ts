import { compare, minus, parseExact, shown, type Fraction } from '../exact/fraction.js';
import { decimal } from '../exact/decimal.js';
import type { KpiRow, KpiTable } from '../tables/kpi-table.js';
import type { PeerGroups, RankedGroup, RankedSubject, Ranking } from './ranking.js';
import type { RankingRules } from './ranking-rules.js';

export interface RankingQuestion {
  /** Subjects of no group are in no ranking. */
  readonly groupOf: PeerGroups;
  /** Metrics shown beside the score (`besideScores` of the set). */
  readonly beside?: readonly string[];
  readonly previous?: KpiTable;
  readonly lastYear?: KpiTable;
}

interface Scored {
  readonly row: KpiRow;
  readonly group: string;
  readonly score: Fraction | null;
  readonly gain: Fraction | null;
  readonly ranked: boolean;
  readonly entry: Omit<RankedSubject, 'rank'>;
}

/** The ranking of a table: peer group by peer group, ties sharing a rank (domain.md §4.6). */
export function rank(
  table: KpiTable,
  rules: RankingRules,
  { groupOf, beside = [], previous, lastYear }: RankingQuestion,
): Ranking {
  const before = scoresOf(previous, rules.score);
  const yearBefore = scoresOf(lastYear, rules.score);
  const scored = table.rows.flatMap((row): readonly Scored[] => {
    const group = groupOf(row.subject);
    if (group === undefined) return [];
    return [scoredOf(row, group, { rules, beside, before, yearBefore })];
  });
  const names = [...new Set(scored.map(({ group }) => group))].sort();
  const groups = names.map((group) =>
    rankedGroup(
      group,
      scored.filter((each) => each.group === group),
    ),
  );
  const { honour, warning, progress } = rules;
  const ranked = scored.filter((each) => each.ranked);
  const lasts =
    warning.of === 'ALL'
      ? [ranked]
      : names.map((name) => ranked.filter(({ group }) => group === name));
  return {
    score: rules.score,
    groups,
    honour: groups.flatMap(({ entries }) => top(entries, honour.top)),
    warning: lasts.flatMap((each) => bottom(each, warning.bottom)),
    progress: gainers(ranked, progress.top),
  };
}

const scoresOf = (table: KpiTable | undefined, score: string): ReadonlyMap<string, Fraction> =>
  new Map(
    (table?.rows ?? []).flatMap(({ subject, scores }) => {
      const exact = scores[score]?.exact ?? null;
      return exact === null ? [] : [[subject, parseExact(exact)] as const];
    }),
  );

interface Before {
  readonly rules: RankingRules;
  readonly beside: readonly string[];
  readonly before: ReadonlyMap<string, Fraction>;
  readonly yearBefore: ReadonlyMap<string, Fraction>;
}

function scoredOf(row: KpiRow, group: string, { rules, beside, ...past }: Before): Scored {
  const { subject, cells, scores } = row;
  const cell = scores[rules.score];
  const exact = cell?.exact ?? null;
  const score = exact === null ? null : parseExact(exact);
  const { metric, least, byGroup } = rules.nMin;
  const counted = cells[metric]?.denominator ?? '0';
  const enough = compare(decimal(counted), decimal(String(byGroup?.[group] ?? least))) >= 0;
  const gained = (then: Fraction | undefined): Fraction | null =>
    score === null || then === undefined ? null : minus(score, then);
  const gain = gained(past.before.get(subject));
  const yearGain = gained(past.yearBefore.get(subject));
  return {
    ...{ row, group, score, gain, ranked: enough && score !== null },
    entry: {
      ...{ subject, group, score: exact, shown: cell?.shown ?? null, counted },
      ...(score === null && { notRanked: 'NO_SCORE' as const }),
      ...(score !== null && !enough && { notRanked: 'BELOW_N_MIN' as const }),
      sincePrevious: gain === null ? null : shown(gain),
      sinceLastYear: yearGain === null ? null : shown(yearGain),
      beside: Object.fromEntries(beside.map((code) => [code, cells[code]?.shown ?? '0'])),
    },
  };
}

/** Ranked ones come first, then those with too little counted, then those without a score. */
const tierOf = ({ ranked, score }: Scored): number => (ranked ? 0 : score === null ? 2 : 1);

/** Best first; equal scores by subject. */
function bestFirst(a: Scored, b: Scored): number {
  const order = a.score !== null && b.score !== null ? compare(b.score, a.score) : 0;
  return tierOf(a) - tierOf(b) || order || (a.row.subject < b.row.subject ? -1 : 1);
}

function rankedGroup(group: string, members: readonly Scored[]): RankedGroup {
  const sorted = [...members].sort(bestFirst);
  const entries = sorted.map(({ entry, score, ranked }): RankedSubject => {
    if (!ranked || score === null) return { ...entry, rank: null };
    const ahead = sorted.filter(
      (other) => other.ranked && other.score !== null && compare(other.score, score) > 0,
    );
    return { ...entry, rank: ahead.length + 1 };
  });
  return { group, entries };
}

/** Whoever ties with the last on the list is on it. */
const top = (entries: readonly RankedSubject[], places: number): readonly string[] =>
  entries.filter((each) => each.rank !== null && each.rank <= places).map(({ subject }) => subject);

function bottom(ranked: readonly Scored[], places: number): readonly string[] {
  return [...ranked]
    .sort((a, b) => bestFirst(b, a))
    .filter(({ score }) => {
      const worse = ranked.filter(
        (other) => score !== null && other.score !== null && compare(other.score, score) < 0,
      );
      return worse.length < places;
    })
    .map(({ row }) => row.subject);
}

/** Who gained most; standing still is no progress. */
function gainers(ranked: readonly Scored[], places: number): readonly string[] {
  return ranked
    .flatMap(({ gain, row }) =>
      gain !== null && gain.n > 0n ? [{ gain, subject: row.subject }] : [],
    )
    .sort((a, b) => compare(b.gain, a.gain) || (a.subject < b.subject ? -1 : 1))
    .slice(0, places)
    .map(({ subject }) => subject);
}

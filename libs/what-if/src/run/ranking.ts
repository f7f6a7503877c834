import {
  compileFormulas,
  rank,
  tableFrom,
  type Ranking,
  type RollUp,
  type TallyRow,
} from '@shaodao/assessment';
import { Tree, type Alternative, type World } from '../core/index.js';
import type { Figures, FiguresWanted } from './figures.js';

/** A unit's place in one history; null where it is not ranked there. */
export interface Place {
  readonly rank: number | null;
  readonly score: string | null;
}

/** A unit in both rankings; absent where it does not exist, or did nothing. */
export interface RankedTwice {
  readonly unit: string;
  readonly group: string;
  readonly actual?: Place;
  readonly alternative?: Place;
}

/** How the ranking would have changed. */
export interface RankingCompared {
  readonly set: string;
  readonly version: number;
  readonly period: string;
  readonly score: string;
  /** By group and alternative rank. */
  readonly units: readonly RankedTwice[];
}

/** Both histories ranked by the formulas of the house; peers are units of one kind. */
export function compareRankings(
  figures: Figures,
  wanted: FiguresWanted,
  organisation: { readonly world: World; readonly alternative: Alternative },
): RankingCompared {
  const { set, period } = wanted;
  const places = new Map<string, RankedTwice>();
  const sides = [
    ['actual', figures.actual],
    ['alternative', figures.alternative],
  ] as const;
  for (const [side, tallies] of sides) {
    for (const { group, entries } of rankingOf(tallies, wanted, organisation).groups)
      for (const { subject: unit, rank: place, shown } of entries)
        places.set(unit, {
          ...(places.get(unit) ?? { unit, group }),
          [side]: { rank: place, score: shown },
        });
  }
  return {
    ...{ set: set.id, version: set.version, score: set.ranking.score },
    period: period.code,
    units: [...places.values()].sort(byPlace),
  };
}

function rankingOf(
  tallies: readonly TallyRow[],
  { set, period, asOf }: FiguresWanted,
  { world, alternative }: { readonly world: World; readonly alternative: Alternative },
): Ranking {
  const units = [...world.directory.units, ...newUnits(world, alternative)];
  const kinds = new Map(units.map(({ code, kind }) => [code, kind]));
  const tree = new Tree(units);
  const rollUp: RollUp = (dimension, subject) =>
    dimension === 'unit' ? tree.lineage(subject).slice(1) : [];
  const table = tableFrom(compileFormulas(set), period, tallies, { asOf, rollUp });
  return rank(table, set.ranking, {
    groupOf: (unit) => kinds.get(unit),
    beside: set.besideScores,
  });
}

/** Parts of a split, and what units are merged into, stand where the old unit stands. */
function newUnits({ directory }: World, { directory: changes = [] }: Alternative) {
  return changes.flatMap((change) => {
    const made =
      change.change === 'SPLIT'
        ? change.into.map(({ code }) => [code, change.unit] as const)
        : change.change === 'MERGE'
          ? [[change.into, change.units[0] ?? ''] as const]
          : [];
    return made.flatMap(([code, like]) => {
      const old = directory.units.find((each) => each.code === like);
      const isKnown = directory.units.some((each) => each.code === code);
      return old === undefined || isKnown ? [] : [{ ...old, code }];
    });
  });
}

function byPlace(one: RankedTwice, other: RankedTwice): number {
  if (one.group !== other.group) return one.group < other.group ? -1 : 1;
  const [a, b] = [one, other].map((each) => each.alternative?.rank ?? Infinity);
  if (a !== undefined && b !== undefined && a !== b) return a - b;
  return one.unit < other.unit ? -1 : 1;
}

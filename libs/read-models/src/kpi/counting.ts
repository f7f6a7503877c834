import {
  contributionsOf,
  type CompiledFormulas,
  type Contribution,
  type Dimension,
  type Fact,
  type Period,
  type Wanted,
} from '@shaodao/assessment';

/**
 * Tallies are kept of units, which is whom rankings are about; by place, person or category there is
 * four times as much to keep and little to ask, so those tables are counted from the facts.
 */
export const TALLIED: Dimension = 'unit';

const kept = new WeakMap<CompiledFormulas, Wanted>();

/** What is kept of a set; one object for all facts, so that what was looked up for it is found again. */
function keptOf(formulas: CompiledFormulas): Wanted {
  const known = kept.get(formulas);
  if (known !== undefined) return known;
  const wanted = {
    kinds: formulas.set.periods.kinds.map(({ code }) => code),
    dimensions: [TALLIED],
    byCell: true,
  };
  kept.set(formulas, wanted);
  return wanted;
}

/** Everything a fact adds to the tallies that are kept, by cells of time, judged at an instant. */
export const countedFully = (
  formulas: CompiledFormulas,
  fact: Fact,
  at: string,
): readonly Contribution[] => contributionsOf(formulas, [fact], at, keptOf(formulas));

/** Which tallies are asked for. */
export interface TallyQuestion {
  readonly formulas: CompiledFormulas;
  readonly period: Period;
  readonly dimension: Dimension;
}

/** What a fact adds to the tallies of one period by one dimension, judged at an instant. */
export const countedFor = (
  { formulas, period, dimension }: TallyQuestion,
  fact: Fact,
  at: string,
): readonly Contribution[] =>
  contributionsOf(formulas, [fact], at, {
    kinds: [period.kind],
    dimensions: [dimension],
  }).filter((each) => each.period === period.code);

/** False where mere time never changes what a fact of this kind adds, whatever it says. */
export const mayBeOpen = ({ partsOf }: CompiledFormulas, { kind }: Fact): boolean =>
  partsOf.get(kind)?.some(isUnsettled) === true;

const isUnsettled = ({ isSettled }: { readonly isSettled: boolean }): boolean => !isSettled;

/** True where mere time still changes what a fact adds. */
export const isOpen = (counted: readonly Contribution[]): boolean => counted.some(hasChange);

const hasChange = ({ changesAt }: Contribution): boolean => changesAt !== null;

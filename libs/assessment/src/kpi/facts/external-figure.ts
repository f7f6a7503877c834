import { scaled } from '../exact/decimal.js';
import type { Decimal } from '../formulas/formula-set.js';
import { VALUE_DECIMALS } from '../formulas/number-in.js';
import type { Fact } from './fact.js';
import { canonical } from './instant.js';

/**
 * A figure the engine cannot know: population, answered calls, reviewed entries of the knowledge
 * base. One per source, code, subject, person and period; a later import takes its place.
 */
export interface ExternalFigure {
  /** Who gave it, e.g. `hotline-switch`. */
  readonly source: string;
  /** What it is, e.g. `POPULATION`, `CALLS_ANSWERED`; formulas name it. */
  readonly figure: string;
  /** Whom it is about; null: nobody's own, in totals only. */
  readonly unit: string | null;
  readonly territory?: string;
  readonly person?: string;
  /** Any instant of the period it is of, e.g. the first. */
  readonly at: string;
  /** The kind of period it is of, e.g. `month`: a quarter does not add up months of population. */
  readonly periodKind: string;
  /** Exact as text, with at most four decimals. */
  readonly value: Decimal;
}

/** Identity of a figure: the same one given again replaces the first. */
export function figureId(figure: ExternalFigure): string {
  const { periodKind, at, unit, territory = '', person = '' } = figure;
  return [figure.figure, periodKind, canonical(at), unit ?? '', territory, person].join('|');
}

/**
 * The figure as a fact that formulas count.
 * @throws RangeError where its value is no decimal or its instant is none.
 */
export function externalFact(figure: ExternalFigure): Fact {
  const { source, unit, territory, person, at, periodKind, value } = figure;
  scaled(value, VALUE_DECIMALS);
  return {
    kind: 'EXTERNAL',
    issue: source,
    id: figureId(figure),
    unit,
    territory: territory ?? null,
    category: null,
    assists: [],
    copiedTo: null,
    exclusions: [],
    fields: {
      ...{ source, figure: figure.figure, person: person ?? null },
      ...{ at: canonical(at), periodKind, value: Number(value) },
    },
  };
}

import type { Cell } from './column.js';
import type { Rows } from './csv.js';
import { shownText } from './matters.js';
import type { ExportOrder } from './order.js';
import type { Shown } from './shown.js';

/** One number of a table of figures. */
export interface FigureLine {
  readonly subject: string;
  readonly metric: string;
  /** Null for scores, which are made of other numbers. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** As tables show it; null where there is nothing to show. */
  readonly shown: string | null;
}

/** A table of figures as it is now. */
export interface FiguresTable {
  readonly version: number;
  /** ISO 8601 UTC. */
  readonly asOf: string;
  readonly through: number;
  readonly lines: readonly FigureLine[];
}

/** Computes the table of a period; undefined where formulas or period are not known. */
export type FiguresSource = (
  set: string,
  period: string,
  dimension: string,
) => Promise<FiguresTable | undefined>;

/** The table is not known; asked before the export is put on record. */
export class FiguresUnknown extends Error {
  override readonly name = 'FiguresUnknown';
}

/**
 * A table of figures, one line for each row and metric. Whoever may export sees the whole comparison;
 * rows by person leave under pseudonyms.
 * @throws FiguresUnknown
 */
export async function* figureRows(
  { filter }: ExportOrder,
  shown: Shown,
  source: FiguresSource,
): AsyncGenerator<Rows> {
  const { set = '', period = '', dimension = 'unit' } = filter;
  const table = await source(set, period, dimension);
  if (table === undefined) throw new FiguresUnknown(`There is no table ${set}/${period}`);
  const { version, asOf, through, lines } = table;
  const show = dimension === 'person' ? shown.person : shown.fact;
  yield lines.map(({ subject, metric, numerator, denominator, shown: said }): Cell[] => [
    ...[set, version, period, dimension, shownText(subject, show), metric],
    ...[numerator, denominator, said, Date.parse(asOf), through],
  ]);
}

import type { Aggregate } from '@shaodao/decider';
import { figureId } from '../kpi/facts/external-figure.js';
import {
  decideGivenFigures,
  figureOf,
  subjectId,
  type FigureOfPeriod,
  type GivenFigures,
  type GivenFiguresCommand,
  type GivenFiguresContext,
} from './decide.js';
import type { GivenFiguresEvent } from './events.js';

const NONE: GivenFigures = { figures: [] };

/**
 * 外部数据: what the engine cannot count itself, one stream per figure and period,
 * `figures-<figure>-<kind of period>-<first instant>`. A correction is an event of its own.
 */
export const GIVEN_FIGURES: Aggregate<
  GivenFigures,
  GivenFiguresCommand,
  GivenFiguresEvent,
  GivenFiguresContext
> = {
  category: 'figures',
  initial: NONE,
  evolve: (state, event) => foldFigures(state, event),
  decide: decideGivenFigures,
};

/** The identifier of the stream inside its category. */
export const givenFiguresId = ({ figure, periodKind, at }: FigureOfPeriod): string =>
  `${figure}-${periodKind}-${at}`;

/** The figures in force after one more event of their stream. */
export function foldFigures(
  before: GivenFigures | undefined,
  event: GivenFiguresEvent,
): GivenFigures {
  const { figures } = before ?? NONE;
  if (event.type === 'FiguresWithdrawn') {
    const gone = new Set(event.data.subjects.map((subject) => subjectId(event.data, subject)));
    return { figures: figures.filter((each) => !gone.has(figureId(each))) };
  }
  const { source, entries } = event.data;
  const given = entries.map((entry) => figureOf(event.data, source, entry));
  const replaced = new Set(given.map(figureId));
  return { figures: [...figures.filter((each) => !replaced.has(figureId(each))), ...given] };
}

import type { DecidedEvent } from '@shaodao/decider';
import type { ExternalFigure } from '../kpi/facts/external-figure.js';

/** Whom a figure is about; null and absent throughout: the whole house. */
export type FigureSubject = Pick<ExternalFigure, 'unit' | 'territory' | 'person'>;

/** A subject and its value. */
export type FigureEntry = FigureSubject & Pick<ExternalFigure, 'value'>;

/** Every event of the stream of one figure of one period. The stored form: change only by adding. */
export interface GivenFiguresEventMap {
  /** Figures given for the first time, or in the place of what was given before. */
  FiguresGiven: {
    readonly figure: string;
    readonly periodKind: string;
    /** First instant of the period; ISO 8601 UTC. */
    readonly at: string;
    readonly source: string;
    readonly entries: readonly FigureEntry[];
    /** Why what was given before is put right; absent where nothing was. */
    readonly reason?: string;
  };
  /** Figures that were nobody's to give: they count no more. */
  FiguresWithdrawn: {
    readonly figure: string;
    readonly periodKind: string;
    readonly at: string;
    readonly subjects: readonly FigureSubject[];
    readonly reason: string;
  };
}

export type GivenFiguresEvent = {
  [T in keyof GivenFiguresEventMap]: DecidedEvent<T, GivenFiguresEventMap[T]>;
}[keyof GivenFiguresEventMap];

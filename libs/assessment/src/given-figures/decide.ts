import { accept, refuse, type Decision, type JsonObject } from '@shaodao/decider';
import { isDecimal, decimalsIn } from '../kpi/exact/decimal.js';
import { figureId, type ExternalFigure } from '../kpi/facts/external-figure.js';
import { VALUE_DECIMALS } from '../kpi/formulas/number-in.js';
import type { FigureEntry, FigureSubject, GivenFiguresEvent } from './events.js';
import type { GivenFiguresRejection } from './rejections.js';

/** Which figure of which period: the stream. */
export interface FigureOfPeriod {
  /** E.g. `CALLS_ANSWERED`; formulas name it. */
  readonly figure: string;
  readonly periodKind: string;
  /** First instant of the period; ISO 8601 UTC. */
  readonly at: string;
}

export type GivenFiguresCommand = FigureOfPeriod &
  (
    | {
        readonly type: 'GiveFigures';
        /** Who counted it, e.g. `hotline-switch`. */
        readonly source: string;
        readonly entries: readonly FigureEntry[];
        /** Needed where another value was given before. */
        readonly reason?: string;
      }
    | {
        readonly type: 'WithdrawFigures';
        readonly subjects: readonly FigureSubject[];
        readonly reason: string;
      }
  );

export interface GivenFiguresContext {
  readonly isUnit: (code: string) => boolean;
  readonly isTerritory: (code: string) => boolean;
}

/** The figures in force of one stream. */
export interface GivenFigures {
  readonly figures: readonly ExternalFigure[];
}

type Command<T extends GivenFiguresCommand['type']> = Extract<
  GivenFiguresCommand,
  { readonly type: T }
>;

const no = (code: GivenFiguresRejection, params: JsonObject): Decision<never> =>
  refuse(code, params);

/** What becomes of figures of another system, or why they are not taken in. Pure; all or none. */
export function decideGivenFigures(
  command: GivenFiguresCommand,
  state: GivenFigures,
  context: GivenFiguresContext,
): Decision<GivenFiguresEvent> {
  const known = new Map(state.figures.map((each) => [figureId(each), each]));
  return command.type === 'GiveFigures' ? give(command, known, context) : withdraw(command, known);
}

/** The figure an entry becomes. */
export const figureOf = (
  { figure, periodKind, at }: FigureOfPeriod,
  source: string,
  entry: FigureEntry,
): ExternalFigure => ({ figure, periodKind, at, source, ...entry });

/** The identity of whom a figure is about. */
export const subjectId = (of: FigureOfPeriod, subject: FigureSubject): string =>
  figureId(figureOf(of, '', { ...subject, value: '0' }));

function give(
  command: Command<'GiveFigures'>,
  known: ReadonlyMap<string, ExternalFigure>,
  { isUnit, isTerritory }: GivenFiguresContext,
): Decision<GivenFiguresEvent> {
  const { figure, periodKind, at, source, entries, reason } = command;
  const fresh: FigureEntry[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    const { unit, territory, value } = entry;
    const subject = spoken(entry);
    if (!isDecimal(value) || decimalsIn(value) > VALUE_DECIMALS)
      return no('FIGURE_VALUE_INVALID', { value });
    if (unit !== null && !isUnit(unit)) return no('FIGURE_SUBJECT_UNKNOWN', { code: unit });
    if (territory !== undefined && !isTerritory(territory))
      return no('FIGURE_SUBJECT_UNKNOWN', { code: territory });
    const id = subjectId(command, entry);
    if (seen.has(id)) return no('FIGURE_TWICE', { subject });
    seen.add(id);
    const before = known.get(id);
    if (before?.value === value && before.source === source) continue;
    if (before !== undefined && reason === undefined) {
      const was = { before: before.value, source: before.source };
      return no('FIGURE_DIFFERS', { subject, value, ...was });
    }
    fresh.push(entry);
  }
  if (fresh.length === 0) return accept();
  const why = reason === undefined ? {} : { reason };
  const data = { figure, periodKind, at, source, entries: fresh, ...why };
  return accept({ type: 'FiguresGiven', data });
}

function withdraw(
  command: Command<'WithdrawFigures'>,
  known: ReadonlyMap<string, ExternalFigure>,
): Decision<GivenFiguresEvent> {
  const { figure, periodKind, at, subjects, reason } = command;
  const seen = new Set<string>();
  for (const subject of subjects) {
    const id = subjectId(command, subject);
    if (seen.has(id)) return no('FIGURE_TWICE', { subject: spoken(subject) });
    if (!known.has(id)) return no('FIGURE_NOT_GIVEN', { subject: spoken(subject) });
    seen.add(id);
  }
  return accept({
    type: 'FiguresWithdrawn',
    data: { figure, periodKind, at, subjects, reason },
  });
}

/** Whom it is about, in a sentence. */
const spoken = ({ unit, territory, person }: FigureSubject): string =>
  [unit, territory, person].filter((code) => code !== null && code !== undefined).join(' / ') ||
  '—';

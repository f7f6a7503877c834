import { createHash } from 'node:crypto';
import { GIVEN_FIGURES_REJECTIONS, type FormulaSet } from '@shaodao/assessment';
import { periodOf, type Engine } from '@shaodao/engine';
import type { Refusal } from '@shaodao/decider';
import { ReadableError, type Sentence } from '@shaodao/platform';
import { readFigures, type FileFigures } from './figures-file.js';

/** What a file of figures led to. */
export interface GivenSummary {
  readonly values: number;
  /** New, or other than before. */
  readonly changed: number;
  /** Figures of a period that were refused; nothing of them was taken in. */
  readonly refused: readonly {
    readonly figure: string;
    readonly period: string;
    readonly why: Sentence;
  }[];
}

export interface FiguresTask {
  readonly set: FormulaSet;
  readonly file: string;
  readonly source: string;
  readonly reason?: string;
}

/** Whoever runs the command line holds no post. */
const OPERATOR = { person: 'operator', roles: ['ANALYST'] };

/**
 * Gives the figures of a file to the house, one order for each figure of each period; the same file
 * again changes nothing.
 * @throws ReadableError where the file cannot be read or names a period the formulas do not know
 */
export async function giveFigures(engine: Engine, task: FiguresTask): Promise<GivenSummary> {
  const { set, file, source, reason } = task;
  const groups = await readFigures(file);
  const placed = groups.map((group) => ({ ...group, at: placeOf(set, group) }));
  const summary = { values: 0, changed: 0 };
  const refused: GivenSummary['refused'][number][] = [];
  for (const { figure, period, entries, at } of placed) {
    summary.values += entries.length;
    const order = { source, entries, ...(reason === undefined ? {} : { reason }) };
    const { revision } = await engine.kpi.given.told(at, figure);
    const outcome = await engine.kpi.given.give(at, figure, order, {
      by: OPERATOR,
      commandId: commandIdOf([set.id, figure, period, revision, order]),
    });
    if (outcome.kind === 'done') summary.changed += Number(outcome.answer['changed']);
    else if (outcome.kind === 'refused')
      refused.push({ figure, period, why: sentenceOf(outcome.refusal) });
    else throw new Error(`${figure} ${period} could not be given: ${outcome.kind}`);
  }
  return { ...summary, refused };
}

function placeOf(set: FormulaSet, { period: name }: FileFigures) {
  const period = periodOf(set, name);
  if (period !== undefined) return { set, period };
  const kinds = set.periods.kinds.map(({ code }) => code);
  throw new ReadableError({
    zh: `口径“${set.id}”没有“${name}”这一期；类别：${kinds.join('、')}。`,
    en: `The formulas "${set.id}" know no period "${name}"; kinds: ${kinds.join(', ')}.`,
  });
}

/** The same order upon the same state is the same command. */
const commandIdOf = (order: readonly unknown[]): string =>
  `figures:${createHash('sha256').update(JSON.stringify(order)).digest('base64url')}`;

function sentenceOf({ code, params = {} }: Refusal): Sentence {
  const { zh, en } = GIVEN_FIGURES_REJECTIONS[code as keyof typeof GIVEN_FIGURES_REJECTIONS];
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return typeof value === 'string' ? value : whole;
    });
  return { zh: filled(zh), en: filled(en) };
}

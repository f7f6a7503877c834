import {
  FORMULA_SET_SENTENCES,
  GIVEN_FIGURES_REJECTIONS,
  PUBLISHED_TABLE_REJECTIONS,
  type FormulaSet,
  type Period,
} from '@shaodao/assessment';
import type { Refusal } from '@shaodao/decider';
import {
  FiguresIncomplete,
  FormulasRefused,
  InvalidFormulas,
  periodOf,
  type HouseKpi,
} from '@shaodao/engine';
import type { Outcome } from '@shaodao/event-store';
import { filledSentence } from '../http/filled-sentence.js';
import { outcomeAnswer, type CommandAnswer } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';

/** The formulas and the period an address names. @throws Problem 404 */
export function named(
  kpi: HouseKpi,
  id: string,
  period: string,
  version?: number,
): { readonly set: FormulaSet; readonly period: Period } {
  const set = kpi.formulas.find(id, version);
  if (set === undefined) throw new Problem(404, 'FORMULAS_UNKNOWN');
  const found = periodOf(set, period);
  if (found === undefined)
    throw new Problem(404, 'PERIOD_UNKNOWN', {
      params: { kinds: set.periods.kinds.map(({ code }) => code) },
    });
  return { set, period: found };
}

/**
 * What the caller of an order about a published table or about figures given gets.
 * @throws Problem where it was not done: 409, 422 or 503
 */
export function tableAnswer(outcome: Outcome): CommandAnswer {
  return outcomeAnswer(outcome, refused);
}

/** What publishing formulas or figures may fail with; anything else stays what it is. */
export function asProblem(error: unknown): unknown {
  if (error instanceof InvalidFormulas) {
    const faults = error.faults.map(({ line, path, message }) => ({ line, path, message }));
    return new Problem(422, 'FORMULAS_INVALID', { params: { faults }, cause: error });
  }
  if (error instanceof FormulasRefused) {
    const { code, params = {} } = error.refusal;
    const sentence = FORMULA_SET_SENTENCES[code as keyof typeof FORMULA_SET_SENTENCES];
    return new Problem(409, code, {
      params,
      sentence: filledSentence(sentence, params),
      cause: error,
    });
  }
  if (error instanceof FiguresIncomplete)
    return new Problem(503, 'FIGURES_INCOMPLETE', {
      params: { streams: error.streams },
      cause: error,
    });
  return error;
}

/** Of published tables, and of figures given: no code is in both. */
const REJECTIONS = { ...PUBLISHED_TABLE_REJECTIONS, ...GIVEN_FIGURES_REJECTIONS };

function refused({ code, params = {} }: Refusal): Problem {
  const { class: kind, ...sentence } = REJECTIONS[code as keyof typeof REJECTIONS];
  return new Problem(kind === 'guard' ? 409 : 422, code, {
    params,
    sentence: filledSentence(sentence, params),
  });
}

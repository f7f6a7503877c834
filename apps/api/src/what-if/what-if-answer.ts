import type { Refusal } from '@shaodao/decider';
import type { Outcome } from '@shaodao/event-store';
import { SCENARIO_SENTENCES } from '@shaodao/what-if';
import { filledSentence } from '../http/filled-sentence.js';
import { outcomeAnswer, type CommandAnswer } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';

const STATUS: Readonly<Record<string, number>> = {
  SCENARIO_UNKNOWN: 404,
  RUN_UNKNOWN: 404,
  SCENARIO_FAULTY: 422,
};

/** The 404, 409 or 422 of a refusal, with its sentence. */
export function scenarioProblem({ code, params = {} }: Refusal): Problem {
  const words = SCENARIO_SENTENCES[code];
  return new Problem(STATUS[code] ?? 409, code, {
    params,
    ...(words === undefined ? {} : { sentence: filledSentence(words, params) }),
  });
}

/**
 * What the caller of an order to a scenario gets.
 * @throws Problem where it was not done: 404, 409, 412, 422 or 503
 */
export function scenarioAnswer(outcome: Outcome): CommandAnswer {
  return outcomeAnswer(outcome, scenarioProblem);
}

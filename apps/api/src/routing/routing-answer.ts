import type { Bilingual, Refusal } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Outcome } from '@shaodao/event-store';
import { RULE_SET_SENTENCES, type Explanation, type Naming } from '@shaodao/routing';
import { filledSentence } from '../http/filled-sentence.js';
import { outcomeAnswer, type CommandAnswer } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';

/** Names of the lists of now. */
export const namesOf =
  (lists: DirectorySnapshot): Naming =>
  (of, code, language) =>
    lists.name(of, code, language);

/** An explanation as the API tells it. */
export interface ExplanationAnswer {
  readonly ruleSet: Explanation['ruleSet'];
  readonly directoryVersion: number;
  readonly decision: Omit<Explanation['decision'], 'facts'>;
  readonly facts: Explanation['facts'];
  readonly rule?: Explanation['rule'];
  readonly listItem?: Explanation['listItem'];
  readonly candidates: Explanation['candidates'];
  readonly words: readonly Bilingual[];
}

export function explanationAnswer(explanation: Explanation): ExplanationAnswer {
  const { facts, ...decision } = explanation.decision;
  return { ...explanation, decision, facts };
}

const FAULTS_OF_THE_SET = ['RULE_SET_FAULTY', 'CASES_FAILED'];

/** The 409 or 422 of a refusal, with its sentence. */
export function ruleSetProblem({ code, params = {} }: Refusal): Problem {
  const words = RULE_SET_SENTENCES[code];
  return new Problem(FAULTS_OF_THE_SET.includes(code) ? 422 : 409, code, {
    params,
    ...(words === undefined ? {} : { sentence: filledSentence(words, params) }),
  });
}

/**
 * What the caller of a command of the rule sets gets.
 * @throws Problem where it was not done: 409, 422 or 503
 */
export function ruleSetAnswer(outcome: Outcome): CommandAnswer {
  return outcomeAnswer(outcome, ruleSetProblem);
}

import type { Bilingual, Refusal } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Outcome } from '@shaodao/event-store';
import { RULE_SET_SENTENCES, type Explanation, type Naming } from '@shaodao/routing';
import type { InboxCounts } from '@shaodao/read-models';
import { Problem } from '../http/problem.js';
import { etagOf } from '../http/revision-header.js';
import { POSITION_HEADER, type CommandAnswer } from '../issues/command-answer.js';

/** Names of the lists of now. */
export const namesOf =
  (lists: DirectorySnapshot): Naming =>
  (of, code, language) =>
    lists.name(of, code, language);

/** A unit a proposal speaks of, with what it has to do now. */
export interface ProposedUnit {
  readonly unit: string;
  readonly name: Bilingual;
  readonly load: InboxCounts;
}

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
  const put = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (all, name: string) => {
      const value = params[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : all;
    });
  return new Problem(FAULTS_OF_THE_SET.includes(code) ? 422 : 409, code, {
    params,
    ...(words === undefined ? {} : { sentence: { zh: put(words.zh), en: put(words.en) } }),
  });
}

/**
 * What the caller of a command of the rule sets gets.
 * @throws Problem where it was not done: 409, 422 or 503
 */
export function ruleSetAnswer(outcome: Outcome): CommandAnswer {
  switch (outcome.kind) {
    case 'done':
      return {
        body: outcome.answer,
        headers: {
          etag: etagOf(Number(outcome.answer['revision'])),
          [POSITION_HEADER]: String(outcome.position),
          ...(outcome.replayed ? { 'idempotency-replayed': 'true' } : {}),
        },
      };
    case 'refused':
      throw ruleSetProblem(outcome.refusal);
    case 'stale':
      throw new Problem(412, 'REVISION_STALE', { headers: { etag: etagOf(outcome.actual) } });
    case 'reused-id':
      throw new Problem(409, 'IDEMPOTENCY_KEY_REUSED');
    case 'contended':
      throw new Problem(503, 'CONTENDED', { headers: { 'retry-after': '1' } });
  }
}

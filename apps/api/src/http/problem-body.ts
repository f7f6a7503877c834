import type { JsonObject } from '@shaodao/decider';
import { faultMessage } from '@shaodao/doors';
import type { Language } from './language.js';
import type { Problem } from './problem.js';
import { DOOR_SENTENCES, titleOf } from './problem-texts.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** RFC 9457 problem details with our extensions. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly params?: JsonObject;
  /** `field` is a JSON pointer into the body, or the name of a path or query parameter. */
  readonly errors?: readonly { field: string; rule: string; message: string }[];
  /** Names the entry in the server's log. */
  readonly errorId?: string;
}

/** A problem as it is sent, in one language. */
export function problemBody(problem: Problem, language: Language): ProblemBody {
  const { params, faults, sentence } = problem.details;
  const detail = (sentence ?? DOOR_SENTENCES[problem.code])?.[language];
  return {
    type: `urn:shaodao:problem:${problem.code}`,
    title: titleOf(problem.status)[language],
    status: problem.status,
    code: problem.code,
    detail: detail ?? titleOf(problem.status)[language],
    ...(params === undefined ? {} : { params }),
    ...(faults === undefined
      ? {}
      : {
          errors: faults.map((fault) => ({
            field: fault.field,
            rule: fault.rule,
            message: faultMessage(fault)[language],
          })),
        }),
  };
}

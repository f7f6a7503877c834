import type { Refusal } from '@shaodao/decider';
import { directoryRefusalText } from '@shaodao/directory';
import type { Outcome } from '@shaodao/event-store';
import { outcomeAnswer, type CommandAnswer } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';

/** Codes that say "not now"; every other refusal says that the words themselves do not fit. */
const GUARDS: readonly string[] = [
  'CODE_TAKEN',
  'UNIT_RETIRED',
  'UNIT_HAS_PARTS',
  'UNIT_HAS_OPEN_WORK',
  'ENTRY_ENDED',
  'ENTRY_IN_USE',
  'PARENT_RETIRED',
  'CALENDAR_NOT_NEWER',
];

/** The 409 or 422 of a refusal of the directory. */
export function directoryProblem(refusal: Refusal): Problem {
  const sentence = directoryRefusalText(refusal);
  return new Problem(GUARDS.includes(refusal.code) ? 409 : 422, refusal.code, {
    ...(refusal.params === undefined ? {} : { params: refusal.params }),
    ...(sentence === undefined ? {} : { sentence }),
  });
}

/**
 * What the caller of a command of the directory gets.
 * @throws Problem where it was not done: 409, 412, 422 or 503
 */
export function directoryAnswer(outcome: Outcome): CommandAnswer {
  const { body, headers } = outcomeAnswer(outcome, directoryProblem);
  return { body: { version: body['revision'] ?? 0 }, headers };
}

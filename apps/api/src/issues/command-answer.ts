import type { DoorOutcome, Names } from '@shaodao/issue';
import { outcomeAnswer, type CommandAnswer } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';
import { refusalProblem } from './refusals.js';

/**
 * The answer to a command the door has dealt with.
 * @throws Problem where it was not done: 403, 404, 409, 412, 422 or 503
 */
export function commandAnswer(outcome: DoorOutcome, names: Names): CommandAnswer {
  switch (outcome.kind) {
    case 'forbidden':
      throw refusalProblem(outcome.refusal, names);
    case 'unknown':
      throw new Problem(404, 'ISSUE_UNKNOWN');
    default:
      return outcomeAnswer(outcome, (refusal, revision) =>
        refusalProblem(refusal, names, revision),
      );
  }
}

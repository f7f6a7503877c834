import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type {
  IssueCommandAnswer,
  IssueEvent,
  IssueOrderEnvelope,
  Names,
  Rehearsal,
} from '@shaodao/issue';
import type { Language } from '../http/language.js';
import { staleProblem } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';
import { sentenceOf } from '../queries/timeline-answer.js';
import { refusalProblem } from './refusals.js';

/** An event that a command would have led to. */
export interface RehearsedEvent {
  readonly type: string;
  /** As the timeline would say it, with the texts just given. */
  readonly sentence: string;
}

/**
 * The answer to a command; of a rehearsal it holds the revision of the issue as it is (0 where it is
 * yet to be) and what would happen, nothing of what would be made.
 */
export interface IssueOrderAnswer extends IssueCommandAnswer {
  /** Nothing was done: it was only asked. */
  readonly rehearsal?: true;
  /** Of a rehearsal; empty where nothing would change. */
  readonly events?: readonly RehearsedEvent[];
}

/**
 * What the command would come to now.
 * @throws Problem that of the refusal: 403, 404, 409, 412 or 422
 */
export async function rehearsed(
  order: IssueOrderEnvelope,
  { rehearsals, directory, playbooks }: Engine,
  language: Language,
): Promise<IssueOrderAnswer> {
  const outcome = await rehearsals.rehearse(order);
  const lists = { directory: directory.current(), profiles: playbooks.current() };
  const { events, revision } = foreseen(outcome, lists.directory);
  const told = ({ type, data }: IssueEvent): RehearsedEvent => ({
    type,
    sentence: sentenceOf(type, data as unknown as JsonObject, lists, language),
  });
  return { rehearsal: true, issue: order.issue, revision, events: events.map(told) };
}

function foreseen(
  outcome: Rehearsal,
  names: Names,
): Extract<Rehearsal, { readonly kind: 'rehearsed' }> {
  switch (outcome.kind) {
    case 'rehearsed':
      return outcome;
    case 'unknown':
      throw new Problem(404, 'ISSUE_UNKNOWN');
    case 'forbidden':
      throw refusalProblem(outcome.refusal, names);
    case 'refused':
      throw refusalProblem(outcome.refusal, names, outcome.revision);
    case 'stale':
      throw staleProblem(outcome.actual);
  }
}

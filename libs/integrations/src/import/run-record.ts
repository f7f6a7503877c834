import type { Actor, JsonObject, JsonValue, Refusal } from '@shaodao/decider';
import { StoreUnavailable } from '@shaodao/event-store';
import { DEFAULT_TIME_ZONE, refusalText, type IssueDoor, type Names } from '@shaodao/issue';
import type { Sentence } from '@shaodao/platform';
import { commandIdOf } from '../mapping/identifiers.js';
import type { RecordPlan } from '../mapping/record-plan.js';
import type { Finding } from '../mapping/row-reject.js';
import { stepsOf, type RecordStep } from './record-steps.js';
import { retrying, type RetryOptions } from './retry.js';

export interface RecordTools {
  readonly door: IssueDoor;
  readonly actor: Actor;
  /** What units, places and categories are called now. */
  readonly directory: { current(): Names };
  /** Ties all that one import wrote together. */
  readonly correlationId: string;
  readonly retry: RetryOptions;
}

/** How far a record came: `events` is 0 where not even the report was taken. */
export interface RecordResult {
  readonly events: number;
  /** Place of the last event in the order of all events. */
  readonly position: number;
  readonly finding?: Finding;
}

/**
 * Sends a record's commands through the door one after the other. A step done by an earlier try is
 * answered from the store, so running a record twice changes nothing.
 * @throws what the door throws for a lasting reason, and when the signal ends a retry.
 */
export async function runRecord(plan: RecordPlan, tools: RecordTools): Promise<RecordResult> {
  let [events, position, assignment] = [0, 0, ''];
  for (const step of stepsOf(plan)) {
    const outcome = await sendStep(plan, step, assignment, tools);
    if (outcome.kind !== 'done') {
      const finding = findingOf(step, outcome, tools.directory.current());
      return { events, position, finding };
    }
    events = numberOf(outcome.answer['revision']);
    position = outcome.position;
    if (step.name === 'dispatch') assignment = leadAssignment(outcome.answer);
  }
  return { events, position };
}

type DoorAnswer = Awaited<ReturnType<IssueDoor['execute']>>;

function sendStep(
  plan: RecordPlan,
  step: RecordStep,
  assignment: string,
  tools: RecordTools,
): Promise<DoorAnswer> {
  const envelope = {
    issue: plan.issue,
    command: step.command(assignment),
    commandId: commandIdOf(plan.source, plan.record, step.name),
    actor: tools.actor,
    correlationId: tools.correlationId,
    occurredAt: step.at,
  };
  return retrying(async () => {
    const outcome = await tools.door.execute(envelope);
    // Losing a race is as passing as a store that is away: both are worth another try.
    if (outcome.kind === 'contended') throw new StoreUnavailable('contended');
    return outcome;
  }, tools.retry);
}

function findingOf(
  step: RecordStep,
  outcome: Exclude<DoorAnswer, { kind: 'done' }>,
  names: Names,
): Finding {
  switch (outcome.kind) {
    case 'refused':
    case 'forbidden':
      return refused(step, outcome.refusal, names);
    case 'reused-id':
      return {
        field: step.name,
        code: 'RECORD_CHANGED',
        sentence: {
          zh: '同一记录曾以不同内容导入过',
          en: 'The same record was imported before with other content',
        },
      };
    case 'stale':
    case 'contended':
      return { field: step.name, code: outcome.kind.toUpperCase(), sentence: CHANGED_BY_OTHERS };
    case 'unknown':
      return { field: step.name, code: 'UNKNOWN', sentence: NO_SUCH_ISSUE };
  }
}

const CHANGED_BY_OTHERS: Sentence = {
  zh: '事项同时被他人改动',
  en: 'The issue was changed by others meanwhile',
};
const NO_SUCH_ISSUE: Sentence = { zh: '事项不存在', en: 'There is no such issue' };

function refused(step: RecordStep, refusal: Refusal, names: Names): Finding {
  return {
    field: step.name,
    code: refusal.code,
    sentence: {
      zh: refusalText(refusal, 'zh', DEFAULT_TIME_ZONE, names),
      en: refusalText(refusal, 'en', DEFAULT_TIME_ZONE, names),
    },
  };
}

function leadAssignment(answer: JsonObject): string {
  const assignments = Array.isArray(answer['assignments']) ? answer['assignments'] : [];
  const lead = assignments.map(objectOf).find((assignment) => assignment['role'] === 'lead');
  const id = lead?.['assignment'];
  if (typeof id === 'string') return id;
  throw new Error('The answer to a dispatch names no lead assignment');
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function numberOf(value: JsonValue | undefined): number {
  if (typeof value === 'number') return value;
  throw new Error('The answer of the door has no revision');
}

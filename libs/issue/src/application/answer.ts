import type { JsonObject } from '@shaodao/decider';
import type { AssignedUnit, IssueEvent } from '../core/events.js';

/** The answer to a command of an issue; it names what the command made. */
export interface IssueCommandAnswer {
  readonly issue: string;
  readonly revision: number;
  readonly receiptCode?: string;
  /** Whose personal data a report holds. */
  readonly subject?: string;
  readonly assignments?: readonly AssignmentMade[];
  readonly whistle?: string;
  /** Of supervision. */
  readonly order?: string;
  readonly ledger?: string;
  readonly reminder?: string;
  readonly exclusion?: string;
}

export interface AssignmentMade {
  readonly assignment: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
}

/** What the caller of a command is told: the issue's revision and the names of what was made. */
export function answerTo(
  issue: string,
  events: readonly IssueEvent[],
  revision: number,
): JsonObject {
  return Object.assign({ issue, revision }, ...events.map(made)) as JsonObject;
}

function made(event: IssueEvent): Omit<IssueCommandAnswer, 'issue' | 'revision'> {
  switch (event.type) {
    case 'IssueReported':
      return { receiptCode: event.data.receiptCode, subject: event.data.appellant.subject };
    case 'IssueDispatched':
    case 'IssueRedispatched':
      return {
        assignments: [
          assigned(event.data.lead, 'lead'),
          ...event.data.assists.map((unit) => assigned(unit, 'assist')),
        ],
      };
    case 'LeadReplaced':
      return { assignments: [assigned(event.data.lead, 'lead')] };
    case 'AssistAdded':
      return { assignments: [assigned(event.data.assist, 'assist')] };
    case 'SubtaskCreated':
      return { assignments: [assigned(event.data.subtask, 'assist')] };
    case 'WhistleBlown':
      return {
        whistle: event.data.whistle,
        assignments: [
          assigned(event.data.lead, 'lead'),
          ...event.data.assists.map((unit) => assigned(unit, 'assist')),
        ],
      };
    case 'SupervisionOrdered':
      return { order: event.data.order };
    case 'LedgerRequested':
      return { ledger: event.data.ledger };
    case 'ReminderSent':
      return { reminder: event.data.reminder };
    case 'ExclusionRequested':
      return { exclusion: event.data.exclusion };
    default:
      return {};
  }
}

const assigned = (
  { assignment, unit }: AssignedUnit,
  role: AssignmentMade['role'],
): AssignmentMade => ({
  assignment,
  unit,
  role,
});

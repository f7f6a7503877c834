import type { IssueCommand } from '../commands/index.js';
import { currentLead, involvedUnits, responsibleUnit } from './assignments.js';
import { present } from './present.js';
import { isAccepted, type IssueState, type RunningIssue } from './state.js';
import type { Confidentiality } from './vocabulary.js';

/** What the policy table has to know of an issue to tell whose matter it is. */
export interface ScopeFacts {
  readonly territory?: string;
  /** Units with a part in the matter now: asked, ordered, assigned or still liable. */
  readonly units: readonly string[];
  /** Unit the command speaks for: of the assignment or supervision order it names, or the lead. */
  readonly assignmentUnit?: string;
  /** Unit that answers for the matter now. */
  readonly leadUnit?: string;
  readonly reporter?: string;
  readonly subject?: string;
  readonly accusedUnit?: string;
  readonly confidentiality?: Confidentiality;
  /** Those whose issues were merged into this one. */
  readonly joined?: readonly string[];
  /** Everybody who worked on the matter. */
  readonly handledBy: readonly string[];
}

/** The facts of a state that scopes rest on; before the report those of the report itself. */
export function scopeFacts(state: IssueState, command: IssueCommand): ScopeFacts {
  if (state.phase === 'NONE') {
    return { units: [], handledBy: [], ...territoryOf(command) };
  }
  const { territory, reporter, subject, accusedUnit, confidentiality } = state;
  const common = {
    ...territoryOf(command),
    reporter,
    subject,
    confidentiality,
    ...present({ territory, accusedUnit }),
  };
  if (!isAccepted(state)) return { ...common, units: [], handledBy: [] };
  return {
    ...common,
    units: involvedUnits(state),
    handledBy: state.handledBy,
    joined: state.appellants.flatMap(({ subject, reporter }) => [subject, reporter]),
    ...present({ assignmentUnit: spokenFor(state, command), leadUnit: responsibleUnit(state) }),
  };
}

function territoryOf(command: IssueCommand): { readonly territory?: string } {
  const named = command.type === 'ReportIssue' || command.type === 'AcceptIssue';
  return named ? present({ territory: command.territory }) : {};
}

/** Commands a unit gives for itself, named in the command. */
const SPEAKS_FOR_NAMED: readonly IssueCommand['type'][] = [
  'CheckIn',
  'RejectWhistle',
  'CompleteWhistleWork',
  'RateWhistle',
  'RespondToOrder',
];

/** Commands the unit gives that coordinates the whistle named. */
const COORDINATING: readonly IssueCommand['type'][] = [
  'OverrideQuorum',
  'ReleaseUnits',
  'UpholdWhistle',
  'CancelWhistle',
];

function spokenFor(state: RunningIssue, command: IssueCommand): string | undefined {
  if ('assignment' in command) {
    return state.assignments.find((each) => each.id === command.assignment)?.unit;
  }
  if ('order' in command) {
    return state.supervision.find((each) => each.id === command.order)?.unit;
  }
  if (COORDINATING.includes(command.type) && 'whistle' in command) {
    return state.whistles.find(({ id }) => id === command.whistle)?.coordinator;
  }
  if (SPEAKS_FOR_NAMED.includes(command.type) && 'unit' in command) return command.unit;
  return command.type === 'FeedBack' ? currentLead(state)?.unit : undefined;
}

import { OPEN_STATUSES, WORKING_STATUSES } from '../assignments.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { Assignment } from '../state.js';
import {
  handlingIsEvidenced,
  outcomesAreNamed,
  requiredStepsAreTaken,
  stepByAnotherPerson,
  stepHasEvidence,
  stepIsKnown,
  stepIsNamedByOthers,
  stepIsTheirs,
  stepsBeforeAreTaken,
  unitHeadHasSigned,
} from './completing.js';
import { disputeIsSettled } from './dispute-rules.js';
import { responseReplacesSignature } from './order-rules.js';
import { handlerIsNotFinder } from './segregation.js';
import { notSuspended } from './holds.js';
import { assignmentStep, type Situation } from './step.js';
import { assistsAreDone, everybodyIsReleased, notHeldByWhistle } from './whistle-release.js';

interface WithAssignment {
  readonly assignment: Assignment;
}

const isLead = ({ assignment: { role, unit } }: WithAssignment) =>
  role === 'lead' ? undefined : reject('NOT_LEAD', { unit });

const isAssist = ({ assignment: { role, unit } }: WithAssignment) =>
  role === 'assist' ? undefined : reject('NOT_ASSIST', { unit });

const notReplaced = ({ assignment }: WithAssignment) =>
  assignment.replaced ? reject('ASSIGNMENT_REPLACED') : undefined;

export const signAssignment = assignmentStep<Situation<'SignAssignment'>>({
  statuses: ['PENDING_SIGN'],
  guards: [handlerIsNotFinder, notReplaced, responseReplacesSignature],
  events: ({ assignment: { id, unit }, context }) => [
    {
      type: 'AssignmentSigned',
      data: { assignment: id, unit, handler: context.actor.person },
    },
  ],
});

/** Also while a redispatch waits for its signature: the old lead goes on until then. */
export const recordContact = assignmentStep<Situation<'RecordContact'>>({
  statuses: WORKING_STATUSES,
  guards: [],
  events: ({ command: { method, reached, note }, assignment }) => [
    {
      type: 'AppellantContacted',
      data: {
        assignment: assignment.id,
        unit: assignment.unit,
        method,
        reached,
        attempt: assignment.contactAttempts + 1,
        ...present({ note }),
      },
    },
  ],
});

export const logStep = assignmentStep<Situation<'LogStep'>>({
  statuses: WORKING_STATUSES,
  guards: [
    stepIsNamedByOthers,
    stepIsKnown,
    stepIsTheirs,
    stepsBeforeAreTaken,
    stepHasEvidence,
    stepByAnotherPerson,
  ],
  events: ({ command: { note, media = [], step }, assignment: { id, unit } }) => [
    { type: 'StepLogged', data: { assignment: id, unit, note, media, ...present({ step }) } },
  ],
});

export const completeAssist = assignmentStep<Situation<'CompleteAssist'>>({
  statuses: WORKING_STATUSES,
  guards: [isAssist, notHeldByWhistle],
  events: ({ command: { result }, assignment: { id, unit } }) => [
    { type: 'AssistCompleted', data: { assignment: id, unit, result } },
  ],
});

export const waiveAssist = assignmentStep<Situation<'WaiveAssist'>>({
  statuses: OPEN_STATUSES.filter((status) => status !== 'RETURN_REQUESTED'),
  guards: [isAssist],
  events: ({ command: { reason }, assignment: { id, unit } }) => [
    { type: 'AssistWaived', data: { assignment: id, unit, reason } },
  ],
});

export const completeHandling = assignmentStep<Situation<'CompleteHandling'>>({
  statuses: WORKING_STATUSES,
  guards: [
    notSuspended,
    isLead,
    notReplaced,
    assistsAreDone,
    everybodyIsReleased,
    disputeIsSettled,
    requiredStepsAreTaken,
    outcomesAreNamed,
    handlingIsEvidenced,
    unitHeadHasSigned,
  ],
  events: ({ command: { result, outcome, outcomes, media }, state, assignment: { id, unit } }) => [
    {
      type: 'IssueHandled',
      data: {
        assignment: id,
        unit,
        result,
        outcome,
        media: media ?? [],
        round: state.handlingRound,
        ...present({ outcomes }),
      },
    },
  ],
});

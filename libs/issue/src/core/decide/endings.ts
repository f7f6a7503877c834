import type { Refusal } from '@shaodao/decider';
import { OPEN_STATUSES } from '../assignments.js';
import type { IssueEvent } from '../events.js';
import { toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { escalateBecause } from './escalation.js';
import { actorHasUnit } from './guards.js';
import { mechanismHas, opinionsAreRecorded, reportIsChecked } from './mechanism-rules.js';
import { notOwnFinding, notOwnRequest } from './segregation.js';
import { assignmentStep, step, type Situation } from './step.js';

export const verifyReport = step<'VerifyReport'>({
  guards: [
    mechanismHas('verifyReport', 'VerifyReport'),
    notOwnFinding,
    ({ command }) =>
      command.real || command.finding !== undefined ? undefined : reject('FINDING_NEEDED'),
    ({ command, profile }) =>
      mediaSuffice(command.media?.length ?? 0, profile.verifyReport?.media ?? 0),
  ],
  events: ({ command: { real, finding, media = [] } }) => [
    real
      ? { type: 'ReportVerified', data: { media, ...present({ finding }) } }
      : { type: 'ReportFalsified', data: { media, finding: finding ?? '' } },
  ],
});

/** Enough pictures, as many as the mechanism asks for. */
export const mediaSuffice = (given: number, needed: number): Refusal | undefined =>
  given < needed ? reject('EVIDENCE_MISSING', { needed, given }) : undefined;

export const settleAtCommunity = step<'SettleAtCommunity'>({
  guards: [
    mechanismHas('selfHandled', 'SettleAtCommunity'),
    actorHasUnit,
    rolesSettle,
    ownTask,
    reportIsChecked,
    opinionsAreRecorded,
    ({ command, profile }) => mediaSuffice(command.media.length, profile.selfHandled?.media ?? 0),
  ],
  events: ({ command: { result, media }, state, context }) => [
    {
      type: 'CommunitySettled',
      data: {
        assignment: context.newId('assignment'),
        unit: context.actor.unit ?? '',
        result,
        media,
        selfHandled: context.actor.person === state.reporter,
        round: state.handlingRound,
        dueAt: state.dueAt ?? toInstant(context.now),
      },
    },
  ],
});

/** Only roles the mechanism lets settle by themselves. */
function rolesSettle({
  profile,
  context: { actor },
}: Situation<'SettleAtCommunity'>): Refusal | undefined {
  const roles = profile.selfHandled?.roles ?? [];
  return actor.roles.some((role) => roles.includes(role))
    ? undefined
    : reject('NOT_SELF_HANDLED', { roles: [...roles] });
}

/** A community leads nothing its lists forbid it, nor what it may only assist in (invariant 13). */
function ownTask({
  state,
  context: { actor, directory },
}: Situation<'SettleAtCommunity'>): Refusal | undefined {
  const unit = actor.unit ?? '';
  const kind = directory.listKindFor(state.category, unit, state.territory);
  return kind === undefined || kind === 'DUTY'
    ? undefined
    : reject('NOT_OWN_TASK', { unit, list: kind });
}

export const requestTermination = assignmentStep<Situation<'RequestTermination'>>({
  statuses: OPEN_STATUSES,
  guards: [
    ({ assignment: { role, unit } }) =>
      role === 'lead' ? undefined : reject('NOT_LEAD', { unit }),
    ({ assignment }) => (assignment.replaced ? reject('ASSIGNMENT_REPLACED') : undefined),
    ({ state }) =>
      state.termination === undefined ? undefined : reject('TERMINATION_ALREADY_ASKED'),
  ],
  events: ({ command: { reason }, assignment: { id, unit } }) => [
    { type: 'TerminationRequested', data: { assignment: id, unit, reason } },
  ],
});

interface Asked {
  readonly state: AcceptedFacts;
}

const terminationIsAsked = ({ state }: Asked): Refusal | undefined =>
  state.termination === undefined ? reject('TERMINATION_NOT_ASKED') : undefined;

export const terminate = step<'Terminate'>({
  guards: [
    terminationIsAsked,
    (situation) => notOwnRequest(situation.state.termination?.askedBy, situation),
    dutyAllowsEnding,
    ({ command, state }) =>
      state.noReplyWanted || command.told !== undefined ? undefined : reject('APPELLANT_NOT_TOLD'),
  ],
  events: ({ command: { reason, told }, state }) => [
    {
      type: 'IssueTerminated',
      data: { unit: state.termination?.unit ?? '', reason, ...present({ told }) },
    },
  ],
});

/** The duty to pursue wrongdoing or danger does not end because a unit asks (domain.md §3.4). */
function dutyAllowsEnding({ state }: Asked): Refusal | undefined {
  return state.kind === 'ACCUSATION' || state.urgency === 'CRITICAL'
    ? reject('TERMINATION_DUTY_REMAINS')
    : undefined;
}

export const denyTermination = step<'DenyTermination'>({
  guards: [
    terminationIsAsked,
    (situation) => notOwnRequest(situation.state.termination?.askedBy, situation),
  ],
  events: ({ command: { reason }, state }) => [
    { type: 'TerminationDenied', data: { unit: state.termination?.unit ?? '', reason } },
  ],
});

export const voidIssue = step<'Void'>({
  guards: [
    ({ state }) =>
      'appellants' in state && state.appellants.length > 0
        ? reject('APPELLANTS_JOINED', { issues: state.appellants.map(({ issue }) => issue) })
        : undefined,
    ({ state, context }) =>
      'handledBy' in state && state.handledBy.includes(context.actor.person)
        ? reject('OWN_WORK')
        : undefined,
  ],
  events: ({ command: { reason } }) => [{ type: 'IssueVoided', data: { reason } }],
});

export const confirmByResident = step<'ConfirmByResident'>({
  guards: [
    mechanismHas('residentConfirms', 'ConfirmByResident'),
    ({ state }) => (state.confirmed === undefined ? undefined : reject('ALREADY_CONFIRMED')),
  ],
  events: (situation): readonly IssueEvent[] => {
    const { confirmed, comment } = situation.command;
    return [
      { type: 'ResidentConfirmed', data: { confirmed, ...present({ comment }) } },
      ...(confirmed ? [] : escalateBecause(situation, 'UNCONFIRMED')),
    ];
  },
});

/** Where the loop asks the resident, nothing is closed against their word. */
export function residentHasConfirmed({
  state,
  profile,
}: Situation<'CloseIssue'>): Refusal | undefined {
  return profile.residentConfirms === true && state.confirmed === false
    ? reject('NOT_CONFIRMED')
    : undefined;
}

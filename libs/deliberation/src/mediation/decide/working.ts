import { clockIsDue, present } from '@shaodao/decider';
import type { MediationEvent } from '../events.js';
import { reject } from '../rejections.js';
import { MEDIATION_STATUSES, type MediationStatus } from '../state.js';
import { byMediator, partyIsKnown, unitIsActive } from './guards.js';
import { step, type Anywhere, type Objection, type Situation } from './step.js';

/** The tier's working method, and what goes on beside the session. */

/** The steps that come before this one (before the agreement where none is named) are taken. */
export function stepsBefore(step: string | undefined, { state, context }: Anywhere): Objection {
  const all = (context.section.steps ?? []).map((each) => each.code);
  const before = step === undefined ? all : all.slice(0, all.indexOf(step));
  const steps = before.filter((each) => !state.stepsTaken.includes(each));
  return steps.length > 0 ? reject('STEPS_MISSING', { steps }) : undefined;
}

export const takeStep = step<'TakeStep'>({
  in: ['IN_SESSION'],
  guards: [
    byMediator,
    ({ command: { step }, context }) =>
      (context.section.steps ?? []).some((each) => each.code === step)
        ? undefined
        : reject('STEP_UNKNOWN', { step }),
    ({ command: { step }, state }) =>
      state.stepsTaken.includes(step) ? reject('STEP_DONE', { step }) : undefined,
    (situation) => stepsBefore(situation.command.step, situation),
  ],
  events: ({ command: { step, note }, state }) => [
    { type: 'StepTaken', data: { step, tier: state.tier, ...present({ note }) } },
  ],
});

const isOpen = (status: MediationStatus): boolean =>
  status !== 'PERFORMED' && status !== 'LITIGATION_REFERRED';
const OPEN = MEDIATION_STATUSES.filter(isOpen);

/** A tribunal named by the playbook comments; who mediates here cannot guide as well. */
export const giveGuidance = step<'GiveGuidance'>({
  in: OPEN,
  guards: [
    ({ context: { actor, section } }) =>
      actor.unit !== undefined && section.guides.includes(actor.unit)
        ? undefined
        : reject('NOT_A_GUIDE'),
    (situation) =>
      byMediator(situation) === undefined ? reject('TRIBUNAL_ONLY_GUIDES') : undefined,
  ],
  events: ({ command: { content }, context: { actor } }) => [
    { type: 'GuidanceGiven', data: { unit: actor.unit ?? '', content } },
  ],
});

export const referLegalAid = step<'ReferLegalAid'>({
  in: OPEN,
  guards: [partyIsKnown, (situation) => unitIsActive(situation.command.unit, situation)],
  events: ({ command: { party, unit } }) => [{ type: 'LegalAidReferred', data: { party, unit } }],
});

function whatElapsed({ command: { clock }, state }: Situation<'ElapseClock'>): MediationEvent[] {
  const clocks = { stopped: [clock] };
  if (clock === 'consent') {
    const silent = state.parties.filter((party) => !state.consented.includes(party));
    return [{ type: 'ConsentLapsed', data: { silent, clocks } }];
  }
  return clock === 'confirmation'
    ? [{ type: 'ConfirmationLapsed', data: { clocks } }]
    : [{ type: 'PerformanceCameDue', data: { clocks } }];
}

export const elapseClock = step<'ElapseClock'>({
  in: MEDIATION_STATUSES,
  events: (situation) =>
    clockIsDue(situation.state.clocks, situation.command, situation.context.now)
      ? whatElapsed(situation)
      : [],
});

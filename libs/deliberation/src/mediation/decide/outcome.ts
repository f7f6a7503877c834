import { clockUntil, isAfter, stopping, toInstant } from '@shaodao/decider';
import { reject } from '../rejections.js';
import { stepsBefore } from './working.js';
import { byMediator, partyIsKnown, tiersAbove, unitIsActive, unlike } from './guards.js';
import { inPhase } from './session.js';
import { step, type Anywhere, type Objection } from './step.js';

/** How a tier ends, and what becomes of an agreement. */

export const recordAgreement = step<'RecordAgreement'>({
  in: ['IN_SESSION'],
  guards: [
    byMediator,
    inPhase('RESOLVE'),
    (situation) => stepsBefore(undefined, situation),
    ({ command: { signedBy }, state }) => {
      const parties = unlike(state.parties, signedBy);
      return parties.length > 0 ? reject('SIGNATURE_MISSING', { parties }) : undefined;
    },
    ({ command: { performBy: due }, context }) =>
      isAfter(due, context.now) ? undefined : reject('PERFORM_BY_PAST', { due }),
  ],
  events: ({ command: { text, performBy }, state, context }) => {
    const confirmation = context.startClock('confirmation', context.section.confirmationWithin);
    return [
      {
        type: 'AgreementReached',
        data: {
          agreement: context.newId('agreement'),
          tier: state.tier,
          text,
          effectiveAt: context.now,
          performBy: toInstant(performBy),
          confirmBy: confirmation.dueAt,
          clocks: { started: [confirmation, clockUntil(context, 'performance', performBy)] },
        },
      },
    ];
  },
});

export const recordFailure = step<'RecordFailure'>({
  in: ['IN_SESSION'],
  guards: [
    byMediator,
    ({ command: { routesTold }, context }) => {
      const known = context.section.routes.map((each) => each.code);
      const route = routesTold.find((each) => !known.includes(each));
      return route === undefined ? undefined : reject('ROUTE_UNKNOWN', { route });
    },
  ],
  events: ({ command: { record, routesTold }, state }) => [
    { type: 'MediationFailed', data: { tier: state.tier, record, routesTold } },
  ],
});

export const applyConfirmation = step<'ApplyConfirmation'>({
  in: ['AGREED', 'PERFORMED', 'BREACHED'],
  guards: [
    ({ state: { agreement }, context }) =>
      agreement !== undefined && isAfter(context.now, agreement.confirmBy)
        ? reject('CONFIRMATION_WINDOW_OVER', { until: agreement.confirmBy })
        : undefined,
    ({ state: { agreement } }) =>
      agreement?.confirmation === undefined
        ? undefined
        : reject('CONFIRMATION_STATUS', { confirmation: agreement.confirmation }),
    ({ command: { applicants }, state }) => {
      const parties = unlike(state.parties, applicants);
      return parties.length > 0 ? reject('CONFIRMATION_NOT_JOINT', { parties }) : undefined;
    },
    (situation) => unitIsActive(situation.command.court, situation),
  ],
  events: ({ command: { court }, state }) => [
    { type: 'ConfirmationApplied', data: { court, ...stopping(state.clocks, 'confirmation') } },
  ],
});

export const recordConfirmation = step<'RecordConfirmation'>({
  in: ['AGREED', 'PERFORMED', 'BREACHED'],
  guards: [
    ({ state: { agreement } }) =>
      agreement?.confirmation === 'APPLIED'
        ? undefined
        : reject('CONFIRMATION_STATUS', { confirmation: agreement?.confirmation ?? 'NONE' }),
  ],
  events: ({ command: { granted, reference } }) => [
    { type: 'ConfirmationDecided', data: { granted, reference } },
  ],
});

export const followUp = step<'FollowUp'>({
  in: ['AGREED', 'PERFORMED', 'BREACHED'],
  events: ({ command: { note } }) => [{ type: 'FollowedUp', data: { note } }],
});

export const recordPerformance = step<'RecordPerformance'>({
  in: ['AGREED'],
  events: ({ state }) => [
    { type: 'AgreementPerformed', data: stopping(state.clocks, 'performance') },
  ],
});

export const recordBreach = step<'RecordBreach'>({
  in: ['AGREED'],
  guards: [
    partyIsKnown,
    ({ state: { agreement }, context }) =>
      agreement !== undefined && isAfter(agreement.performBy, context.now)
        ? reject('BREACH_BEFORE_DUE', { until: agreement.performBy })
        : undefined,
  ],
  events: ({ command: { party, note }, state }) => [
    {
      type: 'AgreementBreached',
      data: { party, note, ...stopping(state.clocks, 'performance') },
    },
  ],
});

/** 调解优先、诉讼断后: where the playbook says so, every tier comes before litigation. */
const tiersAreTried = (situation: Anywhere): Objection => {
  const { state, context } = situation;
  const tiers = tiersAbove(situation).map((each) => each.code);
  const asked = state.status === 'FAILED' && context.section.litigationAfter === 'LAST_TIER';
  return asked && tiers.length > 0 ? reject('TIERS_LEFT', { tiers }) : undefined;
};

/** After the record of a tier, a party's refusal, or a breach; never while a tier mediates. */
export const referToLitigation = step<'ReferToLitigation'>({
  in: ['FAILED', 'PARTY_STOPPED', 'BREACHED'],
  guards: [tiersAreTried, (situation) => unitIsActive(situation.command.court, situation)],
  events: ({ command: { court }, state }) => [
    {
      type: 'LitigationReferred',
      data: { court, after: state.tierRecords.map((each) => each.tier) },
    },
  ],
});

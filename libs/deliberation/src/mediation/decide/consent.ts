import { present, stopping } from '@shaodao/decider';
import type { MediationEvent } from '../events.js';
import { reject } from '../rejections.js';
import { PARTY_SPEAKS } from './guards.js';
import { opening, step } from './step.js';

/** Asking for mediation, and the parties' will to mediate: without all of it nothing begins. */

export const requestMediation = opening({
  guards: [
    ({ command: { territory }, context }) =>
      context.directory.isTerritory(territory)
        ? undefined
        : reject('UNKNOWN_TERRITORY', { territory }),
  ],
  events: ({ command: { parties, title, territory, issue }, context }) => {
    const { section, playbook, startClock } = context;
    const clock = section.consentWithin && startClock('consent', section.consentWithin);
    return [
      {
        type: 'MediationRequested',
        data: {
          ...{ playbook, parties, title, territory },
          // A section without tiers does not pass its schema.
          tier: section.tiers[0]?.code ?? '',
          ...present({ issue }),
          ...(clock !== undefined && { clocks: { started: [clock] } }),
        },
      },
    ];
  },
});

export const giveConsent = step<'GiveConsent'>({
  in: ['REQUESTED'],
  guards: [
    ...PARTY_SPEAKS,
    ({ command: { party }, state }) =>
      state.consented.includes(party) ? reject('CONSENT_GIVEN', { party }) : undefined,
  ],
  events: ({ command: { party }, state }) => {
    const agreed: MediationEvent = { type: 'PartyConsented', data: { party } };
    const all = state.consented.length + 1 === state.parties.length;
    return all
      ? [agreed, { type: 'MediationConsented', data: stopping(state.clocks, 'consent') }]
      : [agreed];
  },
});

export const refuseMediation = step<'RefuseMediation'>({
  in: ['REQUESTED'],
  guards: PARTY_SPEAKS,
  events: ({ command: { party, reason }, state }) => [
    {
      type: 'MediationRefused',
      data: { party, ...present({ reason }), ...stopping(state.clocks, 'consent') },
    },
  ],
});

/** Also a failed mediation can be stopped: then no further tier is tried. */
export const stopMediation = step<'StopMediation'>({
  in: ['CONSENTED', 'MEDIATOR_CHOSEN', 'IN_SESSION', 'FAILED'],
  guards: PARTY_SPEAKS,
  events: ({ command: { party, reason } }) => [
    { type: 'MediationStopped', data: { party, ...present({ reason }) } },
  ],
});

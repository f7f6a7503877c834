import { present } from '@shaodao/decider';
import { reject } from '../rejections.js';
import {
  mayMediate,
  notAParty,
  PARTY_SPEAKS,
  roomIsUsed,
  rosterEntry,
  tierOf,
  unitIsActive,
} from './guards.js';
import { step } from './step.js';

/** Who sits at the table: mediators or hosts, the 明白人, the witness. */

const BEFORE_SESSION = ['CONSENTED', 'MEDIATOR_CHOSEN'] as const;

export const chooseMediator = step<'ChooseMediator'>({
  in: BEFORE_SESSION,
  guards: [
    (situation) =>
      mayMediate(situation.command.mediator, tierOf(situation.state.tier, situation), situation),
  ],
  events: (situation) => {
    const { command, state } = situation;
    const { mediator } = command;
    const entry = rosterEntry(tierOf(state.tier, situation), mediator);
    return [
      {
        type: 'MediatorChosen',
        data: { mediator, tier: state.tier, ...present({ hostKind: entry?.hostKind }) },
      },
    ];
  },
});

export const rejectMediator = step<'RejectMediator'>({
  in: ['MEDIATOR_CHOSEN'],
  guards: PARTY_SPEAKS,
  events: ({ command: { party, reason } }) => [
    { type: 'MediatorRejected', data: { party, ...present({ reason }) } },
  ],
});

export const chooseWise = step<'ChooseWise'>({
  in: BEFORE_SESSION,
  guards: [
    roomIsUsed,
    ...PARTY_SPEAKS,
    (situation) => notAParty(situation.command.wise, situation),
    ({ command: { wise }, state, context: { section } }) =>
      section.room?.wise.includes(wise) === true
        ? undefined
        : reject('NOT_ON_ROSTER', { person: wise, tier: state.tier }),
  ],
  events: ({ command: { party, wise } }) => [{ type: 'WiseChosen', data: { party, wise } }],
});

export const inviteWitness = step<'InviteWitness'>({
  in: BEFORE_SESSION,
  guards: [
    roomIsUsed,
    (situation) => notAParty(situation.command.witness, situation),
    (situation) => unitIsActive(situation.command.unit, situation),
  ],
  events: ({ command: { witness, unit } }) => [{ type: 'WitnessInvited', data: { witness, unit } }],
});

import { present } from '@shaodao/decider';
import type { ChosenMediator, RoomPhase } from '../events.js';
import { reject } from '../rejections.js';
import type { OpenedMediation } from '../state.js';
import {
  byMediator,
  mayMediate,
  PARTY_SPEAKS,
  partyIsKnown,
  roomIsUsed,
  rosterEntry,
  tiersAbove,
  unlike,
} from './guards.js';
import { step, type Anywhere, type Objection } from './step.js';

/** The session: who must be there, what is said in which phase, and when a tier gives way. */

/** The 明白人 whom all parties named, or undefined. */
export function agreedWise({ parties, wiseBy }: OpenedMediation): string | undefined {
  const [first, ...others] = parties.map((party) => wiseBy[party]);
  return others.every((each) => each === first) ? first : undefined;
}

const hostsAreThere = (mediators: readonly ChosenMediator[], { context }: Anywhere): Objection => {
  const kinds = (context.section.room?.hostKinds ?? [])
    .map((each) => each.code)
    .filter((kind) => !mediators.some((each) => each.hostKind === kind));
  return kinds.length > 0 ? reject('HOSTS_MISSING', { kinds }) : undefined;
};

const wiseIsAgreed = ({ state, context }: Anywhere): Objection => {
  if (context.section.room === undefined || agreedWise(state) !== undefined) return undefined;
  const first = state.wiseBy[state.parties[0] ?? ''];
  const parties = state.parties.filter(
    (party) => state.wiseBy[party] === undefined || state.wiseBy[party] !== first,
  );
  return reject('WISE_NOT_AGREED', { parties });
};

const witnessIsThere = ({ state, context }: Anywhere): Objection =>
  context.section.room?.witness === true && state.witnesses.length === 0
    ? reject('WITNESS_MISSING')
    : undefined;

export const openSession = step<'OpenSession'>({
  in: ['MEDIATOR_CHOSEN'],
  guards: [
    (situation) => hostsAreThere(situation.state.mediators, situation),
    wiseIsAgreed,
    witnessIsThere,
  ],
  events: ({ state, context }) => [
    { type: 'SessionOpened', data: { session: context.newId('session'), tier: state.tier } },
  ],
});

export const askNextTier = step<'AskNextTier'>({
  in: ['IN_SESSION'],
  guards: [
    ...PARTY_SPEAKS,
    ({ command: { party }, state }) =>
      state.askedNextTier.includes(party) ? reject('NEXT_TIER_ASKED', { party }) : undefined,
    (situation) =>
      tiersAbove(situation).length === 0
        ? reject('NO_HIGHER_TIER', { tier: situation.state.tier })
        : undefined,
  ],
  events: ({ command: { party } }) => [{ type: 'NextTierAsked', data: { party } }],
});

const chosenAbove = (situation: Anywhere, mediators: readonly string[]): ChosenMediator[] =>
  mediators.map((mediator) => ({
    mediator,
    ...present({ hostKind: rosterEntry(tiersAbove(situation)[0], mediator)?.hostKind }),
  }));

/** The next tier only after this one failed, or where all parties ask for it. */
export const openNextTier = step<'OpenNextTier'>({
  in: ['IN_SESSION', 'FAILED'],
  guards: [
    ({ state }) => {
      const parties = unlike(state.parties, state.askedNextTier);
      return state.status === 'IN_SESSION' && parties.length > 0
        ? reject('TIER_NOT_FAILED', { parties })
        : undefined;
    },
    (situation) =>
      tiersAbove(situation).length === 0
        ? reject('NO_HIGHER_TIER', { tier: situation.state.tier })
        : undefined,
    (situation) =>
      situation.command.mediators
        .map((each) => mayMediate(each, tiersAbove(situation)[0], situation))
        .find((refusal) => refusal !== undefined),
    (situation) => hostsAreThere(chosenAbove(situation, situation.command.mediators), situation),
  ],
  events: (situation) => {
    const { command, state, context } = situation;
    return [
      {
        type: 'TierRaised',
        data: {
          session: context.newId('session'),
          from: state.tier,
          tier: tiersAbove(situation)[0]?.code ?? state.tier,
          mediators: chosenAbove(situation, command.mediators),
          because: state.status === 'FAILED' ? 'FAILED' : 'ASKED',
        },
      },
    ];
  },
});

/** Where the playbook has a room, its phases hold; elsewhere people speak when they like. */
export const inPhase =
  (needed: RoomPhase) =>
  ({ state: { phase }, context }: Anywhere): Objection =>
    context.section.room === undefined || phase === needed
      ? undefined
      : reject('WRONG_PHASE', { phase: phase ?? 'STATE', needed });

export const recordStatement = step<'RecordStatement'>({
  in: ['IN_SESSION'],
  guards: [...PARTY_SPEAKS, inPhase('STATE')],
  events: ({ command: { party, statement } }) => [
    { type: 'PartyHeard', data: { party, statement } },
  ],
});

const phaseIsDone = ({ state }: Anywhere): Objection => {
  if (state.phase === 'STATE') {
    const parties = state.parties.filter((party) => !state.heard.includes(party));
    return parties.length > 0 ? reject('PARTIES_UNHEARD', { parties }) : undefined;
  }
  if (state.phase === 'APPRAISE') return state.appraised ? undefined : reject('APPRAISAL_MISSING');
  return reject('WRONG_PHASE', { phase: 'RESOLVE', needed: 'APPRAISE' });
};

export const advancePhase = step<'AdvancePhase'>({
  in: ['IN_SESSION'],
  guards: [roomIsUsed, byMediator, phaseIsDone],
  events: ({ state }) => [
    { type: 'PhaseAdvanced', data: { phase: state.phase === 'STATE' ? 'APPRAISE' : 'RESOLVE' } },
  ],
});

export const recordAppraisal = step<'RecordAppraisal'>({
  in: ['IN_SESSION'],
  guards: [
    roomIsUsed,
    inPhase('APPRAISE'),
    (situation) =>
      situation.context.actor.person === agreedWise(situation.state) ||
      byMediator(situation) === undefined
        ? undefined
        : reject('NOT_THE_WISE'),
    ({ command: { answers }, context }) => {
      const items = (context.section.room?.items ?? []).map((each) => each.code);
      const answered = answers.map((each) => each.item);
      const fits = unlike(items, answered).length === 0 && items.length === answered.length;
      return fits ? undefined : reject('ANSWERS_DO_NOT_FIT', { items });
    },
  ],
  events: ({ command: { answers, calming }, state }) => [
    {
      type: 'MatterAppraised',
      data: { wise: agreedWise(state) ?? '', answers, ...present({ calming }) },
    },
  ],
});

export const correctRights = step<'CorrectRights'>({
  in: ['IN_SESSION'],
  guards: [byMediator, partyIsKnown],
  events: ({ command: { party, correction, basis } }) => [
    { type: 'RightsCorrected', data: { party, correction, basis } },
  ],
});

import { describe, expect, it } from '@jest/globals';
import {
  contextOf,
  hoursAfter,
  SYSTEM,
  CLERK,
  person,
} from '../../../../test/side-streams/given.js';
import {
  holds,
  onEachAct,
  pick,
  reached,
  type Act,
  type Choices,
  type Law,
  type World,
} from '../../../../test/side-streams/random-lives.js';
import type { MediationCommand } from './commands.js';
import type { MediationEvent } from './events.js';
import { mediation } from './mediation.js';
import type { MediationSection } from './section.js';
import type { MediationState, OpenedMediation } from './state.js';
import {
  CADRE,
  ELDER,
  JUDGE,
  LAYERED,
  LI,
  POLICE,
  ROOM,
  STEPPED,
  WANG,
} from '../testing/village.js';

type MediationLaw = Law<MediationState, MediationCommand, MediationEvent>;
type MediationAct = Act<MediationState, MediationCommand, MediationEvent>;

const PARTIES = ['p-wang', 'p-li', 'p-zhao'] as const;

function commandsFor({ a, b, c }: Choices, state: MediationState, now: string): MediationCommand[] {
  const party = pick(PARTIES, a);
  const text = 'enc1.text';
  const clocks = state.status === 'NONE' ? [] : state.clocks;
  const clock = pick(clocks, c) as (typeof clocks)[number] | undefined;
  return [
    { type: 'RequestMediation', parties: ['p-wang', 'p-li'], title: text, territory: 'east' },
    { type: 'GiveConsent', party },
    { type: 'GiveConsent', party: 'p-wang' },
    { type: 'GiveConsent', party: 'p-li' },
    { type: 'RefuseMediation', party },
    { type: 'StopMediation', party },
    {
      type: 'ChooseMediator',
      mediator: pick(['m-1', 'm-police', 'm-cadre', 'm-3', 'p-wang', 'p-judge'], b),
    },
    { type: 'RejectMediator', party },
    { type: 'ChooseWise', party, wise: pick(['w-elder', 'w-elder', 'w-teacher', 'p-wang'], b) },
    { type: 'InviteWitness', witness: 'p-lawyer', unit: 'justice' },
    { type: 'OpenSession' },
    { type: 'OpenSession' },
    { type: 'AskNextTier', party },
    { type: 'OpenNextTier', mediators: [pick(['m-3', 'm-1', 'p-li'], b)] },
    { type: 'RecordStatement', party, statement: text },
    { type: 'AdvancePhase' },
    {
      type: 'RecordAppraisal',
      answers: ['fair', 'sense', 'moral'].map((item) => ({ item, holds: b % 2 === 0 })),
    },
    { type: 'CorrectRights', party, correction: text, basis: 'law' },
    { type: 'TakeStep', step: pick(['listen', 'visit', 'persuade'], b) },
    { type: 'GiveGuidance', content: text },
    {
      type: 'RecordAgreement',
      text,
      signedBy: b % 3 === 0 ? ['p-wang'] : ['p-wang', 'p-li'],
      performBy: hoursAfter(now, c * 24 - 24),
    },
    { type: 'RecordFailure', record: text, routesTold: ['litigation'] },
    { type: 'ApplyConfirmation', applicants: ['p-wang', 'p-li'], court: 'court' },
    { type: 'RecordConfirmation', granted: b % 2 === 0, reference: 'r' },
    { type: 'FollowUp', note: text },
    { type: 'RecordPerformance' },
    { type: 'RecordBreach', party, note: text },
    { type: 'ReferToLitigation', court: 'court' },
    { type: 'ReferLegalAid', party, unit: 'legal-aid' },
    { type: 'ElapseClock', clock: clock?.id ?? 'consent', moment: clock?.dueAt ?? now },
  ];
}

const worldOf = (
  section: MediationSection,
): World<MediationState, MediationCommand, MediationSection> => ({
  section,
  actors: [person('m-1'), CLERK, POLICE, CADRE, ELDER, JUDGE, WANG, LI, person('m-3'), SYSTEM],
  commandsFor,
  rare: ['RefuseMediation', 'StopMediation', 'RejectMediator', 'RecordFailure'],
});

const opened = ({ after }: MediationAct): OpenedMediation | undefined =>
  after.status === 'NONE' ? undefined : after;

const onEachState = (law: (state: OpenedMediation) => string | undefined): MediationLaw =>
  onEachAct((act: MediationAct) => {
    const state = opened(act);
    return state === undefined ? undefined : law(state);
  });

const BEFORE_CONSENT = ['REQUESTED', 'PARTY_STOPPED', 'LITIGATION_REFERRED'];

const LAWS: Readonly<Record<string, MediationLaw>> = {
  'nothing is mediated before every party has agreed to it': onEachState((state) =>
    BEFORE_CONSENT.includes(state.status) || state.consented.length === state.parties.length
      ? undefined
      : `${state.status} with consent of ${state.consented.join()}`,
  ),
  'nobody mediates in a matter of their own, and no tribunal owns it': onEachState((state) => {
    const wrong = state.mediators.find(
      ({ mediator }) => state.parties.includes(mediator) || mediator === JUDGE.person,
    );
    return wrong && `${wrong.mediator} mediates`;
  }),
  'a tier is left only with its record': onEachAct((act: MediationAct) => {
    const state = opened(act);
    const raised = act.events.find((event) => event.type === 'TierRaised');
    return raised === undefined || state?.tierRecords.some(({ tier }) => tier === raised.data.from)
      ? undefined
      : `${raised.data.from} left without a record`;
  }),
  'litigation follows a record or a refusal, not a session': onEachAct((act: MediationAct) => {
    if (!act.events.some((event) => event.type === 'LitigationReferred')) return undefined;
    const before = act.before as OpenedMediation;
    return before.status === 'PARTY_STOPPED' || before.tierRecords.length > 0
      ? undefined
      : `referred from ${before.status}`;
  }),
  'whoever agreed may stop while nothing is agreed': onEachState((state) => {
    if (!['CONSENTED', 'MEDIATOR_CHOSEN', 'IN_SESSION', 'FAILED'].includes(state.status)) return;
    return state.parties
      .map((party) => {
        const context = contextOf(LAYERED, { actor: person(party), now: state.lastOccurredAt });
        const command = { type: 'StopMediation', party } as const;
        return mediation.aggregate.decide(command, state, context).ok ? undefined : party;
      })
      .find((party) => party !== undefined);
  }),
  'a clock runs only where what it waits for can still come': onEachState(({ status, clocks }) => {
    const wrong = clocks.find(
      ({ id }) =>
        (id === 'consent' && status !== 'REQUESTED') ||
        (id === 'performance' && status !== 'AGREED') ||
        (id === 'confirmation' && ['REQUESTED', 'IN_SESSION', 'FAILED'].includes(status)),
    );
    return wrong && `${wrong.id} runs in ${status}`;
  }),
};

describe.each([
  ['in layers', LAYERED],
  ['by steps', STEPPED],
  ['in the room', ROOM],
])('a mediation %s', (_name, section) => {
  it(`keeps the laws: ${Object.keys(LAWS).join('; ')}`, () => {
    holds(mediation, worldOf(section), LAWS);
  });
});

describe('the random lives', () => {
  it('together see every event', () => {
    const seen = [LAYERED, STEPPED, ROOM].flatMap((each) => [...reached(mediation, worldOf(each))]);
    expect([...new Set(seen)].sort()).toEqual(Object.keys(mediation.sealed).sort());
  });
});

import { describe, expect, it } from '@jest/globals';
import { CLERK, scene } from '../../../../test/side-streams/given.js';
import {
  APPRAISED,
  APPRAISING,
  asked,
  CADRE,
  CHOSEN,
  chosen,
  CONSENTED,
  ELDER,
  FAILED,
  given,
  givenRoom,
  givenSteps,
  heard,
  host,
  IN_SESSION,
  JUDGE,
  LI,
  M1,
  opened,
  POLICE,
  raised,
  RESOLVING,
  ROOM,
  ROOM_OPEN,
  ROOM_SET,
  stepTaken,
  WANG,
  wise,
  witness,
} from '../testing/village.js';
import { mediation } from './mediation.js';

const CHOOSE = { type: 'ChooseMediator', mediator: 'm-1' } as const;
const OPEN = { type: 'OpenSession' } as const;
const NEXT = { type: 'OpenNextTier', mediators: ['m-3'] } as const;
const ASK = { type: 'AskNextTier', party: 'p-wang' } as const;
const ADVANCE = { type: 'AdvancePhase' } as const;
const NAME_WISE = { type: 'ChooseWise', party: 'p-wang', wise: 'w-elder' } as const;
const INVITE = { type: 'InviteWitness', witness: 'p-lawyer', unit: 'justice' } as const;
const GUIDE = { type: 'GiveGuidance', content: 'enc1.advice' } as const;

describe('choosing who mediates', () => {
  it('takes somebody of the tier’s roster', () => {
    given(...CONSENTED)
      .when(CHOOSE)
      .then(chosen());
    given(...CONSENTED)
      .when({ ...CHOOSE, mediator: 'm-3' })
      .refuses('NOT_ON_ROSTER', { person: 'm-3', tier: 'grid' });
  });

  it('takes nobody who is a party, a tribunal’s adviser, or full of work', () => {
    given(...CONSENTED)
      .when({ ...CHOOSE, mediator: 'p-wang' })
      .refuses('MEDIATOR_IS_PARTY', { person: 'p-wang' });
    given(...CONSENTED, {
      type: 'GuidanceGiven',
      data: { unit: 'tribunal', content: 'enc1.advice' },
      by: M1,
    })
      .when(CHOOSE)
      .refuses('TRIBUNAL_ONLY_GUIDES');
    given(...CONSENTED)
      .when(CHOOSE, { load: new Map([['m-1', 3]]) })
      .refuses('MEDIATOR_OVERLOADED', { person: 'm-1', maximum: 3 });
    const busy = given(...CONSENTED).when(CHOOSE, { load: new Map([['m-1', 2]]) });
    expect(busy.decision.ok).toBe(true);
  });

  it('may change the mediator, and any party may turn one down', () => {
    expect(given(...CHOSEN, chosen('m-2')).state).toMatchObject({
      mediators: [{ mediator: 'm-2' }],
    });
    given(...CHOSEN)
      .when({ type: 'RejectMediator', party: 'p-li', reason: 'enc1.kin' }, { actor: LI })
      .then({ type: 'MediatorRejected', data: { party: 'p-li', reason: 'enc1.kin' } });
    given(...CHOSEN)
      .when({ type: 'RejectMediator', party: 'p-li' }, { actor: WANG })
      .refuses('PARTY_SPEAKS_FOR_OTHER');
    const rejected = { type: 'MediatorRejected', data: { party: 'p-li' } } as const;
    expect(given(...CHOSEN, rejected).state).toMatchObject({ status: 'CONSENTED', mediators: [] });
  });

  it('opens the session', () => {
    given(...CHOSEN)
      .when(OPEN)
      .then({ type: 'SessionOpened', data: { session: 'session-1', tier: 'grid' } });
    given(...CONSENTED)
      .when(OPEN)
      .refuses('WRONG_STATUS');
  });
});

describe('the next tier', () => {
  it('comes after this one failed, with its own mediators', () => {
    given(...FAILED)
      .when(NEXT)
      .then({
        type: 'TierRaised',
        data: {
          session: 'session-1',
          from: 'grid',
          tier: 'town',
          mediators: [{ mediator: 'm-3' }],
          because: 'FAILED',
        },
      });
    given(...FAILED)
      .when({ ...NEXT, mediators: ['m-1'] })
      .refuses('NOT_ON_ROSTER', { person: 'm-1', tier: 'town' });
  });

  it('comes earlier where all parties ask', () => {
    given(...IN_SESSION)
      .when(ASK, { actor: WANG })
      .then(asked('p-wang'));
    given(...IN_SESSION, asked('p-wang'))
      .when(NEXT)
      .refuses('TIER_NOT_FAILED', { parties: ['p-li'] });
    given(...IN_SESSION, asked('p-wang'))
      .when(ASK)
      .refuses('NEXT_TIER_ASKED');
    const both = [...IN_SESSION, asked('p-wang'), asked('p-li')];
    expect(given(...both).when(NEXT).decision).toMatchObject({
      events: [{ data: { because: 'ASKED' } }],
    });
    const left = { ...raised, data: { ...raised.data, because: 'ASKED' } } as typeof raised;
    expect(given(...both, left).state).toMatchObject({
      tierRecords: [{ tier: 'grid', outcome: 'LEFT' }],
      askedNextTier: [],
    });
  });

  it('asks for trained mediators where its data say so', () => {
    for (const mediator of ['m-4', 'm-5']) {
      given(...FAILED)
        .when({ ...NEXT, mediators: [mediator] })
        .refuses('MEDIATOR_UNTRAINED', { person: mediator });
    }
  });

  it('ends at the highest', () => {
    given(...FAILED, raised)
      .when(ASK)
      .refuses('NO_HIGHER_TIER', { tier: 'town' });
    given(...FAILED, raised, {
      type: 'MediationFailed',
      data: { tier: 'town', record: 'r', routesTold: [] },
    })
      .when(NEXT)
      .refuses('NO_HIGHER_TIER', { tier: 'town' });
  });
});

describe('the steps of a tier', () => {
  const TAKE = { type: 'TakeStep', step: 'listen', note: 'enc1.note' } as const;
  const by = { actor: M1 };

  it('are taken in order, each once, by the mediator', () => {
    givenSteps(...IN_SESSION)
      .when(TAKE, by)
      .then({ type: 'StepTaken', data: { step: 'listen', tier: 'grid', note: 'enc1.note' } });
    givenSteps(...IN_SESSION)
      .when({ ...TAKE, step: 'persuade' }, by)
      .refuses('STEPS_MISSING', { steps: ['listen', 'visit'] });
    givenSteps(...IN_SESSION, stepTaken('listen'))
      .when(TAKE, by)
      .refuses('STEP_DONE', { step: 'listen' });
    givenSteps(...IN_SESSION)
      .when({ ...TAKE, step: 'dance' }, by)
      .refuses('STEP_UNKNOWN', { step: 'dance' });
    givenSteps(...IN_SESSION)
      .when(TAKE, { actor: CLERK })
      .refuses('NOT_MEDIATOR');
    given(...IN_SESSION)
      .when(TAKE, by)
      .refuses('STEP_UNKNOWN');
  });

  it('begin anew on the next tier', () => {
    expect(givenSteps(...IN_SESSION, stepTaken('listen'), failed(), raised).state).toMatchObject({
      stepsTaken: [],
      tier: 'town',
    });
  });
  const failed = () =>
    ({ type: 'MediationFailed', data: { tier: 'grid', record: 'r', routesTold: [] } }) as const;
});

describe('the tribunal', () => {
  it('guides where the playbook names it, and is no party’s mediator', () => {
    given(...IN_SESSION)
      .when(GUIDE, { actor: JUDGE })
      .then({ type: 'GuidanceGiven', data: { unit: 'tribunal', content: 'enc1.advice' } });
    given(...IN_SESSION)
      .when(GUIDE, { actor: CLERK })
      .refuses('NOT_A_GUIDE');
    given(...IN_SESSION)
      .when(GUIDE, { actor: { ...M1, unit: 'tribunal' } })
      .refuses('TRIBUNAL_ONLY_GUIDES');
  });

  it('leaves the mediation where it is', () => {
    const guided = { type: 'GuidanceGiven', data: { unit: 'tribunal', content: 'c' } } as const;
    const { lastOccurredAt: _before, ...before } = given(...IN_SESSION).state as object as Record<
      string,
      unknown
    >;
    const twice = [
      { ...guided, by: JUDGE },
      { ...guided, by: JUDGE },
    ];
    const after = given(...IN_SESSION, ...twice).state;
    expect(after).toMatchObject({ ...before, advisers: ['p-judge'] });
  });
});

describe('the three-truth room (三理室)', () => {
  it('is hosted jointly on the next tier, too', () => {
    const [village] = ROOM.tiers;
    const tiers = [village!, { ...village!, code: 'town' }];
    const inSession = { type: 'SessionOpened', data: { session: 's-1', tier: 'village' } } as const;
    scene(mediation, { ...ROOM, tiers })(...ROOM_SET, inSession, asked('p-wang'), asked('p-li'))
      .when({ ...NEXT, mediators: ['m-police'] })
      .refuses('HOSTS_MISSING', { kinds: ['cadre'] });
  });

  it('is hosted jointly, with a wise person of all parties and a witness', () => {
    givenRoom(...ROOM_SET)
      .when(OPEN)
      .then({ type: 'SessionOpened', data: { session: 'session-1', tier: 'village' } });
    const without = (...gone: readonly object[]) => ROOM_SET.filter((each) => !gone.includes(each));
    givenRoom(...ROOM_SET.slice(0, 5), wise('p-wang'), wise('p-li'), witness)
      .when(OPEN)
      .refuses('HOSTS_MISSING', { kinds: ['cadre'] });
    givenRoom(...ROOM_SET.slice(0, 7), witness)
      .when(OPEN)
      .refuses('WISE_NOT_AGREED', { parties: ['p-li'] });
    givenRoom(...ROOM_SET, wise('p-li', 'w-teacher'))
      .when(OPEN)
      .refuses('WISE_NOT_AGREED', { parties: ['p-li'] });
    givenRoom(...without(witness))
      .when(OPEN)
      .refuses('WITNESS_MISSING');
  });

  it('knows the kind of a host from the roster; a new one replaces its like', () => {
    givenRoom(...ROOM_SET)
      .when({ type: 'ChooseMediator', mediator: 'm-cadre-2' })
      .then(host('m-cadre-2', 'cadre'));
    expect(givenRoom(...ROOM_SET, host('m-cadre-2', 'cadre')).state).toMatchObject({
      mediators: [
        { mediator: 'm-police', hostKind: 'police' },
        { mediator: 'm-cadre-2', hostKind: 'cadre' },
      ],
    });
  });

  it('lets each party name somebody respected, of the roster and not of the parties', () => {
    givenRoom(...ROOM_SET)
      .when(NAME_WISE, { actor: WANG })
      .then(wise('p-wang'));
    givenRoom(...ROOM_SET)
      .when(NAME_WISE, { actor: LI })
      .refuses('PARTY_SPEAKS_FOR_OTHER');
    givenRoom(...ROOM_SET)
      .when({ ...NAME_WISE, wise: 'w-nobody' })
      .refuses('NOT_ON_ROSTER', { person: 'w-nobody' });
    givenRoom(...ROOM_SET)
      .when({ ...NAME_WISE, wise: 'p-wang' })
      .refuses('MEDIATOR_IS_PARTY');
    given(...CHOSEN)
      .when(NAME_WISE)
      .refuses('ROOM_NOT_IN_PROFILE');
  });

  it('invites a witness of an active unit', () => {
    givenRoom(...ROOM_SET)
      .when(INVITE)
      .then(witness);
    givenRoom(...ROOM_SET)
      .when({ ...INVITE, unit: 'closed-bureau' })
      .refuses('UNIT_NOT_ACTIVE', { unit: 'closed-bureau' });
    givenRoom(...ROOM_SET)
      .when({ ...INVITE, witness: 'p-li' })
      .refuses('MEDIATOR_IS_PARTY', { person: 'p-li' });
    given(...CHOSEN)
      .when(INVITE)
      .refuses('ROOM_NOT_IN_PROFILE');
  });

  it('hears every party first (说理)', () => {
    const say = { type: 'RecordStatement', party: 'p-wang', statement: 'enc1.said' } as const;
    givenRoom(...ROOM_OPEN)
      .when(say, { actor: WANG })
      .then(heard('p-wang'));
    givenRoom(...ROOM_OPEN)
      .when(say, { actor: LI })
      .refuses('PARTY_SPEAKS_FOR_OTHER');
    givenRoom(...APPRAISING)
      .when(say)
      .refuses('WRONG_PHASE', { phase: 'APPRAISE', needed: 'STATE' });
    givenRoom(...ROOM_OPEN, heard('p-wang'), heard('p-wang'))
      .when(ADVANCE, { actor: POLICE })
      .refuses('PARTIES_UNHEARD', { parties: ['p-li'] });
    given(...CHOSEN, opened)
      .when(say)
      .then(heard('p-wang'));
  });

  it('then has the wise person answer each item (评理)', () => {
    const answers = ['fair', 'sense', 'moral'].map((item) => ({ item, holds: item !== 'sense' }));
    const appraise = { type: 'RecordAppraisal', answers, calming: 'enc1.calm' } as const;
    const decided = {
      type: 'MatterAppraised',
      data: { wise: 'w-elder', answers, calming: 'enc1.calm' },
    } as const;
    givenRoom(...APPRAISING)
      .when(appraise, { actor: ELDER })
      .then(decided);
    givenRoom(...APPRAISING)
      .when(appraise, { actor: CADRE })
      .then(decided);
    givenRoom(...APPRAISING)
      .when(appraise, { actor: WANG })
      .refuses('NOT_THE_WISE');
    for (const some of [answers.slice(1), [...answers, answers[0]!]]) {
      givenRoom(...APPRAISING)
        .when({ ...appraise, answers: some }, { actor: ELDER })
        .refuses('ANSWERS_DO_NOT_FIT', { items: ['fair', 'sense', 'moral'] });
    }
    givenRoom(...ROOM_OPEN)
      .when(appraise, { actor: ELDER })
      .refuses('WRONG_PHASE', { phase: 'STATE', needed: 'APPRAISE' });
    given(...IN_SESSION)
      .when(appraise)
      .refuses('ROOM_NOT_IN_PROFILE');
  });

  it('resolves last (处理)', () => {
    givenRoom(...ROOM_OPEN, heard('p-wang'), heard('p-li'))
      .when(ADVANCE, { actor: POLICE })
      .then({ type: 'PhaseAdvanced', data: { phase: 'APPRAISE' } });
    givenRoom(...APPRAISING)
      .when(ADVANCE, { actor: CADRE })
      .refuses('APPRAISAL_MISSING');
    givenRoom(...APPRAISED)
      .when(ADVANCE, { actor: CADRE })
      .then({ type: 'PhaseAdvanced', data: { phase: 'RESOLVE' } });
    givenRoom(...RESOLVING)
      .when(ADVANCE, { actor: CADRE })
      .refuses('WRONG_PHASE', { phase: 'RESOLVE' });
    givenRoom(...APPRAISED)
      .when(ADVANCE, { actor: ELDER })
      .refuses('NOT_MEDIATOR');
    given(...IN_SESSION)
      .when(ADVANCE, { actor: M1 })
      .refuses('ROOM_NOT_IN_PROFILE');
  });

  it('keeps to the law: the host corrects harm to lawful rights', () => {
    const correct = {
      type: 'CorrectRights',
      party: 'p-li',
      correction: 'enc1.right',
      basis: '民法典 第288条',
    } as const;
    givenRoom(...APPRAISING)
      .when(correct, { actor: POLICE })
      .then({
        type: 'RightsCorrected',
        data: { party: 'p-li', correction: 'enc1.right', basis: '民法典 第288条' },
      });
    givenRoom(...APPRAISING)
      .when(correct, { actor: ELDER })
      .refuses('NOT_MEDIATOR');
    givenRoom(...APPRAISING)
      .when({ ...correct, party: 'w-elder' }, { actor: POLICE })
      .refuses('PARTY_UNKNOWN');
  });
});

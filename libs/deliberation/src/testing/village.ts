import {
  clock,
  daysAfter,
  hoursAfter,
  person,
  scene,
  START,
} from '../../../../test/side-streams/given.js';
import { mediation } from '../mediation/mediation.js';
import type { MediationEvent, MediationEventMap, MediationEventType } from '../mediation/events.js';
import type { MediationSection } from '../mediation/section.js';

/** Two neighbours quarrel over a wall; the village mediates under different playbooks. */

const named = (code: string) => ({ code, name: { zh: `名${code}`, en: code } });

/** Two tiers, no room: the layered mediation of 龙山. */
export const LAYERED: MediationSection = {
  tiers: [
    {
      ...named('grid'),
      bodies: [{ zh: '网格', en: 'grid' }],
      roster: [{ person: 'm-1' }, { person: 'm-2' }, { person: 'p-wang' }],
      maxLoad: 3,
    },
    {
      ...named('town'),
      bodies: [{ zh: '矛调中心', en: 'mediation centre' }],
      roster: [
        { person: 'm-3', trainedUntil: '2026-12-31' },
        { person: 'm-4', trainedUntil: '2026-03-01' },
        { person: 'm-5' },
      ],
      maxLoad: 3,
      trained: true,
    },
  ],
  guides: ['tribunal'],
  consentWithin: { amount: 5, unit: 'NAT_DAY' },
  confirmationWithin: { amount: 30, unit: 'NAT_DAY' },
  litigationAfter: 'ANY_TIER',
  routes: [named('litigation'), named('arbitration')],
};

/** Five steps on each tier, all tiers before litigation: 平湖. */
export const STEPPED: MediationSection = {
  ...LAYERED,
  steps: [named('listen'), named('visit'), named('persuade')],
  litigationAfter: 'LAST_TIER',
};

/** The three-truth room of 新野: two kinds of hosts, a wise person, a witness. */
export const ROOM: MediationSection = {
  ...LAYERED,
  tiers: [
    {
      ...named('village'),
      bodies: [{ zh: '三理室', en: 'three-truth room' }],
      roster: [
        { person: 'm-police', hostKind: 'police' },
        { person: 'm-cadre', hostKind: 'cadre' },
        { person: 'm-cadre-2', hostKind: 'cadre' },
      ],
      maxLoad: 9,
    },
  ],
  room: {
    hostKinds: [named('police'), named('cadre')],
    wise: ['w-elder', 'w-teacher', 'p-wang'],
    items: [named('fair'), named('sense'), named('moral')],
    witness: true,
  },
};

export const WANG = person('p-wang');
export const LI = person('p-li');
export const M1 = person('m-1');
export const POLICE = person('m-police');
export const CADRE = person('m-cadre');
export const ELDER = person('w-elder');
export const JUDGE = person('p-judge', { unit: 'tribunal' });

export const given = scene(mediation, LAYERED);
export const givenSteps = scene(mediation, STEPPED);
export const givenRoom = scene(mediation, ROOM);

const event = <T extends MediationEventType>(type: T, data: MediationEventMap[T]) =>
  ({ type, data }) as MediationEvent;

export const consentClock = clock('consent', START, { amount: 5, unit: 'NAT_DAY' });

export const requested = (
  changes: Partial<MediationEventMap['MediationRequested']> = {},
): MediationEvent =>
  event('MediationRequested', {
    playbook: { id: 'book', version: 3 },
    parties: ['p-wang', 'p-li'],
    title: 'enc1.wall',
    territory: 'village-east',
    tier: 'grid',
    clocks: { started: [consentClock] },
    ...changes,
  });
export const consented = (party: string): MediationEvent => event('PartyConsented', { party });
export const allConsented = event('MediationConsented', { clocks: { stopped: ['consent'] } });
export const CONSENTED = [requested(), consented('p-wang'), consented('p-li'), allConsented];
export const chosen = (mediator = 'm-1'): MediationEvent =>
  event('MediatorChosen', { mediator, tier: 'grid' });
export const CHOSEN = [...CONSENTED, chosen()];
export const opened = event('SessionOpened', { session: 's-1', tier: 'grid' });
export const IN_SESSION = [...CHOSEN, opened];
export const failed = event('MediationFailed', {
  tier: 'grid',
  record: 'enc1.record',
  routesTold: ['litigation'],
});
export const FAILED = [...IN_SESSION, failed];
export const raised = event('TierRaised', {
  session: 's-2',
  from: 'grid',
  tier: 'town',
  mediators: [{ mediator: 'm-3' }],
  because: 'FAILED',
});
export const asked = (party: string): MediationEvent => event('NextTierAsked', { party });
export const stepTaken = (step: string): MediationEvent =>
  event('StepTaken', { step, tier: 'grid' });

/** An hour after the sixth event of `IN_SESSION`. */
export const AGREED_AT = hoursAfter(START, 6);
export const PERFORM_BY = daysAfter(START, 20);
export const CONFIRM_BY = daysAfter(AGREED_AT, 30);
export const agreed = event('AgreementReached', {
  agreement: 'agreement-1',
  tier: 'grid',
  text: 'enc1.text',
  effectiveAt: AGREED_AT,
  performBy: PERFORM_BY,
  confirmBy: CONFIRM_BY,
  clocks: {
    started: [
      clock('confirmation', AGREED_AT, { amount: 30, unit: 'NAT_DAY' }),
      {
        ...clock('performance', AGREED_AT, { amount: 20 * 1440 - 360, unit: 'NAT_MIN' }),
        dueAt: PERFORM_BY,
      },
    ],
  },
});
export const AGREED = [...IN_SESSION, agreed];
export const applied = event('ConfirmationApplied', {
  court: 'court',
  clocks: { stopped: ['confirmation'] },
});
export const breached = event('AgreementBreached', { party: 'p-li', note: 'enc1.note' });
export const stopped = event('MediationStopped', { party: 'p-li' });

export const host = (mediator: string, hostKind: string): MediationEvent =>
  event('MediatorChosen', { mediator, hostKind, tier: 'village' });
export const wise = (party: string, who = 'w-elder'): MediationEvent =>
  event('WiseChosen', { party, wise: who });
export const witness = event('WitnessInvited', { witness: 'p-lawyer', unit: 'justice' });
export const ROOM_SET = [
  requested({ tier: 'village' }),
  ...CONSENTED.slice(1),
  host('m-police', 'police'),
  host('m-cadre', 'cadre'),
  wise('p-wang'),
  wise('p-li'),
  witness,
];
export const ROOM_OPEN = [...ROOM_SET, event('SessionOpened', { session: 's-1', tier: 'village' })];
export const heard = (party: string): MediationEvent =>
  event('PartyHeard', { party, statement: 'enc1.said' });
export const APPRAISING = [
  ...ROOM_OPEN,
  heard('p-wang'),
  heard('p-li'),
  event('PhaseAdvanced', { phase: 'APPRAISE' }),
];
export const APPRAISED = [
  ...APPRAISING,
  event('MatterAppraised', { wise: 'w-elder', answers: [{ item: 'fair', holds: true }] }),
];
export const RESOLVING = [...APPRAISED, event('PhaseAdvanced', { phase: 'RESOLVE' })];

import type { SideScope } from '@shaodao/decider';
import type { MediationCommandName } from './commands.js';

type Grants = Readonly<Record<string, SideScope>>;

/** Those who run the mediation room of a place. */
const ROOM = { COMMUNITY: 'ownTerritory', STREET: 'ownTerritory' } as const satisfies Grants;

/** A party itself, or the room that writes down what it says. */
const PARTY = {
  ...ROOM,
  PARTY: 'participant',
  RESIDENT: 'participant',
} as const satisfies Grants;

/** Mediators, in whichever office. */
const MEDIATOR = {
  ...ROOM,
  MEDIATOR: 'participant',
  HOST: 'participant',
  GRID: 'participant',
  UNIT: 'participant',
  UNITLEAD: 'participant',
  RESIDENT: 'participant',
} as const satisfies Grants;

/**
 * Who may do what in a mediation. Confidential: nobody reads it for oversight. The tribunal comes
 * from its own unit; the decider asks whether the playbook names it.
 */
export const MEDIATION_POLICY: Readonly<Record<MediationCommandName | 'read', Grants>> = {
  RequestMediation: { ...ROOM, AGENT: 'any', GRID: 'ownTerritory', RESIDENT: 'any', SYSTEM: 'any' },
  GiveConsent: PARTY,
  RefuseMediation: PARTY,
  StopMediation: PARTY,
  ChooseMediator: ROOM,
  RejectMediator: PARTY,
  ChooseWise: PARTY,
  InviteWitness: ROOM,
  OpenSession: MEDIATOR,
  AskNextTier: PARTY,
  OpenNextTier: ROOM,
  RecordStatement: { ...MEDIATOR, PARTY: 'participant' },
  AdvancePhase: MEDIATOR,
  RecordAppraisal: { ...MEDIATOR, WISE: 'participant' },
  CorrectRights: MEDIATOR,
  TakeStep: MEDIATOR,
  GiveGuidance: { TRIBUNAL: 'any', UNIT: 'any', UNITLEAD: 'any' },
  RecordAgreement: MEDIATOR,
  RecordFailure: MEDIATOR,
  ApplyConfirmation: PARTY,
  RecordConfirmation: ROOM,
  FollowUp: MEDIATOR,
  RecordPerformance: MEDIATOR,
  RecordBreach: MEDIATOR,
  ReferToLitigation: ROOM,
  ReferLegalAid: ROOM,
  ElapseClock: { SYSTEM: 'any' },
  read: {
    ...MEDIATOR,
    PARTY: 'participant',
    WISE: 'participant',
    WITNESS: 'participant',
    TRIBUNAL: 'participant',
  },
};

import { decideBySteps } from '@shaodao/decider';
import type { MediationCommand } from '../commands.js';
import type { MediationEvent } from '../events.js';
import type { MediationSection } from '../section.js';
import type { OpenedMediation } from '../state.js';
import { chooseMediator, chooseWise, inviteWitness, rejectMediator } from './choosing.js';
import { giveConsent, refuseMediation, requestMediation, stopMediation } from './consent.js';
import {
  applyConfirmation,
  followUp,
  recordAgreement,
  recordBreach,
  recordConfirmation,
  recordFailure,
  recordPerformance,
  referToLitigation,
} from './outcome.js';
import {
  advancePhase,
  askNextTier,
  correctRights,
  openNextTier,
  openSession,
  recordAppraisal,
  recordStatement,
} from './session.js';
import { elapseClock, giveGuidance, referLegalAid, takeStep } from './working.js';

/** What happens in a mediation, or why not. Pure; sealed texts stay sealed. */
export const decideMediation = decideBySteps<
  MediationCommand,
  OpenedMediation,
  MediationEvent,
  MediationSection,
  'RequestMediation'
>({
  opens: 'RequestMediation',
  open: requestMediation,
  steps: {
    GiveConsent: giveConsent,
    RefuseMediation: refuseMediation,
    StopMediation: stopMediation,
    ChooseMediator: chooseMediator,
    RejectMediator: rejectMediator,
    ChooseWise: chooseWise,
    InviteWitness: inviteWitness,
    OpenSession: openSession,
    AskNextTier: askNextTier,
    OpenNextTier: openNextTier,
    RecordStatement: recordStatement,
    AdvancePhase: advancePhase,
    RecordAppraisal: recordAppraisal,
    CorrectRights: correctRights,
    TakeStep: takeStep,
    GiveGuidance: giveGuidance,
    RecordAgreement: recordAgreement,
    RecordFailure: recordFailure,
    ApplyConfirmation: applyConfirmation,
    RecordConfirmation: recordConfirmation,
    FollowUp: followUp,
    RecordPerformance: recordPerformance,
    RecordBreach: recordBreach,
    ReferToLitigation: referToLitigation,
    ReferLegalAid: referLegalAid,
    ElapseClock: elapseClock,
  },
});

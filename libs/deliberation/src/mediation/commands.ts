import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import {
  Code,
  ElapseClock,
  InstantField,
  PersonalText,
  ProcedureText,
  UnitCodes,
  type CommandsOf,
} from '@shaodao/decider';

/** 申请调解 */
export class RequestMediation {
  readonly type = 'RequestMediation' as const;

  /** Persons or subjects in dispute. */
  @UnitCodes(2, 20)
  parties: string[];

  @PersonalText(200)
  title: string;

  @Code()
  territory: string;

  /** The issue the dispute came in with. */
  @IsOptional()
  @Code()
  issue?: string;

  @IsOptional()
  @Code()
  playbook?: string;
}

/** A party agrees to mediate. */
export class GiveConsent {
  readonly type = 'GiveConsent' as const;

  @Code()
  party: string;
}

/** A party does not agree to mediate. */
export class RefuseMediation {
  readonly type = 'RefuseMediation' as const;

  @Code()
  party: string;

  @IsOptional()
  @PersonalText(2000)
  reason?: string;
}

/** A party ends a mediation it had agreed to; at any time, without a reason if it likes. */
export class StopMediation {
  readonly type = 'StopMediation' as const;

  @Code()
  party: string;

  @IsOptional()
  @PersonalText(2000)
  reason?: string;
}

export class ChooseMediator {
  readonly type = 'ChooseMediator' as const;

  @Code()
  mediator: string;
}

/** A party does not accept the mediators chosen. */
export class RejectMediator {
  readonly type = 'RejectMediator' as const;

  @Code()
  party: string;

  @IsOptional()
  @PersonalText(2000)
  reason?: string;
}

/** A party names the 明白人 it trusts. */
export class ChooseWise {
  readonly type = 'ChooseWise' as const;

  @Code()
  party: string;

  @Code()
  wise: string;
}

/** A member of the function concerned is to witness. */
export class InviteWitness {
  readonly type = 'InviteWitness' as const;

  @Code()
  witness: string;

  @Code()
  unit: string;
}

export class OpenSession {
  readonly type = 'OpenSession' as const;
}

/** A party asks for the next tier while this one still mediates. */
export class AskNextTier {
  readonly type = 'AskNextTier' as const;

  @Code()
  party: string;
}

/** The next tier takes over with mediators of its own. */
export class OpenNextTier {
  readonly type = 'OpenNextTier' as const;

  @UnitCodes(1, 10)
  mediators: string[];
}

/** 说理: what a party says. */
export class RecordStatement {
  readonly type = 'RecordStatement' as const;

  @Code()
  party: string;

  @PersonalText(4000)
  statement: string;
}

/** 进入下一阶段: stating, appraising, resolving. */
export class AdvancePhase {
  readonly type = 'AdvancePhase' as const;
}

export class AppraisalAnswer {
  @Code()
  item: string;

  @IsBoolean()
  holds: boolean;
}

/** 评理: the 明白人 answers the items. */
export class RecordAppraisal {
  readonly type = 'RecordAppraisal' as const;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AppraisalAnswer)
  answers: AppraisalAnswer[];

  /** What was said to calm the parties. */
  @IsOptional()
  @PersonalText(2000)
  calming?: string;
}

/** The host corrects an infringement of a party's lawful rights. */
export class CorrectRights {
  readonly type = 'CorrectRights' as const;

  @Code()
  party: string;

  @PersonalText(2000)
  correction: string;

  @ProcedureText()
  basis: string;
}

/** A step of the tier's working method is done. */
export class TakeStep {
  readonly type = 'TakeStep' as const;

  @Code()
  step: string;

  @IsOptional()
  @PersonalText(2000)
  note?: string;
}

/** A tribunal comments on how to mediate; the mediation stays where it is. */
export class GiveGuidance {
  readonly type = 'GiveGuidance' as const;

  @PersonalText(4000)
  content: string;
}

/** 达成协议: in effect from now on. */
export class RecordAgreement {
  readonly type = 'RecordAgreement' as const;

  @PersonalText(10_000)
  text: string;

  @UnitCodes(2, 20)
  signedBy: string[];

  @InstantField()
  performBy: string;
}

/** The tier ends without agreement. */
export class RecordFailure {
  readonly type = 'RecordFailure' as const;

  @PersonalText(4000)
  record: string;

  /** Ways the parties were told of. */
  @UnitCodes(1, 10)
  routesTold: string[];
}

/** 共同申请司法确认 */
export class ApplyConfirmation {
  readonly type = 'ApplyConfirmation' as const;

  @UnitCodes(1, 20)
  applicants: string[];

  @Code()
  court: string;
}

export class RecordConfirmation {
  readonly type = 'RecordConfirmation' as const;

  @IsBoolean()
  granted: boolean;

  @ProcedureText(100)
  reference: string;
}

/** 回访: how the parties get on. */
export class FollowUp {
  readonly type = 'FollowUp' as const;

  @PersonalText(2000)
  note: string;
}

export class RecordPerformance {
  readonly type = 'RecordPerformance' as const;
}

export class RecordBreach {
  readonly type = 'RecordBreach' as const;

  @Code()
  party: string;

  @PersonalText(2000)
  note: string;
}

export class ReferToLitigation {
  readonly type = 'ReferToLitigation' as const;

  @Code()
  court: string;
}

/** 法律援助 */
export class ReferLegalAid {
  readonly type = 'ReferLegalAid' as const;

  @Code()
  party: string;

  @Code()
  unit: string;
}

export const MEDIATION_COMMANDS = {
  RequestMediation,
  GiveConsent,
  RefuseMediation,
  StopMediation,
  ChooseMediator,
  RejectMediator,
  ChooseWise,
  InviteWitness,
  OpenSession,
  AskNextTier,
  OpenNextTier,
  RecordStatement,
  AdvancePhase,
  RecordAppraisal,
  CorrectRights,
  TakeStep,
  GiveGuidance,
  RecordAgreement,
  RecordFailure,
  ApplyConfirmation,
  RecordConfirmation,
  FollowUp,
  RecordPerformance,
  RecordBreach,
  ReferToLitigation,
  ReferLegalAid,
  ElapseClock,
} as const;

export type MediationCommand = CommandsOf<typeof MEDIATION_COMMANDS>;
export type MediationCommandName = MediationCommand['type'];

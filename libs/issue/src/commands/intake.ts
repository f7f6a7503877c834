import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  APPEAL_KINDS,
  COMPLEXITIES,
  CONFIDENTIALITIES,
  EMERGENCY_LINES,
  INTAKE_REJECTION_REASONS,
  URGENCIES,
  type AppealKind,
  type Complexity,
  type Confidentiality,
  type EmergencyLine,
  type IntakeRejectionReason,
  type Urgency,
} from '../core/vocabulary.js';
import {
  Code,
  InstantField,
  MediaReferences,
  PersonalText,
  ProcedureText,
  UnitCodes,
} from '@shaodao/decider';

export class PlaceInput {
  @IsOptional()
  @PersonalText(300)
  address?: string;

  @IsOptional()
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @IsOptional()
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;
}

export class AppellantInput {
  /** A subject known to the vault already; without it a new one is made. */
  @IsOptional()
  @Code()
  subject?: string;

  @IsOptional()
  @PersonalText(100)
  name?: string;

  @IsOptional()
  @Matches(/^[+\d][\d\s-]{4,24}$/)
  @PersonalText(25)
  phone?: string;
}

export class ExternalRefInput {
  @Code()
  source: string;

  @ProcedureText(100)
  id: string;
}

/** 上报/登记: a resident's matter enters. */
export class ReportIssue {
  readonly type = 'ReportIssue' as const;

  /** One of the house's channels, or one that a playbook brings. */
  @Code()
  channel: string;

  @IsIn(APPEAL_KINDS)
  kind: AppealKind;

  @PersonalText(200)
  title: string;

  @IsOptional()
  @PersonalText(4000)
  description?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AppellantInput)
  appellant?: AppellantInput;

  @IsOptional()
  @IsBoolean()
  noReplyWanted?: boolean;

  @IsOptional()
  @IsIn(CONFIDENTIALITIES)
  confidentiality?: Confidentiality;

  @IsOptional()
  @Code()
  category?: string;

  @IsOptional()
  @Code()
  territory?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceInput)
  place?: PlaceInput;

  /** The unit a report of wrongdoing is about; the matter never routes to it. */
  @IsOptional()
  @Code()
  accusedUnit?: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];

  /** When it was seen, where it is entered later: no network on the pasture. */
  @IsOptional()
  @InstantField()
  observedAt?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  external?: ExternalRefInput;
}

/** 受理: taken in as within scope, with category, urgency and complexity set. */
export class AcceptIssue {
  readonly type = 'AcceptIssue' as const;

  @Code()
  category: string;

  @Code()
  territory: string;

  /** Default is the catalogue's for the category; so is the complexity. */
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: Urgency;

  @IsOptional()
  @IsIn(COMPLEXITIES)
  complexity?: Complexity;

  /** Governance mechanism to run under; default is the tenant's. */
  @IsOptional()
  @Code()
  profile?: string;

  /** Limit for the whole matter; default is the catalogue's, where the mechanism takes it. */
  @IsOptional()
  @InstantField()
  dueAt?: string;

  /** Tags of the mechanism, e.g. a major matter that needs a legal opinion. */
  @IsOptional()
  @UnitCodes(1, 10)
  tags?: string[];
}

/** 不予受理: out of scope; the proper channel is told. */
export class RejectIntake {
  readonly type = 'RejectIntake' as const;

  @IsIn(INTAKE_REJECTION_REASONS)
  reason: IntakeRejectionReason;

  @ProcedureText(200)
  properChannel: string;

  @IsOptional()
  @PersonalText(1000)
  note?: string;
}

/** 紧急事项: handed to an emergency line at once. */
export class RedirectEmergency {
  readonly type = 'RedirectEmergency' as const;

  @IsIn(EMERGENCY_LINES)
  line: EmergencyLine;

  @IsOptional()
  @PersonalText(1000)
  note?: string;
}

/** 直接答复: a consultation settled by the desk. */
export class AnswerOnSpot {
  readonly type = 'AnswerOnSpot' as const;

  @PersonalText(4000)
  answer: string;
}

/** 撤回: the appellant takes the matter back. */
export class WithdrawIssue {
  readonly type = 'WithdrawIssue' as const;

  @PersonalText(1000)
  reason: string;
}

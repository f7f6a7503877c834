import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import {
  Code,
  InstantField,
  MediaReferences,
  PersonalText,
  ProcedureText,
  UnitCodes,
} from '@shaodao/decider';
import {
  CHECK_IN_MODES,
  WHISTLE_KINDS,
  type CheckInMode,
  type WhistleKind,
} from '../core/vocabulary.js';
import { PlaceInput } from './intake.js';

/** 吹哨: units are called to come, one to lead and others to assist. */
export class BlowWhistle {
  readonly type = 'BlowWhistle' as const;

  @IsIn(WHISTLE_KINDS)
  kind: WhistleKind;

  @Code()
  lead: string;

  @IsOptional()
  @UnitCodes(0, 20)
  assists?: string[];

  @ProcedureText()
  reason: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceInput)
  place?: PlaceInput;

  /** By when they have to be there; default is the mechanism's limit. */
  @IsOptional()
  @InstantField()
  respondBy?: string;

  /** Limit of the handling that begins when enough units are in. */
  @IsOptional()
  @InstantField()
  dueAt?: string;

  /** What was tried before the whistle. */
  @IsOptional()
  @PersonalText(2000)
  tried?: string;

  /** The head who reviewed it; needed where the mechanism asks for it. */
  @IsOptional()
  @Code()
  reviewedBy?: string;

  /** The unit that coordinates; default is the blower's own. */
  @IsOptional()
  @Code()
  coordinator?: string;

  /** Before acceptance only: the mechanism to take the matter in under. */
  @IsOptional()
  @Code()
  profile?: string;
}

/** 报到: the called unit is there, by its own act, on site or online. */
export class CheckIn {
  readonly type = 'CheckIn' as const;

  @Code()
  whistle: string;

  @Code()
  unit: string;

  @IsIn(CHECK_IN_MODES)
  mode: CheckInMode;

  /** Who came may decide for the unit. */
  @IsBoolean()
  authorized: boolean;

  /** Pictures, or the record of the call where it is online. */
  @IsOptional()
  @MediaReferences()
  media?: string[];

  /** Why the coordinator records it instead of the unit. */
  @IsOptional()
  @ProcedureText()
  overrideReason?: string;
}

/** The coordinator lets the work begin without all who should be in. */
export class OverrideQuorum {
  readonly type = 'OverrideQuorum' as const;

  @Code()
  whistle: string;

  @ProcedureText()
  reason: string;
}

/** 未报到: a called unit did not come in time. */
export class MarkNoShow {
  readonly type = 'MarkNoShow' as const;

  @Code()
  whistle: string;

  @Code()
  unit: string;
}

/** 退哨: a called unit objects to being called, with its basis. */
export class RejectWhistle {
  readonly type = 'RejectWhistle' as const;

  @Code()
  whistle: string;

  @Code()
  unit: string;

  @ProcedureText()
  basis: string;

  /** The item of a responsibility list it rests on. */
  @IsOptional()
  @Code()
  listItem?: string;

  @IsOptional()
  @PersonalText(1000)
  note?: string;
}

/** The call stands: the unit has to come. */
export class UpholdWhistle {
  readonly type = 'UpholdWhistle' as const;

  @Code()
  whistle: string;

  @Code()
  unit: string;

  @ProcedureText()
  reason: string;

  /** By when it has to be there now; default is the first limit, or a new one where it is over. */
  @IsOptional()
  @InstantField()
  respondBy?: string;
}

/** The unit's refusal is right, or the whole whistle is called off. */
export class CancelWhistle {
  readonly type = 'CancelWhistle' as const;

  @Code()
  whistle: string;

  /** Whose refusal is found right; absent: all are called off. */
  @IsOptional()
  @Code()
  unit?: string;

  @ProcedureText()
  reason: string;
}

/** A called unit has done its part on the spot. */
export class CompleteWhistleWork {
  readonly type = 'CompleteWhistleWork' as const;

  @Code()
  whistle: string;

  @Code()
  unit: string;

  @PersonalText(4000)
  result: string;
}

/** The coordinator lets units go (事完人撤). */
export class ReleaseUnits {
  readonly type = 'ReleaseUnits' as const;

  @Code()
  whistle: string;

  @UnitCodes(1, 21)
  units: string[];
}

import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import {
  CONTACT_METHODS,
  RESOLUTIONS,
  type ContactMethod,
  type Resolution,
} from '../core/vocabulary.js';
import { Code, MediaReferences, PersonalText, ProcedureText, UnitCodes } from '@shaodao/decider';

/** 签收: the unit confirms receipt. */
export class SignAssignment {
  readonly type = 'SignAssignment' as const;

  @Code()
  assignment: string;
}

/** 首次联系: the unit contacts the appellant, reached or not. */
export class RecordContact {
  readonly type = 'RecordContact' as const;

  @Code()
  assignment: string;

  @IsIn(CONTACT_METHODS)
  method: ContactMethod;

  @IsBoolean()
  reached: boolean;

  @IsOptional()
  @PersonalText(2000)
  note?: string;
}

/** A step of the work, with pictures by reference. */
export class LogStep {
  readonly type = 'LogStep' as const;

  @Code()
  assignment: string;

  @PersonalText(2000)
  note: string;

  /** The step of the mechanism's template this one is. */
  @IsOptional()
  @Code()
  step?: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 协办办结: an assisting unit gives its result to the lead. */
export class CompleteAssist {
  readonly type = 'CompleteAssist' as const;

  @Code()
  assignment: string;

  @PersonalText(4000)
  result: string;
}

/** The dispatcher lets an assist go, with the reason. */
export class WaiveAssist {
  readonly type = 'WaiveAssist' as const;

  @Code()
  assignment: string;

  @ProcedureText()
  reason: string;
}

/** 办结: the lead reports the matter done. */
export class CompleteHandling {
  readonly type = 'CompleteHandling' as const;

  @Code()
  assignment: string;

  @PersonalText(4000)
  result: string;

  @IsIn(RESOLUTIONS)
  outcome: Resolution;

  /** Outcomes of the mechanism's list, several at once (三到位一处理). */
  @IsOptional()
  @UnitCodes(1, 10)
  outcomes?: string[];

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

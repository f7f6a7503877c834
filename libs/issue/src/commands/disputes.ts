import { IsBoolean, IsOptional } from 'class-validator';
import { Code, InstantField, PersonalText, ProcedureText, UnitCodes } from '@shaodao/decider';

/** 提出异议: the unit disputes that it is liable; it works on meanwhile (首接负责). */
export class RaiseObjection {
  readonly type = 'RaiseObjection' as const;

  @Code()
  assignment: string;

  @ProcedureText()
  basis: string;

  /** The item of a responsibility list it rests on. */
  @IsOptional()
  @Code()
  listItem?: string;

  @IsOptional()
  @Code()
  suggestedUnit?: string;

  @IsOptional()
  @PersonalText(2000)
  note?: string;
}

/** 会商: the units concerned meet about who is liable. */
export class HoldConsultation {
  readonly type = 'HoldConsultation' as const;

  @UnitCodes(1, 20)
  units: string[];

  @PersonalText(4000)
  record: string;

  /** The unit they agreed on. */
  @IsOptional()
  @Code()
  agreedUnit?: string;
}

/** 裁定: which unit is liable; where several chairs rule, one of their votes. */
export class RuleObjection {
  readonly type = 'RuleObjection' as const;

  @Code()
  liableUnit: string;

  /** The unit named may neither return the matter nor object again. */
  @IsBoolean()
  final: boolean;

  @ProcedureText()
  reason: string;

  /** Limit of the unit named, where it is another one; default is the one on the ticket. */
  @IsOptional()
  @InstantField()
  dueAt?: string;
}

import { IsOptional } from 'class-validator';
import { Code, PersonalText, ProcedureText } from '@shaodao/decider';

/** 升级: to the next level, with what was tried at this one (小事不出村、大事不出镇). */
export class EscalateIssue {
  readonly type = 'EscalateIssue' as const;

  /** What was tried at this level before asking the next. */
  @PersonalText(2000)
  tried: string;

  @ProcedureText()
  reason: string;

  /** Who owns the matter at the next level; default the unit of that level for the territory. */
  @IsOptional()
  @Code()
  unit?: string;
}

/** 下转: a matter that a lower level can settle goes back down, with the reason. */
export class TransferDown {
  readonly type = 'TransferDown' as const;

  @ProcedureText()
  reason: string;

  @IsOptional()
  @Code()
  unit?: string;
}

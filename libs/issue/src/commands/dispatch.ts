import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { Code, InstantField, PersonalText, ProcedureText, UnitCodes } from '@shaodao/decider';
import { DispatchGroundsInput } from './dispatch-grounds.js';

/** 点单: the community states the need to its street. */
export class PlaceRequest {
  readonly type = 'PlaceRequest' as const;

  @PersonalText(2000)
  need: string;

  /** What the community tried itself before asking. */
  @PersonalText(2000)
  tried: string;

  /** Item of a department's published menu of services. */
  @IsOptional()
  @Code()
  offer?: string;
}

/** 下单: the street reviews and orders the departments. */
export class IssueOrder {
  readonly type = 'IssueOrder' as const;

  /** Departments named; the first leads. */
  @UnitCodes(1, 10)
  units: string[];

  /** The list rule that names these departments, or the reason for deviating from it. */
  @ProcedureText()
  basis: string;

  /** The item of a responsibility list that names them. */
  @IsOptional()
  @Code()
  listItem?: string;

  @IsOptional()
  @InstantField()
  respondBy?: string;
}

/** 派单: to exactly one lead and any number of assists, with the deadline on the ticket. */
export class DispatchIssue {
  readonly type = 'DispatchIssue' as const;

  @Code()
  lead: string;

  @IsOptional()
  @UnitCodes(0, 20)
  assists?: string[];

  /** Default is the mechanism's limit of handling, where it has one. */
  @IsOptional()
  @InstantField()
  dueAt?: string;

  @IsOptional()
  @ProcedureText()
  reason?: string;

  /** Why the rules chose so; only the engine itself sends it. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DispatchGroundsInput)
  basis?: DispatchGroundsInput;
}

/** 改派: another lead, with the reason; the round counts up. */
export class Redispatch {
  readonly type = 'Redispatch' as const;

  @Code()
  lead: string;

  @IsOptional()
  @UnitCodes(0, 20)
  assists?: string[];

  /** Default is the mechanism's limit of handling, where it has one. */
  @IsOptional()
  @InstantField()
  dueAt?: string;

  @ProcedureText()
  reason: string;
}

/** 退单: the unit sends its ticket back as not its duty, citing the list item. */
export class RequestReturn {
  readonly type = 'RequestReturn' as const;

  @Code()
  assignment: string;

  @ProcedureText()
  basis: string;

  /** The item of a responsibility list it rests on; needed where the mechanism asks for it. */
  @IsOptional()
  @Code()
  listItem?: string;

  @IsOptional()
  @Code()
  suggestedUnit?: string;

  @IsOptional()
  @PersonalText(1000)
  note?: string;
}

export class ApproveReturn {
  readonly type = 'ApproveReturn' as const;

  @Code()
  assignment: string;

  @ProcedureText()
  reason: string;
}

export class DenyReturn {
  readonly type = 'DenyReturn' as const;

  @Code()
  assignment: string;

  @ProcedureText()
  reason: string;

  /** A final ruling: the unit may not return the matter again. */
  @IsOptional()
  @IsBoolean()
  final?: boolean;
}

import { IsBoolean, IsOptional } from 'class-validator';
import { Code, MediaReferences, PersonalText, ProcedureText } from '@shaodao/decider';

/** 申请终止: a unit asks in writing to end the matter without a result (L-WF 21). */
export class RequestTermination {
  readonly type = 'RequestTermination' as const;

  @Code()
  assignment: string;

  @ProcedureText()
  reason: string;
}

/** 终止: decided by another person than asked, with what the appellant was told. */
export class Terminate {
  readonly type = 'Terminate' as const;

  @ProcedureText()
  reason: string;

  /** What the appellant was told; needed unless they asked for no reply. */
  @IsOptional()
  @PersonalText(4000)
  told?: string;
}

/** The request to end the matter is turned down: the work goes on. */
export class DenyTermination {
  readonly type = 'DenyTermination' as const;

  @ProcedureText()
  reason: string;
}

/** 作废: the record should never have been, e.g. entered twice or found false on site. */
export class Void {
  readonly type = 'Void' as const;

  @ProcedureText()
  reason: string;
}

/** 核实: is it so? On site, before anybody is sent. */
export class VerifyReport {
  readonly type = 'VerifyReport' as const;

  @IsBoolean()
  real: boolean;

  @IsOptional()
  @PersonalText(2000)
  finding?: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 自行处置: the community, or who found it, settles the matter without sending anybody. */
export class SettleAtCommunity {
  readonly type = 'SettleAtCommunity' as const;

  @PersonalText(4000)
  result: string;

  @MediaReferences()
  media: string[];
}

/** The resident says whether it is so, where the loop of the mechanism asks them. */
export class ConfirmByResident {
  readonly type = 'ConfirmByResident' as const;

  @IsBoolean()
  confirmed: boolean;

  @IsOptional()
  @PersonalText(2000)
  comment?: string;
}

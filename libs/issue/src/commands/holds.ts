import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import { Code, InstantField, MediaReferences, PersonalText, ProcedureText } from '@shaodao/decider';
import { SUSPENSION_CAUSES, type SuspensionCause } from '../core/vocabulary.js';

/** 申请延期: before the ticket is due, with the reason and the new limit. */
export class RequestExtension {
  readonly type = 'RequestExtension' as const;

  @Code()
  assignment: string;

  @InstantField()
  dueAt: string;

  @ProcedureText()
  reason: string;
}

/** 同意延期: the limit asked for, or a shorter one; what the appellant was told goes with it. */
export class GrantExtension {
  readonly type = 'GrantExtension' as const;

  @Code()
  assignment: string;

  @IsOptional()
  @InstantField()
  dueAt?: string;

  /** What the appellant was told; needed unless they asked for no reply. */
  @IsOptional()
  @PersonalText(2000)
  told?: string;
}

/** 驳回延期 */
export class DenyExtension {
  readonly type = 'DenyExtension' as const;

  @Code()
  assignment: string;

  @ProcedureText()
  reason: string;
}

/** 挂起: clocks stand still until a moment, for one of the mechanism's causes and with proof. */
export class SuspendIssue {
  readonly type = 'SuspendIssue' as const;

  @IsIn(SUSPENSION_CAUSES)
  cause: SuspensionCause;

  @InstantField()
  until: string;

  @ProcedureText()
  reason: string;

  @MediaReferences()
  media: string[];

  /** The person who asked for it, where somebody did: another one approves. */
  @IsOptional()
  @Code()
  askedBy?: string;

  /** What the appellant was told; needed unless they asked for no reply. */
  @IsOptional()
  @PersonalText(2000)
  told?: string;
}

/** 恢复: the cause is gone before its time. */
export class ResumeIssue {
  readonly type = 'ResumeIssue' as const;

  @ProcedureText()
  reason: string;
}

export class MilestoneInput {
  @ProcedureText(200)
  goal: string;

  @InstantField()
  by: string;
}

/** 申请挂账: an objective limit, with a plan, milestones and what the appellant was told. */
export class RequestLedger {
  readonly type = 'RequestLedger' as const;

  @Code()
  assignment: string;

  /** One of the mechanism's causes: policy, funding, ownership, history … */
  @Code()
  cause: string;

  @ProcedureText(2000)
  plan: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MilestoneInput)
  milestones: MilestoneInput[];

  @MediaReferences()
  media: string[];

  @PersonalText(4000)
  explained: string;
}

/** 挂账: the district approves; reviews take the place of the handling limit. */
export class PutOnLedger {
  readonly type = 'PutOnLedger' as const;

  @Code()
  ledger: string;
}

/** 挂账复核: how far the plan is. */
export class ReviewLedger {
  readonly type = 'ReviewLedger' as const;

  @Code()
  ledger: string;

  @ProcedureText(2000)
  finding: string;
}

/** 销账: after the result was checked. */
export class ClearLedger {
  readonly type = 'ClearLedger' as const;

  @Code()
  ledger: string;

  @ProcedureText()
  reason: string;
}

/** 阶段性反馈: how far it is, and when the appellant hears again. */
export class ReportInterim {
  readonly type = 'ReportInterim' as const;

  @Code()
  assignment: string;

  @PersonalText(4000)
  content: string;

  @InstantField()
  nextAt: string;
}

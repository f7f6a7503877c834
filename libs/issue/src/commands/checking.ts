import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import {
  CONTACT_METHODS,
  RESOLUTIONS,
  SATISFACTIONS,
  type ContactMethod,
  type Resolution,
  type Satisfaction,
} from '../core/vocabulary.js';
import { Code, InstantField, MediaReferences, PersonalText, ProcedureText } from '@shaodao/decider';

/** 核查: is it fixed? By somebody who did not handle it. */
export class VerifyResult {
  readonly type = 'VerifyResult' as const;

  @IsBoolean()
  passed: boolean;

  /** Required where the check failed: what is still wrong. */
  @IsOptional()
  @PersonalText(2000)
  note?: string;

  /** New limit where the check failed; default is the profile's rework limit. */
  @IsOptional()
  @InstantField()
  dueAt?: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 反馈: the result is told to the appellant. */
export class FeedBack {
  readonly type = 'FeedBack' as const;

  @PersonalText(4000)
  content: string;

  @IsIn(CONTACT_METHODS)
  method: ContactMethod;

  @IsBoolean()
  reached: boolean;

  /** The merged issue whose appellant is told; absent: the issue's own. */
  @IsOptional()
  @Code()
  appellant?: string;
}

/** 回访: the centre asks the appellant about the handling. */
export class MakeCallback {
  readonly type = 'MakeCallback' as const;

  @IsBoolean()
  reached: boolean;

  @IsOptional()
  @ProcedureText(50)
  scriptVersion?: string;

  @IsOptional()
  @PersonalText(2000)
  note?: string;
}

/** 评价: the three answers behind the three rates. */
export class SubmitEvaluation {
  readonly type = 'SubmitEvaluation' as const;

  /** Did the unit contact the appellant? */
  @IsBoolean()
  contacted: boolean;

  @IsIn(RESOLUTIONS)
  resolution: Resolution;

  @IsIn(SATISFACTIONS)
  satisfaction: Satisfaction;

  @IsOptional()
  @PersonalText(2000)
  comment?: string;

  /** The merged issue whose appellant rates; absent: the issue's own. */
  @IsOptional()
  @Code()
  appellant?: string;

  /** The second axis (化解/疏导): is the mind at ease? Asked where the mechanism has it. */
  @IsOptional()
  @IsBoolean()
  eased?: boolean;
}

/** 返工: back to the unit to do again. */
export class OrderRework {
  readonly type = 'OrderRework' as const;

  @PersonalText(2000)
  reason: string;

  @IsOptional()
  @InstantField()
  dueAt?: string;
}

/** 结案 */
export class CloseIssue {
  readonly type = 'CloseIssue' as const;
}

/** 重开: new facts within the reopen window. */
export class ReopenIssue {
  readonly type = 'ReopenIssue' as const;

  @PersonalText(2000)
  reason: string;

  @IsOptional()
  @InstantField()
  dueAt?: string;
}

/** 归档: the reopen window is over; the record is fixed. */
export class ArchiveIssue {
  readonly type = 'ArchiveIssue' as const;
}

import { Code, InstantField, ProcedureText } from '@shaodao/decider';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Min,
  ValidateNested,
} from 'class-validator';
import { ALERT_KINDS } from './section.js';

/** An issue that stands behind an alert. */
export class EvidenceInput {
  @Code()
  issue: string;

  @InstantField()
  at: string;

  @IsOptional()
  @Code()
  assignment?: string;
}

/** Why, in the two languages of the house. */
export class ReasonInput {
  @ProcedureText(1000)
  zh: string;

  @ProcedureText(1000)
  en: string;
}

/** 提出预警: what the figures say. Said by the watch alone. */
export class RaiseAlert {
  readonly type = 'RaiseAlert' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @IsIn(ALERT_KINDS)
  kind: (typeof ALERT_KINDS)[number];

  /** The same for the same thing. */
  @Code()
  key: string;

  @IsOptional()
  @Code()
  territory?: string;

  @IsOptional()
  @Code()
  category?: string;

  @IsOptional()
  @Code()
  unit?: string;

  @IsInt()
  @Min(1)
  total: number;

  @IsObject()
  figures: Record<string, number>;

  @ValidateNested()
  @Type(() => ReasonInput)
  reason: ReasonInput;

  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => EvidenceInput)
  evidence: EvidenceInput[];
}

/** 更新预警: the same thing, grown or shrunk. Said by the watch alone. */
export class RenewAlert {
  readonly type = 'RenewAlert' as const;

  @IsInt()
  @Min(1)
  total: number;

  @IsObject()
  figures: Record<string, number>;

  @ValidateNested()
  @Type(() => ReasonInput)
  reason: ReasonInput;

  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => EvidenceInput)
  evidence: EvidenceInput[];
}

/** 解除预警: it no longer holds. Said by the watch alone. */
export class ClearAlert {
  readonly type = 'ClearAlert' as const;
}

/** 知悉预警: somebody has seen it and looks after it. */
export class AcknowledgeAlert {
  readonly type = 'AcknowledgeAlert' as const;

  @IsOptional()
  @ProcedureText(500)
  note?: string;
}

/** 排除预警: it is none, and why. */
export class DismissAlert {
  readonly type = 'DismissAlert' as const;

  @ProcedureText(500)
  reason: string;
}

/** 转为专题: what is behind it shall be settled for good (每月一题). */
export class TakeUpAlert {
  readonly type = 'TakeUpAlert' as const;

  /** The topic in a few words. */
  @ProcedureText(200)
  title: string;

  /** What exactly is to be settled (具体问题). */
  @ProcedureText(500)
  question: string;

  /** Playbook of the topic. */
  @IsOptional()
  @Code()
  topicPlaybook?: string;
}

export const ALERT_COMMANDS = {
  RaiseAlert,
  RenewAlert,
  ClearAlert,
  AcknowledgeAlert,
  DismissAlert,
  TakeUpAlert,
} as const;

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Code, UnitCodes } from '@shaodao/decider';
import { RULE_SOURCES, type RuleSource } from '../core/vocabulary.js';

/** What the rules knew of the matter when they chose. */
export class DispatchFactsInput {
  @Code()
  category: string;

  @Code()
  territory: string;

  @IsOptional()
  @Code()
  kind?: string;

  @IsOptional()
  @Code()
  channel?: string;

  @IsOptional()
  @Code()
  urgency?: string;

  @IsOptional()
  @Code()
  complexity?: string;

  @IsOptional()
  @UnitCodes(0, 50)
  tags?: string[];

  @IsOptional()
  @Code()
  compound?: string;

  @IsOptional()
  @Code()
  accusedUnit?: string;

  @IsOptional()
  @UnitCodes(0, 50)
  ruledOut?: string[];

  @IsOptional()
  @Code()
  previousLead?: string;

  @IsOptional()
  @UnitCodes(0, 10)
  tried?: string[];

  /** Day of the decision, `YYYY-MM-DD`. */
  @IsOptional()
  @Code()
  on?: string;
}

/** A unit that was not chosen, and why. */
export class DispatchAlternativeInput {
  @Code()
  unit: string;

  /** A code of `PASS_OVER_REASONS` of `@shaodao/routing`. */
  @Code()
  reason: string;
}

/** Why the rules chose these units: what the event keeps, so that it can be told without the rules. */
export class DispatchGroundsInput {
  @Code()
  ruleSet: string;

  @IsInt()
  @Min(0)
  ruleSetVersion: number;

  @IsInt()
  @Min(0)
  directoryVersion: number;

  @IsIn(RULE_SOURCES)
  source: RuleSource;

  @IsOptional()
  @Code()
  rule?: string;

  /** Item of a responsibility list it rests on. */
  @IsOptional()
  @Code()
  listItem?: string;

  @IsNumber()
  @Min(0)
  @Max(1)
  confidence: number;

  @IsObject()
  @ValidateNested()
  @Type(() => DispatchFactsInput)
  facts: DispatchFactsInput;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DispatchAlternativeInput)
  alternatives: DispatchAlternativeInput[];
}

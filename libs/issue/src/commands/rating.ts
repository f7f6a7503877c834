import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Code, PersonalText } from '@shaodao/decider';

/** The mark on one item of the mechanism's instrument. */
export class ScoreInput {
  @Code()
  item: string;

  @IsInt()
  @Min(0)
  @Max(100)
  score: number;
}

/** 反向评价: street or community rates a unit that worked for it. */
export class RateReverse {
  readonly type = 'RateReverse' as const;

  @Code()
  unit: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ScoreInput)
  scores: ScoreInput[];

  @IsOptional()
  @PersonalText(2000)
  reason?: string;
}

/** 评哨: a called unit rates the whistle. */
export class RateWhistle {
  readonly type = 'RateWhistle' as const;

  @Code()
  whistle: string;

  @Code()
  unit: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ScoreInput)
  scores: ScoreInput[];

  @IsOptional()
  @PersonalText(2000)
  reason?: string;
}

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Code, ElapseClock, PersonalText, ProcedureText, type CommandsOf } from '@shaodao/decider';

export class RateeInput {
  @Code()
  ratee: string;

  @IsOptional()
  @Code()
  post?: string;
}

export class DimensionScoreInput {
  @Code()
  dimension: string;

  @IsInt()
  @Min(0)
  @Max(10_000)
  score: number;
}

/** Who is rated on which scale, for which period. */
export class OpenRating {
  readonly type = 'OpenRating' as const;

  @Code()
  scale: string;

  @Code()
  period: string;

  @Code()
  territory: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => RateeInput)
  ratees: RateeInput[];

  @IsOptional()
  @Code()
  playbook?: string;
}

export class ScoreRatee {
  readonly type = 'ScoreRatee' as const;

  @Code()
  ratee: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DimensionScoreInput)
  scores: DimensionScoreInput[];

  @IsOptional()
  @PersonalText(2000)
  note?: string;
}

/** The grades that the scores lead to, as a proposal. */
export class ProposeGrades {
  readonly type = 'ProposeGrades' as const;
}

/** A person deviates from the proposal, with the reason. */
export class AdjustGrade {
  readonly type = 'AdjustGrade' as const;

  @Code()
  ratee: string;

  @Code()
  grade: string;

  @ProcedureText()
  reason: string;
}

/** A person takes responsibility: without this nothing has been decided. */
export class SignRating {
  readonly type = 'SignRating' as const;
}

export class AppealGrade {
  readonly type = 'AppealGrade' as const;

  @Code()
  ratee: string;

  @PersonalText(4000)
  grounds: string;
}

export class DecideGradeAppeal {
  readonly type = 'DecideGradeAppeal' as const;

  @Code()
  ratee: string;

  @IsBoolean()
  granted: boolean;

  /** The right grade, where the appeal is granted. */
  @IsOptional()
  @Code()
  grade?: string;

  @ProcedureText()
  reason: string;
}

export class PublishRating {
  readonly type = 'PublishRating' as const;
}

/** What was decided elsewhere on the strength of the rating. */
export class RecordOutcome {
  readonly type = 'RecordOutcome' as const;

  @Code()
  ratee: string;

  @Code()
  outcome: string;

  @ProcedureText(100)
  reference: string;
}

export const TIER_RATING_COMMANDS = {
  OpenRating,
  ScoreRatee,
  ProposeGrades,
  AdjustGrade,
  SignRating,
  AppealGrade,
  DecideGradeAppeal,
  PublishRating,
  RecordOutcome,
  ElapseClock,
} as const;

export type TierRatingCommand = CommandsOf<typeof TIER_RATING_COMMANDS>;
export type TierRatingCommandName = TierRatingCommand['type'];

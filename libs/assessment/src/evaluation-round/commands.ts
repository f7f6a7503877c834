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
import {
  Code,
  ElapseClock,
  InstantField,
  PersonalText,
  UnitCodes,
  type CommandsOf,
} from '@shaodao/decider';

export class RatedInput {
  @Code()
  ratee: string;

  @Code()
  group: string;
}

export class ItemScoreInput {
  @Code()
  item: string;

  @IsInt()
  @Min(0)
  @Max(10_000)
  score: number;
}

/** Who rates whom, by which instrument, until when. Raters and ratees are persons or units. */
export class OpenRound {
  readonly type = 'OpenRound' as const;

  @Code()
  instrument: string;

  @Code()
  period: string;

  @Code()
  territory: string;

  @InstantField()
  until: string;

  @UnitCodes(1, 2000)
  raters: string[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => RatedInput)
  ratees: RatedInput[];

  @IsOptional()
  @Code()
  playbook?: string;
}

export class StartCollecting {
  readonly type = 'StartCollecting' as const;
}

export class CastVote {
  readonly type = 'CastVote' as const;

  /** Oneself or one's unit. */
  @Code()
  rater: string;

  @Code()
  ratee: string;

  @IsOptional()
  @Code()
  whistle?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ItemScoreInput)
  scores: ItemScoreInput[];

  @IsOptional()
  @PersonalText(2000)
  comment?: string;
}

/** A resident raises a matter in the session; it becomes an issue. */
export class RaiseRoundMatter {
  readonly type = 'RaiseRoundMatter' as const;

  @PersonalText(200)
  title: string;
}

export class AnswerMatter {
  readonly type = 'AnswerMatter' as const;

  @Code()
  matter: string;

  @PersonalText(4000)
  answer: string;

  /** Solved with the answer, or still to be done. */
  @IsBoolean()
  solved: boolean;
}

export class RateMatter {
  readonly type = 'RateMatter' as const;

  @Code()
  matter: string;

  @IsBoolean()
  satisfied: boolean;
}

export class CloseRound {
  readonly type = 'CloseRound' as const;
}

export class PublishRound {
  readonly type = 'PublishRound' as const;
}

export const EVALUATION_ROUND_COMMANDS = {
  OpenRound,
  StartCollecting,
  CastVote,
  RaiseRoundMatter,
  AnswerMatter,
  RateMatter,
  CloseRound,
  PublishRound,
  ElapseClock,
} as const;

export type EvaluationRoundCommand = CommandsOf<typeof EVALUATION_ROUND_COMMANDS>;

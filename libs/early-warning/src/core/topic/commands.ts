import {
  Code,
  ElapseClock,
  InstantField,
  MediaReferences,
  ProcedureText,
  UnitCodes,
} from '@shaodao/decider';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
} from 'class-validator';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** 提出专题. */
export class ProposeTopic {
  readonly type = 'ProposeTopic' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @ProcedureText(200)
  title: string;

  /** What exactly is to be settled (具体问题). */
  @ProcedureText(500)
  question: string;

  /** Categories it is about, each with all below. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(CODE, { each: true })
  categories: string[];

  /** With all below; everywhere where absent. */
  @IsOptional()
  @Code()
  territory?: string;

  /** Month it is the topic of, `2026-03`. */
  @IsOptional()
  @IsString()
  @Matches(/^[12]\d{3}-(0[1-9]|1[0-2])$/)
  month?: string;

  /** The alert it came of. */
  @IsOptional()
  @Code()
  alert?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(CODE, { each: true })
  issues?: string[];
}

/** 确定专题: who leads, by what plan, until when. */
export class AdoptTopic {
  readonly type = 'AdoptTopic' as const;

  @Code()
  lead: string;

  @IsOptional()
  @UnitCodes(0, 50)
  assists?: string[];

  @ProcedureText(2000)
  plan: string;

  @InstantField()
  until: string;
}

/** 不列为专题. */
export class DropTopic {
  readonly type = 'DropTopic' as const;

  @ProcedureText(500)
  reason: string;
}

/** 记录措施: what was done about it. */
export class LogMeasure {
  readonly type = 'LogMeasure' as const;

  /** The unit that did it; that of who logs where absent. */
  @IsOptional()
  @Code()
  unit?: string;

  @ProcedureText(1000)
  measure: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 关联诉求. */
export class LinkTopicIssue {
  readonly type = 'LinkTopicIssue' as const;

  @Code()
  issue: string;
}

export const TOPIC_VERDICTS = ['EFFECTIVE', 'PARTLY', 'INEFFECTIVE'] as const;

/** 评估成效. */
export class ReviewTopic {
  readonly type = 'ReviewTopic' as const;

  @IsIn(TOPIC_VERDICTS)
  verdict: (typeof TOPIC_VERDICTS)[number];

  @ProcedureText(1000)
  finding: string;
}

/** 办结专题. */
export class CloseTopic {
  readonly type = 'CloseTopic' as const;

  @ProcedureText(1000)
  summary: string;
}

export const TOPIC_COMMANDS = {
  ProposeTopic,
  AdoptTopic,
  DropTopic,
  LogMeasure,
  LinkTopicIssue,
  ReviewTopic,
  CloseTopic,
  ElapseClock,
} as const;

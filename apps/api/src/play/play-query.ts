import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
export const MOMENT =
  /^(\d{1,15}|[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))$/;

/** Between which moments: two positions of the log, or two ISO 8601 instants. */
export class SpanQuery {
  /** What happened after this … */
  @Matches(MOMENT)
  from: string;

  /** … up to this. */
  @Matches(MOMENT)
  to: string;
}

/** A play of an issue. */
export class IssuePlayQuery extends SpanQuery {
  /** Seconds of the past in one second; 0, the default, is as fast as the reader takes them. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  speed?: number;
}

/** A play of the open board. */
export class BoardPlayQuery extends IssuePlayQuery {
  /** Seconds of the past in one picture; default an hour. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_678_400)
  step?: number;

  /** A territory with all below it. */
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  /** The unit that leads the handling. */
  @IsOptional()
  @Matches(CODE)
  leadUnit?: string;
}

/** What is different on the board. */
export class BoardDiffQuery extends SpanQuery {
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  @IsOptional()
  @Matches(CODE)
  leadUnit?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  cursor?: string;
}

/** Single events. */
export class EventsQuery {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Matches(/^\d{1,15}$/, { each: true })
  positions: string[];
}

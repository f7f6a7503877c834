import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { PHASES, type Phase } from '@shaodao/issue';
import { PastQuery } from '../past/moment-query.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Which issues of the board are wanted. */
export class BoardCountQuery extends PastQuery {
  @IsOptional()
  @IsBoolean()
  open?: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(PHASES, { each: true })
  phase?: Phase[];

  /** A territory with all below it. */
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  /** The unit that leads the handling. */
  @IsOptional()
  @Matches(CODE)
  leadUnit?: string;

  @IsOptional()
  @Matches(CODE)
  category?: string;

  @IsOptional()
  @IsBoolean()
  overdue?: boolean;

  /** Words of title or description, Chinese from two characters up. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  text?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  reportedFrom?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  reportedTo?: string;
}

/** A page of the board. */
export class BoardPageQuery extends BoardCountQuery {
  /** `due`: most urgent first; `reported`: newest first. */
  @IsOptional()
  @IsIn(['due', 'reported'])
  sort?: 'due' | 'reported';

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

/** A page of a unit's assignments. */
export class InboxQuery extends PastQuery {
  /** Default is the caller's own unit. */
  @IsOptional()
  @Matches(CODE)
  unit?: string;

  /** Default true; false asks for those that are over. */
  @IsOptional()
  @IsBoolean()
  open?: boolean;

  /** Only what was done at this instant or later, ISO 8601. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  doneFrom?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  @Length(1, 500)
  cursor?: string;
}

/** Part of a timeline. */
export class TimelineQuery extends PastQuery {
  /** Entries after this revision of the issue. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  afterRevision?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

/** A query about one thing that may wait for a command. */
export class WaitQuery {
  @IsOptional()
  @Matches(/^\d{1,15}$/)
  after?: string;
}

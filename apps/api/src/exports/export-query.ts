import {
  ArrayMaxSize,
  IsArray,
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
import { DIMENSIONS, type Dimension } from '@shaodao/assessment';
import { EXPORT_FORMATS, type ExportFormat } from '@shaodao/integrations';
import { SEALED_FIELDS, type IssueEventType } from '@shaodao/issue';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const EVENT_TYPES = Object.keys(SEALED_FIELDS) as IssueEventType[];

/** What is to leave the house, and what for. */
export class ExportQuery {
  @IsIn(EXPORT_FORMATS)
  format: ExportFormat;

  /** Why; recorded. Pseudonyms of the same purpose are the same, of others not. */
  @IsString()
  @Length(4, 200)
  @Matches(/\S.*\S/)
  purpose: string;

  /** When an event happened, an issue was reported, an assignment given: at or after. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  from?: string;

  /** Before. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  to?: string;

  /** A territory with all below it. */
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  /** Of events only: these types. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsIn(EVENT_TYPES, { each: true })
  type?: IssueEventType[];

  /** Of `kpi` only, and needed there: the formulas. */
  @IsOptional()
  @Matches(CODE)
  set?: string;

  /** Of `kpi` only, and needed there: the period, e.g. `month.2026-03`. */
  @IsOptional()
  @Matches(CODE)
  period?: string;

  /** Of `kpi` only: what its rows are by; default units. */
  @IsOptional()
  @IsIn([...DIMENSIONS])
  dimension?: Dimension;
}

/** How many records of exports are wanted. */
export class ExportRecordsQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit?: number;
}

import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PastQuery } from '../past/moment-query.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** Which matters a supervisor wants to see. */
export class SupervisionQuery extends PastQuery {
  /** A territory with all below it. */
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  /** The unit that leads the handling. */
  @IsOptional()
  @Matches(CODE)
  leadUnit?: string;

  /** A limit that comes within so many hours is near. Default 24. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  nearHours?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  cursor?: string;
}

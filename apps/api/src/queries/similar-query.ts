import { IsInt, IsNumber, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ULID } from '../http/new-ulid.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** What a matter looks like whose like is wanted; the more is said, the better it is found. */
export class SimilarQuery {
  /** Title or description. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  text?: string;

  @IsOptional()
  @Matches(CODE)
  category?: string;

  /** A territory with all below it. */
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  @IsOptional()
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @IsOptional()
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;

  /** The issue others are compared with: it is not found itself. */
  @IsOptional()
  @Matches(ULID)
  except?: string;

  /** Default 10. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;
}

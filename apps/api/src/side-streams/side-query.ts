import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** Which side streams of a kind are wanted. */
export class SideListQuery {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[A-Z][A-Z_]{0,49}$/, { each: true })
  status?: string[];

  /** A territory with all below it. */
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  @IsOptional()
  @Matches(CODE)
  unit?: string;

  @IsOptional()
  @Matches(CODE)
  issue?: string;

  /** True: those that have come to their end. */
  @IsOptional()
  @IsBoolean()
  over?: boolean;

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

  /** Position of a command; the answer holds at least its events. */
  @IsOptional()
  @Matches(/^\d{1,15}$/)
  after?: string;
}

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ROLE_NAMES, type Role } from '@shaodao/identity';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** A post to be given: what the person may do, for which unit, in which territory. */
export class PostBody {
  /** Unique in the account. */
  @Matches(CODE)
  id: string;

  @IsString()
  @Length(1, 100)
  title: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsIn(ROLE_NAMES, { each: true })
  roles: Role[];

  @IsOptional()
  @Matches(CODE)
  unit?: string;

  @IsOptional()
  @Matches(CODE)
  territory?: string;
}

/** A new account, with its first post. */
export class AccountBody {
  @IsString()
  @Length(1, 100)
  login: string;

  @IsString()
  @Length(1, 100)
  displayName: string;

  @IsObject()
  @ValidateNested()
  @Type(() => PostBody)
  post: PostBody;
}

/** Why an account is changed; it stands in its record. */
export class ReasonBody {
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** A person's new password. */
export class PasswordBody {
  @IsString()
  @Length(1, 128)
  oldPassword: string;

  /** 10 to 128 characters. */
  @IsString()
  @Length(1, 128)
  newPassword: string;
}

/** A page of the accounts, in the order of their logins. */
export class AccountsQuery {
  /** Part of a login or a name. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  text?: string;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  after?: string;

  /** Default 100. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

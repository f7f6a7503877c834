import { IsString, Length } from 'class-validator';

/** 登录 */
export class LoginBody {
  @IsString()
  @Length(1, 100)
  login: string;

  @IsString()
  @Length(1, 128)
  password: string;
}

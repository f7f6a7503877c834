import { IsOptional, Matches } from 'class-validator';

/** 免登录 */
export class VisitBody {
  /** As printed, in any case, with or without its dashes. Absent: somebody comes to report. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9 -]{8,40}$/)
  receiptCode?: string;

  /** The last four digits of the phone that was left. */
  @IsOptional()
  @Matches(/^\d{4}$/)
  phoneEnding?: string;
}

import { Code, ElapseClock, PersonalText, ProcedureText } from '@shaodao/decider';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { RECEPTION_MODES } from './section.js';

/** 排定接待日: who receives when, where and how. */
export class PlanSession {
  readonly type = 'PlanSession' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @Code()
  session: string;

  /** Local date. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  date: string;

  @IsIn(RECEPTION_MODES)
  mode: (typeof RECEPTION_MODES)[number];

  /** The person who receives. */
  @Code()
  host: string;

  @Code()
  territory: string;

  @IsOptional()
  @ProcedureText(200)
  place?: string;
}

/** 预约. */
export class BookVisit {
  readonly type = 'BookVisit' as const;

  @PersonalText(200)
  visitor: string;

  @PersonalText(2000)
  matter: string;
}

/** 开始接待. */
export class OpenSession {
  readonly type = 'OpenSession' as const;
}

/** 登记来访: somebody came, booked or not. */
export class RegisterVisitor {
  readonly type = 'RegisterVisitor' as const;

  @IsOptional()
  @Code()
  booking?: string;

  @PersonalText(200)
  visitor: string;

  @PersonalText(2000)
  matter: string;

  /** 初访 or not: the same matter was brought before. */
  @IsBoolean()
  repeat: boolean;
}

/** 关联诉求: the matter has become an issue. */
export class LinkVisitIssue {
  readonly type = 'LinkVisitIssue' as const;

  @Code()
  visit: string;

  @Code()
  issue: string;
}

/** 当场办结. */
export class SettleVisit {
  readonly type = 'SettleVisit' as const;

  @Code()
  visit: string;

  @PersonalText(2000)
  answer: string;
}

/** 接待纪要. */
export class RecordMinutes {
  readonly type = 'RecordMinutes' as const;

  @PersonalText(10_000)
  minutes: string;
}

/** 结束接待. */
export class CloseSession {
  readonly type = 'CloseSession' as const;
}

/** 取消接待. */
export class CancelSession {
  readonly type = 'CancelSession' as const;

  @ProcedureText(500)
  reason: string;
}

export const RECEPTION_COMMANDS = {
  PlanSession,
  BookVisit,
  OpenSession,
  RegisterVisitor,
  LinkVisitIssue,
  SettleVisit,
  RecordMinutes,
  CloseSession,
  CancelSession,
  ElapseClock,
} as const;

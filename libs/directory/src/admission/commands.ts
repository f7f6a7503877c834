import { Code, ElapseClock, ProcedureText } from '@shaodao/decider';
import { LIST_KINDS, type ListKind } from '@shaodao/routing';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { UNIT_KINDS, type UnitKind } from '../core/entries.js';

/** 提出: an item that is to enter a list. */
export class ProposeItem {
  readonly type = 'ProposeItem' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @Code()
  item: string;

  @Code()
  list: string;

  @IsIn(LIST_KINDS)
  kind: ListKind;

  @Code()
  category: string;

  /** Whom it binds: one unit, or every unit of a kind. */
  @IsOptional()
  @Code()
  bearerUnit?: string;

  @IsOptional()
  @IsIn(UNIT_KINDS)
  bearerKind?: UnitKind;

  @IsOptional()
  @Code()
  lead?: string;

  @IsOptional()
  @Code()
  territory?: string;

  @ProcedureText()
  basis: string;
}

/** 审核: may they do it, and can they. */
export class ReviewItem {
  readonly type = 'ReviewItem' as const;

  @IsBoolean()
  withinAuthority: boolean;

  /** Open tasks per worker now. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  openPerWorker: number;

  @ProcedureText()
  note: string;
}

/** 入格. */
export class AdmitItem {
  readonly type = 'AdmitItem' as const;
}

/** 不予入格. */
export class RefuseItem {
  readonly type = 'RefuseItem' as const;

  @ProcedureText()
  reason: string;
}

/** 半年一审: the item stays, or is suspended. */
export class RenewItem {
  readonly type = 'RenewItem' as const;

  @IsBoolean()
  withinAuthority: boolean;

  @IsInt()
  @Min(0)
  @Max(10_000)
  openPerWorker: number;

  @ProcedureText()
  note: string;
}

export const ADMISSION_COMMANDS = {
  ProposeItem,
  ReviewItem,
  AdmitItem,
  RefuseItem,
  RenewItem,
  ElapseClock,
} as const;

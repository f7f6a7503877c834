import {
  Code,
  ElapseClock,
  InstantField,
  MediaReferences,
  PersonalText,
  ProcedureText,
} from '@shaodao/decider';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** One fact of an entry; numbers, flags and dates as they are written. */
export class FactInput {
  @Code()
  fact: string;

  @ProcedureText(500)
  value: string;
}

/** A fact that is about a person: sealed. */
export class PersonalFactInput {
  @Code()
  fact: string;

  @PersonalText(2000)
  value: string;
}

/** 登记: a new entry of a register that a playbook describes. */
export class RegisterEntry {
  readonly type = 'RegisterEntry' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @Code()
  register: string;

  @ProcedureText(200)
  title: string;

  @IsOptional()
  @Code()
  territory?: string;

  /** The unit that owns the entry. */
  @IsOptional()
  @Code()
  owner?: string;

  /** The issue it belongs to. */
  @IsOptional()
  @Code()
  issue?: string;

  /** The entry it follows and the round it makes of it; only a loop itself says so. */
  @IsOptional()
  @Code()
  follows?: string;

  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(10_000)
  round?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FactInput)
  facts?: FactInput[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => PersonalFactInput)
  personalFacts?: PersonalFactInput[];
}

/** 填报: facts that have become known. */
export class FillFacts {
  readonly type = 'FillFacts' as const;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FactInput)
  facts?: FactInput[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => PersonalFactInput)
  personalFacts?: PersonalFactInput[];
}

/** 逐项勾选: an item of the checklist is done, or undone again. */
export class TickItem {
  readonly type = 'TickItem' as const;

  @Code()
  item: string;

  @IsBoolean()
  done: boolean;

  @IsOptional()
  @PersonalText(1000)
  note?: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 征求意见/提名: one side agrees, or does not. */
export class StateAgreement {
  readonly type = 'StateAgreement' as const;

  @Code()
  side: string;

  @IsBoolean()
  agrees: boolean;

  @IsOptional()
  @PersonalText(1000)
  note?: string;
}

/** 记账/计数: something is added to a tally, or happened that it counts. */
export class AddToTally {
  readonly type = 'AddToTally' as const;

  @Code()
  tally: string;

  /** Of a sum; what is counted counts one. Negative where a booking is taken back. */
  @IsOptional()
  @IsNumber()
  @Min(-1_000_000_000)
  @Max(1_000_000_000)
  amount?: number;

  @IsOptional()
  @Code()
  source?: string;

  @ProcedureText(500)
  basis: string;
}

/** 推进: the entry goes on to another state by a step of its register. */
export class TakeStep {
  readonly type = 'TakeStep' as const;

  @Code()
  step: string;

  @IsOptional()
  @PersonalText(2000)
  note?: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 进入模式: from now until then other limits hold. */
export class EnterMode {
  readonly type = 'EnterMode' as const;

  @Code()
  mode: string;

  @InstantField()
  until: string;

  @ProcedureText(500)
  reason: string;
}

/** 关联诉求. */
export class ConnectIssue {
  readonly type = 'ConnectIssue' as const;

  @Code()
  issue: string;
}

export const REGISTER_COMMANDS = {
  RegisterEntry,
  FillFacts,
  TickItem,
  StateAgreement,
  AddToTally,
  TakeStep,
  EnterMode,
  ConnectIssue,
  ElapseClock,
} as const;

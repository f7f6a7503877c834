import { IsBoolean, IsOptional } from 'class-validator';
import {
  Code,
  ElapseClock,
  MediaReferences,
  PersonalText,
  ProcedureText,
  type CommandsOf,
} from '@shaodao/decider';

/** A ledger for a household. */
export class OpenLedger {
  readonly type = 'OpenLedger' as const;

  @Code()
  household: string;

  @Code()
  territory: string;

  /** The pact whose clauses the rules cite. */
  @Code()
  pact: string;

  @IsOptional()
  @Code()
  playbook?: string;
}

/** 记分: an entry by a rule, with evidence; counts only after notice and the time to appeal. */
export class EnterPoints {
  readonly type = 'EnterPoints' as const;

  @Code()
  rule: string;

  @PersonalText(2000)
  note: string;

  @MediaReferences()
  evidence: string[];
}

/** 告知: the household learns of the entry. */
export class NotifyHousehold {
  readonly type = 'NotifyHousehold' as const;

  @Code()
  entry: string;

  @ProcedureText(100)
  method: string;
}

/** 申诉 */
export class AppealEntry {
  readonly type = 'AppealEntry' as const;

  @Code()
  entry: string;

  @PersonalText(4000)
  grounds: string;
}

export class DecideAppeal {
  readonly type = 'DecideAppeal' as const;

  @Code()
  entry: string;

  @IsBoolean()
  upheld: boolean;

  @ProcedureText()
  reason: string;
}

/** The coefficient goes to those who pay dividends; nothing is paid here. */
export class ExportCoefficient {
  readonly type = 'ExportCoefficient' as const;

  @Code()
  period: string;
}

export const POINTS_COMMANDS = {
  OpenLedger,
  EnterPoints,
  NotifyHousehold,
  AppealEntry,
  DecideAppeal,
  ExportCoefficient,
  ElapseClock,
} as const;

export type PointsCommand = CommandsOf<typeof POINTS_COMMANDS>;
export type PointsCommandName = PointsCommand['type'];

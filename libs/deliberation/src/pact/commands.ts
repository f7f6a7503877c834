import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import {
  Code,
  ElapseClock,
  InstantField,
  MediaReferences,
  PersonalText,
  ProcedureText,
  type CommandsOf,
} from '@shaodao/decider';

export class ClauseInput {
  @Code()
  code: string;

  @ProcedureText(2000)
  text: string;
}

/** A first draft of a pact. */
export class DraftPact {
  readonly type = 'DraftPact' as const;

  @Code()
  pactKind: string;

  @ProcedureText(200)
  title: string;

  @Code()
  territory: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ClauseInput)
  clauses: ClauseInput[];

  @IsOptional()
  @Code()
  playbook?: string;
}

/** A meeting adopts the draft: it is in force from now on. */
export class AdoptPact {
  readonly type = 'AdoptPact' as const;

  @Code()
  meeting: string;

  @Code()
  meetingType: string;
}

/** A new draft; the old version stays in force until this one is adopted. */
export class AmendPact {
  readonly type = 'AmendPact' as const;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ClauseInput)
  clauses: ClauseInput[];
}

export class RepealPact {
  readonly type = 'RepealPact' as const;

  @ProcedureText()
  reason: string;
}

export class RecordBreachOfPact {
  readonly type = 'RecordBreachOfPact' as const;

  @Code()
  party: string;

  @Code()
  clause: string;

  @PersonalText(2000)
  note: string;

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 提醒 */
export class RemindOfPact {
  readonly type = 'RemindOfPact' as const;

  @Code()
  breach: string;
}

/** The breach has been put right. */
export class RecordRemedy {
  readonly type = 'RecordRemedy' as const;

  @Code()
  breach: string;
}

/** A breach that stays after the reminder becomes an issue. */
export class ReportBreach {
  readonly type = 'ReportBreach' as const;

  @Code()
  breach: string;
}

/** 婚丧喜庆登记: a household tells of a wedding or funeral that a clause speaks of. */
export class RegisterOccasion {
  readonly type = 'RegisterOccasion' as const;

  @Code()
  household: string;

  @Code()
  clause: string;

  @InstantField()
  at: string;
}

export const PACT_COMMANDS = {
  DraftPact,
  AdoptPact,
  AmendPact,
  RepealPact,
  RecordBreachOfPact,
  RemindOfPact,
  RecordRemedy,
  ReportBreach,
  RegisterOccasion,
  ElapseClock,
} as const;

export type PactCommand = CommandsOf<typeof PACT_COMMANDS>;
export type PactCommandName = PactCommand['type'];

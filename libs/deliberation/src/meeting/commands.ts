import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  Code,
  InstantField,
  PersonalText,
  ProcedureText,
  UnitCodes,
  type CommandsOf,
} from '@shaodao/decider';

/** Somebody with a seat in the meeting. */
export class SeatInput {
  @Code()
  person: string;

  @Code()
  role: string;

  /** Hundredths of a square metre that an owner holds. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  area?: number;
}

/** 召集 */
export class CallMeeting {
  readonly type = 'CallMeeting' as const;

  @Code()
  meetingType: string;

  @PersonalText(200)
  title: string;

  @Code()
  territory: string;

  @InstantField()
  at: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => SeatInput)
  seats: SeatInput[];

  /** The issue that the meeting studies. */
  @IsOptional()
  @Code()
  issue?: string;

  /** The meeting one level below that raised the matter. */
  @IsOptional()
  @Code()
  raisedFrom?: string;

  @IsOptional()
  @Code()
  playbook?: string;
}

export class CancelMeeting {
  readonly type = 'CancelMeeting' as const;

  @ProcedureText()
  reason: string;
}

/** 召开: who came, and who took the chair. */
export class HoldMeeting {
  readonly type = 'HoldMeeting' as const;

  @UnitCodes(1, 2000)
  present: string[];

  @Code()
  chair: string;
}

/** 相互通报: a member tells the others how things stand. */
export class GiveBrief {
  readonly type = 'GiveBrief' as const;

  @Code()
  member: string;

  @PersonalText(4000)
  brief: string;
}

/** An advisory group gives its opinion (道德评议). */
export class GiveOpinion {
  readonly type = 'GiveOpinion' as const;

  @Code()
  group: string;

  @PersonalText(4000)
  opinion: string;
}

/** What is to be done, by whom and until when. */
export class ProposeResolution {
  readonly type = 'ProposeResolution' as const;

  @PersonalText(200)
  title: string;

  @PersonalText(4000)
  text: string;

  /** Unit that is to do it. */
  @Code()
  owner: string;

  @InstantField()
  dueAt: string;

  @IsOptional()
  @Code()
  category?: string;

  /** The issue of which this is a subtask; without one the task becomes an issue of its own. */
  @IsOptional()
  @Code()
  issue?: string;
}

/** 表决 */
export class VoteOnResolution {
  readonly type = 'VoteOnResolution' as const;

  @Code()
  resolution: string;

  @UnitCodes(0, 2000)
  inFavour: string[];

  @UnitCodes(0, 2000)
  against: string[];
}

/** The meeting ends; every resolution has been voted on. */
export class ResolveMeeting {
  readonly type = 'ResolveMeeting' as const;

  @PersonalText(10_000)
  minutes: string;
}

/** The resolutions become tasks. */
export class OpenTasks {
  readonly type = 'OpenTasks' as const;
}

/** The matter goes to the meeting of the next level. */
export class RaiseMatter {
  readonly type = 'RaiseMatter' as const;

  @ProcedureText()
  reason: string;

  /** When the next level meets. */
  @InstantField()
  at: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => SeatInput)
  seats: SeatInput[];
}

export const MEETING_COMMANDS = {
  CallMeeting,
  CancelMeeting,
  HoldMeeting,
  GiveBrief,
  GiveOpinion,
  ProposeResolution,
  VoteOnResolution,
  ResolveMeeting,
  OpenTasks,
  RaiseMatter,
} as const;

export type MeetingCommand = CommandsOf<typeof MEETING_COMMANDS>;
export type MeetingCommandName = MeetingCommand['type'];

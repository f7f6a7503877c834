import { Code, ElapseClock, InstantField, PersonalText } from '@shaodao/decider';
import { IsIn, IsOptional } from 'class-validator';

export const SEGMENT_OBJECTS = ['PERSON', 'HOUSEHOLD', 'GRID', 'CASE'] as const;

/** 分色: somebody or something gets a colour, by a rule and for a time. */
export class AssignColour {
  readonly type = 'AssignColour' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @IsIn(SEGMENT_OBJECTS)
  object: (typeof SEGMENT_OBJECTS)[number];

  /** Reference in the base data; no name. */
  @Code()
  reference: string;

  @Code()
  territory: string;

  @Code()
  colour: string;

  @Code()
  rule: string;

  @PersonalText(2000)
  reason: string;

  @InstantField()
  until: string;
}

/** 上门走访. */
export class RecordSegmentVisit {
  readonly type = 'RecordSegmentVisit' as const;

  @PersonalText(2000)
  note: string;
}

/** 复核: the colour stays, for a further time. */
export class ConfirmColour {
  readonly type = 'ConfirmColour' as const;

  @PersonalText(2000)
  reason: string;

  @InstantField()
  until: string;
}

/** 调整颜色. */
export class ChangeColour {
  readonly type = 'ChangeColour' as const;

  @Code()
  colour: string;

  @Code()
  rule: string;

  @PersonalText(2000)
  reason: string;

  @InstantField()
  until: string;
}

/** 解除. */
export class LiftSegment {
  readonly type = 'LiftSegment' as const;

  @PersonalText(2000)
  reason: string;
}

export const SEGMENT_COMMANDS = {
  AssignColour,
  RecordSegmentVisit,
  ConfirmColour,
  ChangeColour,
  LiftSegment,
  ElapseClock,
} as const;

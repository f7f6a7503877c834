import { IsIn, IsOptional } from 'class-validator';
import { Code, InstantField, PersonalText, ProcedureText } from '@shaodao/decider';
import { CARD_COLOURS, type CardColour } from '../core/vocabulary.js';

/** 催办: an informal reminder to a unit that holds an assignment. */
export class Remind {
  readonly type = 'Remind' as const;

  @Code()
  unit: string;

  @ProcedureText()
  note: string;
}

/** 督办: formal pressing of a unit, with a reply due. */
export class OrderSupervision {
  readonly type = 'OrderSupervision' as const;

  @Code()
  unit: string;

  @ProcedureText()
  reason: string;

  @InstantField()
  replyBy: string;
}

export class ReplySupervision {
  readonly type = 'ReplySupervision' as const;

  @Code()
  order: string;

  @PersonalText(4000)
  content: string;
}

export class LiftSupervision {
  readonly type = 'LiftSupervision' as const;

  @Code()
  order: string;

  @ProcedureText()
  reason: string;
}

/** 黄牌/红牌/蓝牌: a card of the ladder; SYSTEM hands out those that follow from a clock. */
export class IssueCard {
  readonly type = 'IssueCard' as const;

  @Code()
  unit: string;

  @IsIn(CARD_COLOURS)
  colour: CardColour;

  @ProcedureText()
  reason: string;

  /** When the unit has to reply; default what the ladder says of this card. */
  @IsOptional()
  @InstantField()
  replyBy?: string;
}

/** 约谈: the head of the unit is called in. */
export class InterviewUnit {
  readonly type = 'InterviewUnit' as const;

  @Code()
  unit: string;

  @ProcedureText()
  reason: string;

  @InstantField()
  replyBy: string;
}

/** 挂牌督办: the case is listed, the last rung before discipline and organisation. */
export class ListCase {
  readonly type = 'ListCase' as const;

  @Code()
  unit: string;

  @ProcedureText()
  reason: string;

  @InstantField()
  replyBy: string;
}

import { Code, InstantField, PersonalText, ProcedureText } from '@shaodao/decider';

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

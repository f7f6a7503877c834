import { IsIn, IsOptional, Matches } from 'class-validator';
import { Code, InstantField, PersonalText, ProcedureText } from '@shaodao/decider';
import {
  LINK_RELATIONS,
  ORDER_ANSWERS,
  SATISFACTIONS,
  type LinkRelation,
  type OrderAnswer,
  type Satisfaction,
} from '../core/vocabulary.js';

/** 响应: a department named in the order takes it, or declines citing a list item. */
export class RespondToOrder {
  readonly type = 'RespondToOrder' as const;

  @Code()
  unit: string;

  @IsIn(ORDER_ANSWERS)
  answer: OrderAnswer;

  /** How it will be handled; needed to accept. */
  @IsOptional()
  @PersonalText(4000)
  plan?: string;

  /** By when it will be done; needed to accept. */
  @IsOptional()
  @InstantField()
  promisedAt?: string;

  /** Whom to call; needed to accept. */
  @IsOptional()
  @PersonalText(100)
  contactPerson?: string;

  /** The item of a responsibility list; needed to decline. */
  @IsOptional()
  @Code()
  listItem?: string;

  /** Why the item applies. */
  @IsOptional()
  @ProcedureText()
  basis?: string;
}

/** 评单: the community that asked comments on the result, once a round. */
export class CommentOnResult {
  readonly type = 'CommentOnResult' as const;

  @IsIn(SATISFACTIONS)
  satisfaction: Satisfaction;

  @PersonalText(2000)
  comment: string;
}

/** 增派协办: one more unit assists. */
export class AddAssist {
  readonly type = 'AddAssist' as const;

  @Code()
  unit: string;

  /** Default is the limit of the matter. */
  @IsOptional()
  @InstantField()
  dueAt?: string;

  @ProcedureText()
  reason: string;
}

/** 更换主办: by those who convened the work; the old lead is liable until the new one signs. */
export class ReplaceLead {
  readonly type = 'ReplaceLead' as const;

  @Code()
  lead: string;

  /** Default is the limit of the matter. */
  @IsOptional()
  @InstantField()
  dueAt?: string;

  @ProcedureText()
  reason: string;
}

/** 拆分子任务: a part of the matter becomes a task of its own. */
export class SplitSubtask {
  readonly type = 'SplitSubtask' as const;

  @Code()
  unit: string;

  @PersonalText(2000)
  task: string;

  @InstantField()
  dueAt: string;
}

/** 关联: with a parent issue, a meeting, a campaign … */
export class LinkIssue {
  readonly type = 'LinkIssue' as const;

  @IsIn(LINK_RELATIONS)
  relation: LinkRelation;

  /** Stream it is linked with, e.g. `issue-01J…`. */
  @Matches(/^[a-z][a-zA-Z]*-[A-Za-z0-9._:-]{1,90}$/)
  @ProcedureText(120)
  stream: string;
}

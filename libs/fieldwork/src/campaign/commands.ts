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
  IsIn,
  IsOptional,
  ValidateNested,
} from 'class-validator';

/** A household, person or site by its reference in the base data; no name, no address. */
export class TargetInput {
  @Code()
  target: string;

  @Code()
  kind: string;
}

export class MemberInput {
  @Code()
  person: string;

  @Code()
  role: string;
}

/** 制定方案: a campaign in a territory, from one moment to another. */
export class PlanCampaign {
  readonly type = 'PlanCampaign' as const;

  @IsOptional()
  @Code()
  playbook?: string;

  @Code()
  campaign: string;

  @ProcedureText(200)
  title: string;

  @Code()
  territory: string;

  @InstantField()
  until: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => TargetInput)
  targets: TargetInput[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => MemberInput)
  team?: MemberInput[];
}

/** 启动. */
export class StartCampaign {
  readonly type = 'StartCampaign' as const;
}

/** 补充对象. */
export class AddTargets {
  readonly type = 'AddTargets' as const;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => TargetInput)
  targets: TargetInput[];
}

export const VISIT_OUTCOMES = ['MET', 'ABSENT', 'REFUSED'] as const;

/** A line of one of the campaign's lists, as of this visit. */
export class ListEntryInput {
  @Code()
  list: string;

  @PersonalText(1000)
  entry: string;
}

/** 走访记录. */
export class RecordVisit {
  readonly type = 'RecordVisit' as const;

  @Code()
  target: string;

  @IsIn(VISIT_OUTCOMES)
  outcome: (typeof VISIT_OUTCOMES)[number];

  @IsOptional()
  @PersonalText(2000)
  note?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ListEntryInput)
  lists?: ListEntryInput[];

  @IsOptional()
  @MediaReferences()
  media?: string[];
}

/** 关联诉求: what a visit found has become an issue. */
export class LinkVisitIssue {
  readonly type = 'LinkVisitIssue' as const;

  @Code()
  visit: string;

  @Code()
  issue: string;
}

/** 转入下一阶段. */
export class AdvanceStage {
  readonly type = 'AdvanceStage' as const;

  @ProcedureText(500)
  finding: string;
}

/** 结束. */
export class CloseCampaign {
  readonly type = 'CloseCampaign' as const;

  @ProcedureText(500)
  summary: string;
}

export const CAMPAIGN_COMMANDS = {
  PlanCampaign,
  StartCampaign,
  AddTargets,
  RecordVisit,
  LinkVisitIssue,
  AdvanceStage,
  CloseCampaign,
  ElapseClock,
} as const;

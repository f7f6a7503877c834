import { ArrayMinSize, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  Code,
  InstantField,
  MediaReferences,
  PersonalText,
  ProcedureText,
  UnitCodes,
} from '@shaodao/decider';
import { EVIDENCE_STAGES, type EvidenceStage } from '../core/vocabulary.js';

/** Pictures and files by reference, from before, during or after the work. */
export class AttachEvidence {
  readonly type = 'AttachEvidence' as const;

  @Code()
  assignment: string;

  @IsIn(EVIDENCE_STAGES)
  stage: EvidenceStage;

  @ArrayMinSize(1)
  @MediaReferences()
  media: string[];

  @IsOptional()
  @PersonalText(2000)
  note?: string;
}

/** 法律意见、法庭指导: advice on the matter; who gives it owns nothing of it. */
export class RecordOpinion {
  readonly type = 'RecordOpinion' as const;

  /** What kind of opinion, as tags of the mechanism ask for it, e.g. LEGAL_OPINION. */
  @Code()
  code: string;

  @PersonalText(4000)
  opinion: string;
}

/** 公示: the result in words without any person, for a while, in the mechanism's scope. */
export class PublishResult {
  readonly type = 'PublishResult' as const;

  @ProcedureText(2000)
  text: string;

  /** Natural days it stays; default and most what the mechanism says. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  days?: number;
}

/** 跟踪: the centre notes how far the matter is. */
export class TrackProgress {
  readonly type = 'TrackProgress' as const;

  @PersonalText(2000)
  note: string;
}

/** 双派: to the street as lead, with a copy to its district, which only watches. */
export class DualDispatch {
  readonly type = 'DualDispatch' as const;

  /** The street that leads. */
  @Code()
  lead: string;

  @IsOptional()
  @UnitCodes(0, 20)
  assists?: string[];

  /** The district that gets the copy. */
  @Code()
  district: string;

  @InstantField()
  dueAt: string;

  @IsOptional()
  @ProcedureText()
  reason?: string;
}

import { IsBoolean, IsIn } from 'class-validator';
import { Code, MediaReferences, ProcedureText } from '@shaodao/decider';
import { EXCLUSION_CLASSES, type ExclusionClass } from '../core/vocabulary.js';

/** 申请剔除: a unit asks that the matter does not count in its figures, with evidence. */
export class ApplyExclusion {
  readonly type = 'ApplyExclusion' as const;

  /** The assignment in whose name it is asked. */
  @Code()
  assignment: string;

  @IsIn(EXCLUSION_CLASSES)
  exclusionClass: ExclusionClass;

  @ProcedureText()
  reason: string;

  @MediaReferences()
  media: string[];
}

/** 裁定剔除: by another person than asked. */
export class DecideExclusion {
  readonly type = 'DecideExclusion' as const;

  @Code()
  exclusion: string;

  @IsBoolean()
  granted: boolean;

  @ProcedureText()
  reason: string;
}

import type { Instant, Sealed } from '../events.js';
import type { EvidenceStage, ExclusionClass } from '../vocabulary.js';

/** What is put on record beside the work. */
export interface RecordEvents {
  EvidenceAttached: {
    readonly assignment: string;
    readonly unit: string;
    readonly stage: EvidenceStage;
    readonly media: readonly string[];
    readonly note?: Sealed;
  };
  OpinionRecorded: { readonly code: string; readonly opinion: Sealed };
  ResultPublished: {
    readonly text: string;
    readonly scope: 'territory' | 'unit';
    readonly until: Instant;
  };
  ProgressTracked: { readonly note: Sealed };
}

/** 剔除: asked by one person, decided by another; touches figures only. */
export interface ExclusionEvents {
  ExclusionRequested: {
    readonly exclusion: string;
    readonly assignment: string;
    readonly unit: string;
    readonly exclusionClass: ExclusionClass;
    readonly reason: string;
    readonly media: readonly string[];
  };
  ExclusionGranted: {
    readonly exclusion: string;
    readonly unit: string;
    readonly exclusionClass: ExclusionClass;
    readonly reason: string;
  };
  ExclusionDenied: {
    readonly exclusion: string;
    readonly unit: string;
    readonly exclusionClass: ExclusionClass;
    readonly reason: string;
  };
}

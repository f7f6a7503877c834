import type { DecidedEvent } from '@shaodao/decider';

/** A fact that counts for nobody in this table: an appeal against it was granted. */
export interface LeftOut {
  readonly issue: string;
  /** One fact of the issue; absent: all of them. */
  readonly fact?: string;
  /** The appeal that was granted. */
  readonly appeal: string;
}

/** A table as it stood, with everything that is needed to compute it again to the last digit. */
export interface FrozenTable {
  /** Version of the formula set. */
  readonly version: number;
  /** Place in the log up to which events count. */
  readonly position: number;
  /** The instant at which what was open was judged; ISO 8601 UTC. */
  readonly asOf: string;
  /** Version of the directory that says which units compete with each other. */
  readonly directoryVersion: number;
  readonly leftOut: readonly LeftOut[];
  /** SHA-256 of the content's text in UTF-8, hexadecimal. */
  readonly sha256: string;
  /** The same of its figures alone: two revisions with the same figures differ in moment only. */
  readonly figures: string;
}

/** Every event of the stream of a published table. The stored form: change only by adding. */
export interface PublishedTableEventMap {
  TablePublished: FrozenTable & {
    readonly set: string;
    readonly period: string;
    /** Units may object until then; ISO 8601 UTC. */
    readonly appealUntil: string;
    /** Days a unit has to object, for this table and its revisions. */
    readonly appealDays: number;
    /** Every unit of the table. */
    readonly units: readonly string[];
  };
  /** A piece of the table's text as canonical JSON; the pieces of a revision follow each other. */
  TableContentKept: { readonly revision: number; readonly piece: number; readonly text: string };
  AppealFiled: {
    readonly appeal: string;
    readonly unit: string;
    readonly issue: string;
    readonly fact?: string;
    readonly reason: string;
  };
  /** `leaveOut`: the fact counts no more; else the matter's own events were put right. */
  AppealGranted: {
    readonly appeal: string;
    readonly leaveOut: boolean;
    readonly reason: string;
  };
  AppealDenied: { readonly appeal: string; readonly reason: string };
  TableRevised: FrozenTable & {
    /** 2 for the first revision: the table as first published is 1. */
    readonly revision: number;
    readonly reason: string;
    /** Granted appeals that this revision takes in. */
    readonly appeals: readonly string[];
    readonly appealUntil: string;
    readonly units: readonly string[];
  };
}

export type PublishedTableEvent = {
  [T in keyof PublishedTableEventMap]: DecidedEvent<T, PublishedTableEventMap[T]>;
}[keyof PublishedTableEventMap];

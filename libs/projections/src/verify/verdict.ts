import type { Position } from '@shaodao/event-store';

/** What the verification of projectors found; values of rows as text, sealed as they are stored. */
export interface Verification {
  readonly clean: boolean;
  readonly projectors: readonly ProjectorVerdict[];
}

export interface ProjectorVerdict {
  readonly projector: string;
  readonly clean: boolean;
  readonly checkpoint: CheckpointVerdict;
  /** Empty where the checkpoint lies where no replay can end. */
  readonly tables: readonly TableVerdict[];
}

/** What the checkpoint says, and the replay up to the same place. */
export interface CheckpointVerdict {
  /** Where the live tables claim to be. */
  readonly position: Position;
  /** Events projected or parked on the way there. */
  readonly applied: Compared<number>;
  /** Events that stand parked; parked is no fault, the replay leaves the same ones out. */
  readonly parked: number;
  /** What the replay could not project although the live tables hold it. */
  readonly unprojectable: readonly Unprojectable[];
  readonly faults: readonly CheckpointFault[];
}

/** What is wrong with a checkpoint. */
export type CheckpointFault =
  /** The tables were written by another version of the projector and must be rebuilt. */
  | 'OTHER_VERSION'
  /** It lies beyond the last event there is. */
  | 'BEYOND_HEAD'
  /** It went back while it was looked at. */
  | 'MOVED_BACK'
  /** The live tables have taken in fewer events than there are up to the place. */
  | 'FEWER_APPLIED'
  /** The live tables have taken in more events than there are up to the place. */
  | 'MORE_APPLIED'
  /** Events beyond the place stand parked. */
  | 'PARKED_AHEAD'
  /** The replay failed at an event that stands applied. */
  | 'UNPROJECTABLE';

export interface Unprojectable {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly error: string;
}

export interface Compared<T> {
  readonly live: T;
  readonly replayed: T;
}

export interface TableVerdict {
  readonly table: string;
  readonly rows: Compared<number>;
  /** Over all columns of all rows, in whatever order they lie; decimal digits. */
  readonly checksum: Compared<string>;
  /** Rows that differ, all of them counted. */
  readonly differing: number;
  /** Rows that were last written by an event beyond the checkpoint, where rows name their event. */
  readonly ahead: number;
  /** The first of the differing rows, in the order of their keys. */
  readonly differences: readonly RowDifference[];
}

export interface RowDifference {
  /** The primary key by column; the whole row where the table has none. */
  readonly key: RowText;
  /** Missing and extra are said of the live table. */
  readonly kind: 'CHANGED' | 'MISSING' | 'EXTRA';
  readonly columns: readonly ColumnDifference[];
  readonly behind: readonly StreamBehind[];
}

export interface ColumnDifference extends Compared<string | null> {
  readonly column: string;
}

/** A stream whose events made the row, up to the checkpoint. */
export interface StreamBehind {
  readonly stream: string;
  readonly events: number;
  /** The last ones, in order. */
  readonly last: readonly EventBehind[];
}

export interface EventBehind {
  readonly revision: number;
  readonly position: Position;
  readonly type: string;
}

/** A row as text by column. */
export type RowText = Readonly<Record<string, string | null>>;

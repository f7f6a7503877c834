import type { Position } from '@shaodao/event-store';

/** Neighbouring streams, in the store's own order of names. */
export interface Stretch {
  /** Streams after this one; absent: from the first. */
  readonly after?: string;
  /** Up to this one, itself included; absent: to the last. */
  readonly until?: string;
}

/** What a projector took of some streams. */
export interface Taken {
  readonly projector: string;
  /** Events it was given, those of streams set aside with them. */
  readonly events: number;
  /** Streams with an event that could not be projected. */
  readonly setAside: readonly string[];
}

export interface FilledStretch {
  /** Events read. */
  readonly events: number;
  readonly taken: readonly Taken[];
}

/** Somewhere stretches of streams are read and written to tables that are being filled. */
export interface FillPlace {
  /** Several at a time are done side by side. @throws what could not be waited out. */
  fill(stretch: Stretch): Promise<FilledStretch>;
  /** When nothing is being filled any more. */
  close(): Promise<void>;
}

/** What is to be filled, for who opens a place beside this one. */
export interface FillOrder {
  /** Of the tables. */
  readonly schema: string;
  /** Projectors by name. */
  readonly projectors: readonly string[];
  /** Events up to here. */
  readonly through: Position;
  /** About as many events has a stretch. */
  readonly pageSize: number;
}

/** Opens places for an order; none where it is not worth it, and then all is done here. */
export type OpenFillPlaces = (order: FillOrder) => readonly FillPlace[];

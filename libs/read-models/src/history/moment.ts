import { START, type EventStore, type Position } from '@shaodao/event-store';

/**
 * A moment of the past, on one of two axes (docs/decisions/0016).
 *
 * `position`: what the log said when it held the events up to there, which is what people were shown.
 * `instant`: the state as it was, each stream's longest prefix whose events had happened by then,
 * whenever they were recorded.
 */
export type Moment =
  | {
      readonly axis: 'position';
      readonly position: Position;
      /** When the last event up to it was recorded: what time it was then. ISO 8601 UTC. */
      readonly instant: string;
    }
  | { readonly axis: 'instant'; readonly instant: string };

/** The text names no moment: neither the digits of a position nor an ISO 8601 instant. */
export class InvalidMoment extends Error {
  override readonly name = 'InvalidMoment';
  constructor(readonly asOf: string) {
    super(`${asOf} is neither a position nor an instant`);
  }
}

/** The moment has not come: nothing can be said of it yet. */
export class MomentAhead extends Error {
  override readonly name = 'MomentAhead';
  constructor(readonly asOf: string) {
    super(`${asOf} lies ahead`);
  }
}

interface Known {
  readonly store: Pick<EventStore, 'head' | 'recordedAt'>;
  /** What time it is. */
  readonly now: () => Date;
}

const POSITION = /^\d{1,15}$/;
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** The clock before anything was recorded. */
const BEFORE_ALL = '1970-01-01T00:00:00.000Z';

/**
 * The moment a text names: digits a position, else an instant with its offset.
 * @throws InvalidMoment for a text that names none, MomentAhead for one that has not come.
 */
export async function resolveMoment(asOf: string, { store, now }: Known): Promise<Moment> {
  if (POSITION.test(asOf)) {
    const position = Number(asOf) as Position;
    if (position > (await store.head())) throw new MomentAhead(asOf);
    const instant = position === START ? undefined : await store.recordedAt(position);
    return { axis: 'position', position, instant: instant ?? BEFORE_ALL };
  }
  const time = INSTANT.test(asOf) ? Date.parse(asOf) : NaN;
  if (Number.isNaN(time)) throw new InvalidMoment(asOf);
  if (time > now().getTime()) throw new MomentAhead(asOf);
  return { axis: 'instant', instant: new Date(time).toISOString() };
}

/** A moment of a clock that has come: to be sent to the door of the clock's stream. */
export interface ClockMoment {
  readonly stream: string;
  /** Part of the stream's name before the first `-`: which door. */
  readonly category: string;
  /** Part of the stream's name behind it: whom the door is asked for. */
  readonly id: string;
  readonly clock: string;
  /** ISO 8601 UTC. */
  readonly moment: string;
  /** The same each time this moment is sent: the door carries it out once. */
  readonly commandId: string;
}

export type FireOutcome =
  | { readonly kind: 'done' }
  /** The door has judged and will judge the same again: noted, not repeated. */
  | { readonly kind: 'refused'; readonly code: string }
  /** A part of long work is done: sent again when others have had their turn. */
  | { readonly kind: 'again' };

/**
 * Sends a moment to a door. Rejects where nobody could judge (connection lost, race lost): it is then
 * sent again later under the same command id.
 */
export type Fire = (moment: ClockMoment) => Promise<FireOutcome>;

/** The doors by stream category. The engine adds a door for each kind of stream that has clocks. */
export type Doors = ReadonlyMap<string, Fire>;

export function clockMoment(stream: string, clock: string, moment: Date): ClockMoment {
  const dash = stream.indexOf('-');
  const at = moment.toISOString();
  return {
    stream,
    category: dash < 0 ? stream : stream.slice(0, dash),
    id: dash < 0 ? '' : stream.slice(dash + 1),
    clock,
    moment: at,
    commandId: `clock:${stream}:${clock}:${at}`,
  };
}

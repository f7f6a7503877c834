import { inSpan, type Attributes } from '@shaodao/platform';
import type { ClockMoment, Doors, FireOutcome } from './clock-moment.js';
import type { HeldStreams } from './held-streams.js';
import type { Refusal } from './marking.js';

/** Doors asked at once. Each stream has one of them at a time. */
const AT_ONCE = 32;

export interface Fired {
  /** Judged by their doors, for better or worse. */
  readonly sent: readonly ClockMoment[];
  readonly refusals: readonly Refusal[];
  /** Moments whose doors have more to do. */
  readonly unfinished: number;
}

export interface Firing {
  readonly doors: Doors;
  readonly held: HeldStreams;
  /** Told of each moment that could not be delivered and is tried again. */
  readonly onFault: (error: unknown, moment: ClockMoment) => void;
  /** Ends the round after what is under way. */
  readonly signal: AbortSignal;
}

/**
 * Sends moments to their doors: those of one stream one after the other in order, several streams side
 * by side. A stream whose door fails is held, and what follows in it stays.
 */
export async function fireAll(
  streams: readonly (readonly ClockMoment[])[],
  firing: Firing,
): Promise<Fired> {
  const sent: ClockMoment[] = [];
  const refusals: Refusal[] = [];
  let unfinished = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let due = streams[next++]; due !== undefined; due = streams[next++]) {
      for (const moment of due) {
        if (firing.signal.aborted) return;
        const outcome = await fire(moment, firing);
        if (outcome === undefined) break;
        if (outcome.kind === 'again') {
          unfinished += 1;
          break;
        }
        sent.push(moment);
        if (outcome.kind === 'refused') refusals.push({ of: moment, code: outcome.code });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, streams.length) }, work));
  return { sent, refusals, unfinished };
}

const factsOf = ({ stream, clock, moment }: ClockMoment): Attributes => ({
  'shaodao.stream': stream,
  'shaodao.clock': clock,
  'shaodao.moment': moment,
});

/** What the door says; undefined where none could be asked. */
async function fire(moment: ClockMoment, firing: Firing): Promise<FireOutcome | undefined> {
  const { doors, held, onFault } = firing;
  try {
    const door = doors.get(moment.category);
    if (door === undefined) throw new Error(`No door takes moments of ${moment.category}`);
    const outcome = await inSpan(
      'clock',
      () => ({ parent: 'none', attributes: factsOf(moment) }),
      () => door(moment),
    );
    held.letGo(moment.stream);
    return outcome;
  } catch (error) {
    held.hold(moment.stream, performance.now());
    onFault(error, moment);
    return undefined;
  }
}

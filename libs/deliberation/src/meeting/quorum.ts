import type { Seat } from './events.js';
import type { Majority, MeetingType, Quorum, Share } from './section.js';

/** Pure counting: who has a vote, whether enough came, whether enough agreed. Whole numbers only. */

/** The smallest whole number that is at least this share of all. */
export const atLeast = (all: number, { numerator, denominator }: Share): number =>
  Math.ceil((all * numerator) / denominator);

const sumOfArea = (seats: readonly Seat[]): number =>
  seats.reduce((sum, { area }) => sum + (area ?? 0), 0);

const reaches = (part: number, all: number, { numerator, denominator }: Share): boolean =>
  part * denominator >= all * numerator;

/** The seats whose roles vote. */
export function votingSeats(seats: readonly Seat[], { roles }: MeetingType): readonly Seat[] {
  const voting = roles.filter((each) => each.votes).map((each) => each.code);
  return seats.filter((each) => voting.includes(each.role));
}

/** How many of the seats with a vote must be there. */
export function headsNeeded(seats: readonly Seat[], { count = 1, share }: Quorum): number {
  return Math.max(count, share === undefined ? 0 : atLeast(seats.length, share));
}

/** Whether those present hold the area that is needed. */
export function areaIsThere(
  seats: readonly Seat[],
  present: readonly string[],
  { areaShare }: Quorum,
): boolean {
  if (areaShare === undefined) return true;
  const there = seats.filter((each) => present.includes(each.person));
  return reaches(sumOfArea(there), sumOfArea(seats), areaShare);
}

export interface Vote {
  /** All seats that vote. */
  readonly seats: readonly Seat[];
  readonly present: readonly string[];
  readonly inFavour: readonly string[];
}

/** How many could have voted: the base of the majority. */
export const entitled = ({ seats, present }: Vote, { of }: Majority): readonly Seat[] =>
  of === 'SEATS' ? seats : seats.filter((each) => present.includes(each.person));

/** Whether the votes in favour carry the resolution, by heads and, where asked, by area. */
export function carries(vote: Vote, majority: Majority): boolean {
  const base = entitled(vote, majority);
  const yes = base.filter((each) => vote.inFavour.includes(each.person));
  const { numerator, denominator } = majority.share;
  const [part, bar] = [yes.length * denominator, base.length * numerator];
  const heads = majority.more ? part > bar : part >= bar;
  const { areaShare } = majority;
  return heads && (areaShare === undefined || reaches(sumOfArea(yes), sumOfArea(base), areaShare));
}

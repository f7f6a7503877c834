import { isAfter, type SideContext } from '@shaodao/decider';
import type { Refusal } from '@shaodao/decider';
import type { Seat } from './events.js';
import { areaIsThere, headsNeeded, votingSeats } from './quorum.js';
import { reject } from './rejections.js';
import type { MeetingSection, MeetingType } from './section.js';
import type { OpenedMeeting, Resolution } from './state.js';

/** Rules of calling, holding and voting. */

type Objection = Refusal | undefined;
type Context = SideContext<MeetingSection>;

export const typeOf = (code: string, { section }: Context): MeetingType | undefined =>
  section.types.find((each) => each.code === code);

/**
 * The type an opened meeting was called under.
 * @throws Error where the pinned playbook does not hold it, which calling has asked
 */
export function ownType({ meetingType }: OpenedMeeting, context: Context): MeetingType {
  const type = typeOf(meetingType, context);
  if (type === undefined) throw new Error(`The playbook has no meeting ${meetingType}`);
  return type;
}

export const typeIsKnown = (meetingType: string, context: Context): Objection =>
  typeOf(meetingType, context) === undefined ? reject('TYPE_UNKNOWN', { meetingType }) : undefined;

/** The seats fit the type: known roles, each person once, enough of each role, somebody to chair. */
export function seatsFit(seats: readonly Seat[], type: MeetingType | undefined): Objection {
  if (type === undefined) return undefined;
  const stranger = seats.find(({ role }) => !type.roles.some((each) => each.code === role));
  if (stranger !== undefined) return reject('ROLE_UNKNOWN', { role: stranger.role });
  const persons = seats.map((each) => each.person);
  const twice = persons.find((person, index) => persons.indexOf(person) !== index);
  if (twice !== undefined) return reject('SEAT_TAKEN_TWICE', { person: twice });
  const count = (role: string): number => seats.filter((each) => each.role === role).length;
  const short = type.roles.find(({ code, least = 0 }) => count(code) < least);
  if (short !== undefined) {
    return reject('SEATS_MISSING', { role: short.code, least: short.least ?? 0 });
  }
  const roles = [...type.chairs, ...type.deputies];
  return seats.some((each) => roles.includes(each.role))
    ? undefined
    : reject('NO_CHAIR_SEATED', { roles });
}

export const calledInTime = (at: string, { now }: Context): Objection =>
  isAfter(at, now) ? undefined : reject('CALLED_FOR_PAST', { at });

export function allAreSeated(persons: readonly string[], { seats }: OpenedMeeting): Objection {
  const person = persons.find((each) => !seats.some((seat) => seat.person === each));
  return person === undefined ? undefined : reject('NOT_SEATED', { person });
}

/** A chair who came takes the chair; a deputy does where none came. */
export function mayChair(
  person: string,
  present: readonly string[],
  { seats }: OpenedMeeting,
  { chairs, deputies }: MeetingType,
): Objection {
  const there = seats.filter((each) => present.includes(each.person));
  const chairCame = there.some((each) => chairs.includes(each.role));
  const allowed = chairCame ? chairs : deputies;
  const fits = there.some((each) => each.person === person && allowed.includes(each.role));
  return fits ? undefined : reject('MAY_NOT_CHAIR', { person });
}

export function quorumIsThere(
  present: readonly string[],
  { seats }: OpenedMeeting,
  type: MeetingType,
): Objection {
  const voting = votingSeats(seats, type);
  const came = voting.filter((each) => present.includes(each.person)).length;
  const needed = headsNeeded(voting, type.quorum);
  if (came < needed) return reject('QUORUM_MISSED', { present: came, needed });
  const { areaShare } = type.quorum;
  return areaShare === undefined || areaIsThere(voting, present, type.quorum)
    ? undefined
    : reject('AREA_QUORUM_MISSED', {
        needed: `${String(areaShare.numerator)}/${String(areaShare.denominator)}`,
      });
}

export function resolutionIsOpen(id: string, { resolutions }: OpenedMeeting): Objection {
  const found = resolutions.find((each) => each.id === id);
  if (found === undefined) return reject('RESOLUTION_UNKNOWN', { resolution: id });
  return found.vote === 'OPEN' ? undefined : reject('ALREADY_VOTED', { resolution: id });
}

/** Votes come from those who have one and are there, once each. */
export function votesAreGood(
  inFavour: readonly string[],
  against: readonly string[],
  state: OpenedMeeting,
  type: MeetingType,
): Objection {
  const twice = inFavour.find((each) => against.includes(each));
  if (twice !== undefined) return reject('VOTED_TWICE', { person: twice });
  const voters = votingSeats(state.seats, type)
    .map((each) => each.person)
    .filter((each) => state.present.includes(each));
  const stranger = [...inFavour, ...against].find((each) => !voters.includes(each));
  return stranger === undefined ? undefined : reject('MAY_NOT_VOTE', { person: stranger });
}

export const adopted = ({ resolutions }: OpenedMeeting): readonly Resolution[] =>
  resolutions.filter((each) => each.vote === 'ADOPTED');

import { daysAfter, hoursAfter, scene, START } from '../../../../test/side-streams/given.js';
import type { MeetingEvent, MeetingEventMap, MeetingEventType, Seat } from '../meeting/events.js';
import { meeting } from '../meeting/meeting.js';
import type { MeetingSection, MeetingType } from '../meeting/section.js';

/** The councils of a village and the owners of a compound. */

const name = { zh: '名', en: 'name' };
const HALF = { numerator: 1, denominator: 2 };
const TWO_THIRDS = { numerator: 2, denominator: 3 };

const COUNCIL: MeetingType = {
  ...{ code: 'council', name, level: 'VILLAGE', next: 'town' },
  roles: [
    { code: 'chair', name, votes: true },
    { code: 'deputy', name, votes: true },
    { code: 'member', name, votes: true, least: 2 },
    { code: 'clerk', name, votes: false },
  ],
  chairs: ['chair'],
  deputies: ['deputy'],
  quorum: { share: TWO_THIRDS },
  majority: { of: 'PRESENT', share: HALF, more: true },
  every: 'QUARTER',
  briefs: true,
  advisers: ['morals'],
};

export const SECTION: MeetingSection = {
  types: [
    COUNCIL,
    {
      ...{ code: 'town', name, level: 'TOWN' },
      roles: [{ code: 'member', name, votes: true }],
      ...{ chairs: ['member'], deputies: [], quorum: { count: 1 } },
      majority: { of: 'SEATS', share: HALF, more: false },
    },
    {
      ...{ code: 'owners', name },
      roles: [{ code: 'owner', name, votes: true }],
      ...{ chairs: ['owner'], deputies: [] },
      quorum: { share: TWO_THIRDS, areaShare: TWO_THIRDS },
      majority: { of: 'PRESENT', share: HALF, more: true, areaShare: HALF },
    },
  ],
  tasks: { channel: 'visit', kind: 'HELP', category: 'village-matter' },
};

export const given = scene(meeting, SECTION);

export const seat = (person: string, role = 'member', area?: number): Seat => ({
  person,
  role,
  ...(area !== undefined && { area }),
});
export const SEATS = [
  seat('head', 'chair'),
  seat('second', 'deputy'),
  seat('m-1'),
  seat('m-2'),
  seat('m-3'),
  seat('writer', 'clerk'),
];
/** 300 m² of five; one owner has 180 of them. */
export const OWNERS = [
  seat('o-1', 'owner', 18_000),
  ...['o-2', 'o-3', 'o-4', 'o-5'].map((each) => seat(each, 'owner', 3_000)),
];

const event = <T extends MeetingEventType>(type: T, data: MeetingEventMap[T]): MeetingEvent =>
  ({ type, data }) as MeetingEvent;

export const AT = daysAfter(START, 3);
export const DUE = daysAfter(START, 30);
export const called = (changes: Partial<MeetingEventMap['MeetingCalled']> = {}): MeetingEvent =>
  event('MeetingCalled', {
    ...{ playbook: { id: 'book', version: 3 }, meetingType: 'council', level: 'VILLAGE' },
    ...{ title: 'enc1.road', territory: 'village-east', at: AT, seats: SEATS },
    ...changes,
  });
export const CAME = ['head', 'm-1', 'm-2', 'm-3', 'writer'];
export const held = (present = CAME, chair = 'head'): MeetingEvent & { readonly at: string } => ({
  ...event('MeetingHeld', { present, chair }),
  at: hoursAfter(AT, 1),
});
export const HELD = [called(), held()];
export const proposed = (
  resolution = 'r-1',
  changes: Partial<MeetingEventMap['ResolutionProposed']> = {},
): MeetingEvent =>
  event('ResolutionProposed', {
    ...{ resolution, title: 'enc1.mend', text: 'enc1.how', owner: 'roads', dueAt: DUE },
    ...changes,
  });
export const adopted = (resolution = 'r-1'): MeetingEvent =>
  event('ResolutionAdopted', { resolution, inFavour: CAME, against: [], entitled: 4 });
export const defeated = event('ResolutionDefeated', {
  ...{ resolution: 'r-1', inFavour: [], against: CAME, entitled: 4 },
});
export const resolved = event('MeetingResolved', { minutes: 'enc1.minutes', unbriefed: [] });

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CLERK, hoursAfter } from '../../../../test/side-streams/given.js';
import {
  holds,
  onEachAct,
  pick,
  reached,
  type Act,
  type Choices,
  type Law,
  type World,
} from '../../../../test/side-streams/random-lives.js';
import { CAME, OWNERS, seat, SEATS, SECTION } from '../testing/council.js';
import type { MeetingCommand } from './commands.js';
import type { MeetingEvent } from './events.js';
import { meeting } from './meeting.js';
import { atLeast, carries } from './quorum.js';
import type { MeetingSection } from './section.js';
import type { MeetingState, OpenedMeeting } from './state.js';

type MeetingAct = Act<MeetingState, MeetingCommand, MeetingEvent>;

function commandsFor({ a, b, c }: Choices, state: MeetingState, now: string): MeetingCommand[] {
  const resolutions = state.status === 'NONE' ? [] : state.resolutions;
  const resolution = resolutions.length === 0 ? 'r-0' : pick(resolutions, a).id;
  const at = hoursAfter(now, 24 + c);
  const came = CAME.filter((_each, index) => b % 3 !== 0 || index !== a % 5);
  return [
    {
      type: 'CallMeeting',
      ...{ meetingType: pick(['council', 'owners', 'council'], a), at },
      ...{ title: 'enc1.t', territory: 'east', seats: pick([SEATS, OWNERS, SEATS], a) },
    },
    { type: 'HoldMeeting', present: came, chair: pick(['head', 'second'], c) },
    { type: 'HoldMeeting', present: OWNERS.map((each) => each.person), chair: 'o-1' },
    { type: 'GiveBrief', member: pick(CAME, a), brief: 'enc1.b' },
    { type: 'GiveOpinion', group: 'morals', opinion: 'enc1.o' },
    { type: 'ProposeResolution', title: 'enc1.t', text: 'enc1.x', owner: 'roads', dueAt: at },
    { type: 'VoteOnResolution', resolution, inFavour: came.slice(0, b % 5), against: [] },
    { type: 'VoteOnResolution', resolution, inFavour: ['o-1', 'o-2', 'o-3'], against: ['o-4'] },
    { type: 'ResolveMeeting', minutes: 'enc1.m' },
    { type: 'OpenTasks' },
    { type: 'RaiseMatter', reason: 'r', at, seats: [seat('mayor')] },
    { type: 'CancelMeeting', reason: 'r' },
  ];
}

const WORLD: World<MeetingState, MeetingCommand, MeetingSection> = {
  section: SECTION,
  actors: [CLERK],
  commandsFor,
  rare: ['CancelMeeting', 'RaiseMatter', 'ResolveMeeting'],
};

const LAWS: Readonly<Record<string, Law<MeetingState, MeetingCommand, MeetingEvent>>> = {
  'tasks come of adopted resolutions alone, one of each': onEachAct((act: MeetingAct) => {
    const opened = act.events.find((event) => event.type === 'TasksOpened');
    if (opened === undefined) return undefined;
    const wanted = (act.before as OpenedMeeting).resolutions.filter(
      (each) => each.vote === 'ADOPTED',
    );
    const tasks = opened.data.tasks.map((each) => each.resolution);
    return wanted.map((each) => each.id).join() === tasks.join() ? undefined : tasks.join();
  }),
  'nothing is resolved without a chair, a quorum and every vote': onEachAct(
    ({ after }: MeetingAct) => {
      if (after.status !== 'RESOLVED' && after.status !== 'TASKS_OPENED') return undefined;
      const open = after.resolutions.some((each) => each.vote === 'OPEN');
      const enough = after.present.length * 3 >= after.seats.length * 2 - 1;
      return !open && enough && after.present.includes(after.chair ?? '')
        ? undefined
        : 'resolved without one of them';
    },
  ),
  'only those present have a say': onEachAct((act: MeetingAct) => {
    const vote = act.events.find(({ type }) => /Adopted|Defeated/.test(type)) as
      Extract<MeetingEvent, { type: 'ResolutionAdopted' }> | undefined;
    const state = act.after as OpenedMeeting;
    const votes = vote === undefined ? [] : [...vote.data.inFavour, ...vote.data.against];
    return votes.find((each) => !state.present.includes(each));
  }),
};

describe('a meeting', () => {
  it(`keeps the laws: ${Object.keys(LAWS).join('; ')}`, () => {
    holds(meeting, WORLD, LAWS);
  });

  it('sees every event in random lives', () => {
    expect([...reached(meeting, WORLD)].sort()).toEqual(Object.keys(meeting.sealed).sort());
  });
});

describe('counting', () => {
  const share = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([numerator, more]) => ({ numerator, denominator: numerator + more }));

  it('finds the smallest number that reaches a share', () => {
    fc.assert(
      fc.property(fc.nat(500), share, (all, { numerator, denominator }) => {
        const needed = atLeast(all, { numerator, denominator });
        expect(needed * denominator).toBeGreaterThanOrEqual(all * numerator);
        expect((needed - 1) * denominator).toBeLessThan(all * numerator);
      }),
    );
  });

  it('never loses a majority by one more vote in favour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.nat(30),
        share,
        fc.boolean(),
        (all, yes, part, more) => {
          const seats = Array.from({ length: all }, (_each, index) => seat(`p-${String(index)}`));
          const present = seats.map((each) => each.person);
          const majority = { of: 'PRESENT', share: part, more } as const;
          const won = (votes: number) =>
            carries({ seats, present, inFavour: present.slice(0, votes) }, majority);
          expect(!won(yes) || won(yes + 1)).toBe(true);
        },
      ),
    );
  });
});

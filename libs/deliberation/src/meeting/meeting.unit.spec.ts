import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import { daysAfter, START } from '../../../../test/side-streams/given.js';
import {
  adopted,
  AT,
  called,
  CAME,
  defeated,
  DUE,
  given,
  held,
  HELD,
  OWNERS,
  proposed,
  resolved,
  seat,
  SEATS,
  SECTION,
} from '../testing/council.js';
import type { MeetingEvent } from './events.js';
import { meeting } from './meeting.js';

const CALL = {
  type: 'CallMeeting',
  ...{ meetingType: 'council', title: 'enc1.road' },
  ...{ territory: 'village-east', at: AT, seats: SEATS },
} as const;
const HOLD = { type: 'HoldMeeting', present: CAME, chair: 'head' } as const;
const PROPOSE = {
  type: 'ProposeResolution',
  ...{ title: 'enc1.mend', text: 'enc1.how' },
  ...{ owner: 'roads', dueAt: DUE },
} as const;
const VOTE = {
  type: 'VoteOnResolution',
  ...{ resolution: 'r-1' },
  ...{ inFavour: ['head', 'm-1', 'm-2'], against: ['m-3'] },
} as const;
const RESOLVE = { type: 'ResolveMeeting', minutes: 'enc1.minutes' } as const;
const OPEN = { type: 'OpenTasks' } as const;
const RAISE = {
  type: 'RaiseMatter',
  ...{ reason: 'beyond us', at: daysAfter(START, 20) },
  seats: [seat('mayor')],
} as const;

describe('calling a meeting', () => {
  it('names its type, time and seats', () => {
    given().when(CALL).then(called());
    given()
      .when({ ...CALL, issue: 'i-7', raisedFrom: '01X' })
      .then(called({ issue: 'i-7', raisedFrom: '01X' }));
  });

  it.each([
    ['TYPE_UNKNOWN', { meetingType: 'dance' }],
    ['UNKNOWN_TERRITORY', { territory: 'nowhere' }],
    ['CALLED_FOR_PAST', { at: START }],
    ['ROLE_UNKNOWN', { seats: [...SEATS, seat('x', 'king')] }],
    ['SEAT_TAKEN_TWICE', { seats: [...SEATS, seat('m-1')] }],
    ['SEATS_MISSING', { seats: SEATS.filter((each) => !['m-1', 'm-2'].includes(each.person)) }],
    ['NO_CHAIR_SEATED', { seats: SEATS.slice(2) }],
  ])('is refused with %s where it does not fit its data', (code, changes) => {
    given()
      .when({ ...CALL, ...changes })
      .refuses(code);
  });

  it('may be taken back until it is held', () => {
    const cancel = { type: 'CancelMeeting', reason: 'flood' } as const;
    const cancelled = { type: 'MeetingCancelled', data: { reason: 'flood' } } as const;
    given(called()).when(cancel).then(cancelled);
    expect(given(called(), cancelled).state.status).toBe('CANCELLED');
    given(...HELD)
      .when(cancel)
      .refuses('WRONG_STATUS', { status: 'HELD' });
  });
});

describe('holding a meeting', () => {
  it('needs the quorum of those who vote', () => {
    given(called())
      .when(HOLD)
      .then({ type: 'MeetingHeld', data: { present: CAME, chair: 'head' } });
    given(called())
      .when({ ...HOLD, present: ['head', 'm-1', 'm-2', 'writer'] })
      .refuses('QUORUM_MISSED', { present: 3, needed: 4 });
  });

  it('needs owners by heads and by area (民法典 art. 278)', () => {
    const owners = called({ meetingType: 'owners', seats: OWNERS });
    const present = ['o-1', 'o-2', 'o-3', 'o-4'];
    const chair = 'o-2';
    expect(given(owners).when({ ...HOLD, present, chair }).decision.ok).toBe(true);
    given(owners)
      .when({ ...HOLD, present: ['o-2', 'o-3', 'o-4', 'o-5'], chair })
      .refuses('AREA_QUORUM_MISSED', { needed: '2/3' });
    given(owners)
      .when({ ...HOLD, present: ['o-1', 'o-2', 'o-3'], chair })
      .refuses('QUORUM_MISSED', { needed: 4 });
  });

  it('is chaired by a chair who came, or by a deputy where none did', () => {
    const present = ['head', 'second', 'm-1', 'm-2'];
    given(called())
      .when({ ...HOLD, present, chair: 'second' })
      .refuses('MAY_NOT_CHAIR', { person: 'second' });
    const without = ['second', 'm-1', 'm-2', 'm-3'];
    expect(given(called()).when({ ...HOLD, present: without, chair: 'second' }).decision.ok).toBe(
      true,
    );
    given(called())
      .when({ ...HOLD, present: without, chair: 'head' })
      .refuses('MAY_NOT_CHAIR', { person: 'head' });
    given(called())
      .when({ ...HOLD, present: [...CAME, 'guest'] })
      .refuses('NOT_SEATED', { person: 'guest' });
  });
});

describe('in the meeting', () => {
  const brief = { type: 'GiveBrief', member: 'm-1', brief: 'enc1.news' } as const;
  const opinion = { type: 'GiveOpinion', group: 'morals', opinion: 'enc1.view' } as const;

  it('members tell each other how things stand', () => {
    given(...HELD)
      .when(brief)
      .then({ type: 'MemberBriefed', data: { member: 'm-1', brief: 'enc1.news' } });
    given(...HELD)
      .when({ ...brief, member: 'guest' })
      .refuses('NOT_SEATED');
    given(...HELD)
      .when({ ...brief, member: 'second' })
      .refuses('NOT_PRESENT', { person: 'second' });
  });

  it('advisory groups give opinions', () => {
    for (const history of [[called()], HELD]) {
      given(...history)
        .when(opinion)
        .then({ type: 'OpinionGiven', data: { group: 'morals', opinion: 'enc1.view' } });
    }
    given(...HELD)
      .when({ ...opinion, group: 'chess' })
      .refuses('NOT_AN_ADVISER', { group: 'chess' });
    given(called({ meetingType: 'town', seats: [seat('mayor')] }))
      .when(opinion)
      .refuses('NOT_AN_ADVISER');
  });

  it('a resolution names who does it and until when', () => {
    given(...HELD)
      .when(PROPOSE)
      .then(proposed('resolution-1'));
    given(...HELD)
      .when({ ...PROPOSE, category: 'road', issue: 'i-7' })
      .then(proposed('resolution-1', { category: 'road', issue: 'i-7' }));
    given(...HELD)
      .when({ ...PROPOSE, owner: 'closed-roads' })
      .refuses('UNIT_NOT_ACTIVE', { unit: 'closed-roads' });
    given(...HELD)
      .when({ ...PROPOSE, dueAt: START })
      .refuses('DUE_NOT_AFTER_NOW', { due: START });
  });
});

describe('voting', () => {
  const voted = (type: 'ResolutionAdopted' | 'ResolutionDefeated', changes: object = {}) =>
    ({
      type,
      data: {
        resolution: 'r-1',
        inFavour: VOTE.inFavour,
        against: VOTE.against,
        entitled: 4,
        ...changes,
      },
    }) as MeetingEvent;

  it('carries a resolution by more than half of those present who vote', () => {
    given(...HELD, proposed())
      .when(VOTE)
      .then(voted('ResolutionAdopted'));
    const inFavour = ['head', 'm-1'];
    given(...HELD, proposed())
      .when({ ...VOTE, inFavour })
      .then(voted('ResolutionDefeated', { inFavour }));
  });

  it('counts against all seats where the data say so', () => {
    const seats = ['a', 'b', 'c', 'd'].map((each) => seat(each));
    const town = [called({ meetingType: 'town', seats }), held(['a', 'b'], 'a'), proposed()];
    const two = { inFavour: ['a', 'b'], against: [] };
    given(...town)
      .when({ ...VOTE, ...two })
      .then(voted('ResolutionAdopted', two));
    const one = { inFavour: ['a'], against: [] };
    given(...town)
      .when({ ...VOTE, ...one })
      .then(voted('ResolutionDefeated', one));
  });

  it('counts the area of owners too', () => {
    const owners = [
      called({ meetingType: 'owners', seats: OWNERS }),
      held(['o-1', 'o-2', 'o-3', 'o-4'], 'o-1'),
      proposed(),
    ];
    const small = { inFavour: ['o-2', 'o-3', 'o-4'], against: ['o-1'] };
    given(...owners)
      .when({ ...VOTE, ...small })
      .then(voted('ResolutionDefeated', small));
    const large = { inFavour: ['o-1', 'o-2', 'o-3'], against: ['o-4'] };
    given(...owners)
      .when({ ...VOTE, ...large })
      .then(voted('ResolutionAdopted', large));
  });

  it.each([
    ['RESOLUTION_UNKNOWN', { resolution: 'r-9' }],
    ['VOTED_TWICE', { inFavour: ['head', 'm-3'] }],
    ['MAY_NOT_VOTE', { inFavour: ['writer'] }],
    ['MAY_NOT_VOTE', { against: ['second'] }],
  ])('is refused with %s where votes are not good', (code, changes) => {
    given(...HELD, proposed())
      .when({ ...VOTE, ...changes })
      .refuses(code);
  });

  it('is done once for each resolution', () => {
    for (const result of [adopted(), defeated]) {
      given(...HELD, proposed(), result)
        .when(VOTE)
        .refuses('ALREADY_VOTED', { resolution: 'r-1' });
    }
  });
});

describe('ending a meeting', () => {
  it('waits for every vote, and flags who told nothing', () => {
    given(...HELD, proposed())
      .when(RESOLVE)
      .refuses('VOTE_OPEN', { resolutions: ['r-1'] });
    const told = { type: 'MemberBriefed', data: { member: 'm-1', brief: 'b' } } as const;
    given(...HELD, told, told)
      .when(RESOLVE)
      .then({
        type: 'MeetingResolved',
        data: { minutes: 'enc1.minutes', unbriefed: ['head', 'second', 'm-2', 'm-3', 'writer'] },
      });
    given(called({ meetingType: 'owners', seats: OWNERS }), held(['o-1'], 'o-1'))
      .when(RESOLVE)
      .then(resolved);
  });

  it('turns what was adopted into tasks, new or part of an issue', () => {
    const history = [
      ...HELD,
      ...[
        proposed(),
        adopted(),
        proposed('r-2', { issue: 'i-7', category: 'road' }),
        adopted('r-2'),
      ],
      resolved,
    ];
    const task = {
      ...{ title: 'enc1.mend', text: 'enc1.how', owner: 'roads', dueAt: DUE },
      ...{ channel: 'visit', kind: 'HELP' },
    };
    const opened = {
      type: 'TasksOpened',
      data: {
        tasks: [
          {
            ...task,
            resolution: 'r-1',
            category: 'village-matter',
            issue: 'stream-1',
            part: false,
          },
          { ...task, resolution: 'r-2', category: 'road', issue: 'i-7', part: true },
        ],
      },
    } as const;
    given(...history)
      .when(OPEN)
      .then(opened);
    expect(meeting.facts(given(...history, opened).state)).toMatchObject({
      status: 'TASKS_OPENED',
      issues: ['i-7', 'stream-1'],
      units: ['roads'],
      persons: ['p-clerk', 'head', 'second', 'm-1', 'm-2', 'm-3', 'writer'],
    });
    given(...HELD, proposed(), defeated, resolved)
      .when(OPEN)
      .refuses('NOTHING_ADOPTED');
  });

  it('may pass the matter to the next level', () => {
    const raised = {
      type: 'MatterRaised',
      data: {
        ...{ reason: 'beyond us', at: daysAfter(START, 20), seats: [seat('mayor')] },
        ...{ meetingType: 'town', meeting: 'stream-1' },
      },
    } as const;
    given(...HELD)
      .when(RAISE)
      .then(raised);
    expect(given(...HELD, raised).state.status).toBe('RAISED');
    given(called({ meetingType: 'town', seats: [seat('mayor')] }), held(['mayor'], 'mayor'))
      .when(RAISE)
      .refuses('NO_NEXT_LEVEL');
    given(...HELD)
      .when({ ...RAISE, at: START })
      .refuses('CALLED_FOR_PAST');
    given(...HELD)
      .when({ ...RAISE, seats: [seat('x', 'king')] })
      .refuses('ROLE_UNKNOWN');
    const types = [{ ...SECTION.types[0]!, next: 'moon' }];
    given(...HELD)
      .when(RAISE, { section: { ...SECTION, types } })
      .refuses('TYPE_UNKNOWN', { meetingType: 'moon' });
  });

  it('rests on the playbook it was called under', () => {
    expect(() => given(...HELD).when(RESOLVE, { section: { ...SECTION, types: [] } })).toThrow(
      'no meeting council',
    );
  });
});

describeSideStream(meeting, {
  section: SECTION,
  events: {
    MeetingCalled: called().data,
    MeetingCancelled: { reason: 'flood' },
    MeetingHeld: held().data,
    MemberBriefed: { member: 'm-1', brief: 'b' },
    OpinionGiven: { group: 'morals', opinion: 'o' },
    ResolutionProposed: proposed().data,
    ResolutionAdopted: adopted().data,
    ResolutionDefeated: defeated.data,
    MeetingResolved: { minutes: 'm', unbriefed: ['m-1'] },
    TasksOpened: { tasks: [] },
    MatterRaised: { reason: 'r', meetingType: 'town', at: AT, seats: [], meeting: 'x' },
  },
});

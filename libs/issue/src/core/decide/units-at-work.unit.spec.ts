import { describe, expect, it } from '@jest/globals';
import { daysAfter, given, START } from '../../testing/given.js';
import {
  acceptedIn,
  DISPATCHED,
  dispatched,
  evaluated,
  fedBack,
  FIRST_DUE,
  handled,
  IN_PROGRESS,
  ordered,
  reported,
  requested,
  signed,
  verified,
} from '../../testing/history.js';
import { BEGUN, fireCheckedIn } from '../../testing/history-calls.js';
import { COMMUNITY, FIRE, RESIDENT, STREET, WATER } from '../../testing/small-district.js';

const ADD = { type: 'AddAssist', unit: 'parks', reason: 'a tree is in the way' } as const;
const REPLACE = { type: 'ReplaceLead', lead: 'sanitation', reason: 'cleaning first' } as const;
const SPLIT = {
  type: 'SplitSubtask',
  unit: 'parks',
  task: 'enc1.task',
  dueAt: daysAfter(START, 4),
} as const;
const complete = (assignment: string) =>
  ({ type: 'CompleteHandling', assignment, result: 'enc1.r', outcome: 'RESOLVED' }) as const;

describe('one more assist (增派)', () => {
  it('is due with the matter, or before', () => {
    expect(given(...IN_PROGRESS).when(ADD, { actor: STREET }).decision).toMatchObject({
      events: [
        {
          type: 'AssistAdded',
          data: {
            assist: { assignment: 'assignment-1', unit: 'parks' },
            dueAt: FIRST_DUE,
            reason: 'a tree is in the way',
          },
        },
      ],
    });
  });

  it('may come when the matter is late already, with a limit of its own', () => {
    const late = { actor: STREET, now: daysAfter(FIRST_DUE, 1) };
    given(...IN_PROGRESS)
      .when(ADD, late)
      .refuses('DUE_NOT_AFTER_NOW');
    const dueAt = daysAfter(FIRST_DUE, 3);
    expect(given(...IN_PROGRESS).when({ ...ADD, dueAt }, late).decision.ok).toBe(true);
  });

  it('is neither the lead nor one that assists, nor one that may not have the matter', () => {
    const both = [...acceptedIn('hotline'), dispatched()];
    given(...both)
      .when({ ...ADD, unit: 'water' })
      .refuses('SAME_LEAD');
    given(...both)
      .when({ ...ADD, unit: 'fire' })
      .refuses('ALREADY_ASSISTING');
    given(...both)
      .when({ ...ADD, unit: 'old-office' })
      .refuses('UNIT_NOT_ACTIVE');
  });
});

describe('another lead (更换主办)', () => {
  it('is named with the reason; the old one is liable until it signs', () => {
    const { decision } = given(...IN_PROGRESS).when(REPLACE, { actor: STREET });
    expect(decision).toMatchObject({
      events: [
        {
          type: 'LeadReplaced',
          data: { lead: { unit: 'sanitation' }, round: 2, replaces: ['a-water'] },
        },
      ],
    });
    if (!decision.ok) throw new Error('refused');
    const after = [...IN_PROGRESS, ...decision.events];
    expect(given(...after).state).toMatchObject({
      phase: 'DISPATCHED',
      liable: 'water',
      dispatchRound: 2,
      assignments: [{ replaced: true, status: 'SIGNED' }, { status: 'PENDING_SIGN' }],
    });
    const taken = signed({ assignment: 'assignment-1', unit: 'sanitation' });
    expect(given(...after, taken).state).toMatchObject({
      phase: 'IN_PROGRESS',
      assignments: [{ status: 'CANCELLED' }, { status: 'SIGNED' }],
    });
  });

  it('is another unit than leads now', () => {
    given(...DISPATCHED)
      .when({ ...REPLACE, lead: 'water' })
      .refuses('SAME_LEAD');
  });
});

describe('a subtask (子任务)', () => {
  it('is an assignment of its own, done before the lead completes', () => {
    const { decision } = given(...IN_PROGRESS).when(SPLIT, { actor: STREET });
    expect(decision).toMatchObject({
      events: [
        {
          type: 'SubtaskCreated',
          data: { subtask: { unit: 'parks' }, task: 'enc1.task', dueAt: SPLIT.dueAt },
        },
      ],
    });
    if (!decision.ok) throw new Error('refused');
    const after = [...IN_PROGRESS, ...decision.events];
    given(...after)
      .when(complete('a-water'), { actor: WATER })
      .refuses('ASSIST_OPEN', { units: ['parks'] });
    const waive = { type: 'WaiveAssist', assignment: 'assignment-1', reason: 'done by others' };
    expect(given(...after).when({ ...waive, type: 'WaiveAssist' }).decision.ok).toBe(true);
  });

  it('is for another unit than the lead’s, and due with the matter at the latest', () => {
    given(...IN_PROGRESS)
      .when({ ...SPLIT, unit: 'water' })
      .refuses('SAME_LEAD');
    given(...IN_PROGRESS)
      .when({ ...SPLIT, dueAt: daysAfter(FIRST_DUE, 1) })
      .refuses('DUE_BEYOND_ISSUE', { told: FIRST_DUE });
  });
});

describe('a link (关联)', () => {
  const LINK = { type: 'LinkIssue', relation: 'FROM_MEETING', stream: 'meeting-7' } as const;

  it('is kept from the report on, through acceptance', () => {
    const { decision } = given(reported()).when(LINK);
    if (!decision.ok) throw new Error('refused');
    const linked = { links: [{ relation: 'FROM_MEETING', stream: 'meeting-7' }] };
    expect(given(reported(), ...decision.events).state).toMatchObject(linked);
    const accepted = [reported(), ...decision.events, ...acceptedIn('hotline').slice(1)];
    expect(given(...accepted).state).toMatchObject(linked);
  });

  it('may be of several kinds with the same record', () => {
    const past = [
      reported(),
      { type: 'IssueLinked', data: { relation: 'FROM_MEETING', stream: 'meeting-7' } },
    ] as const;
    given(...past)
      .when(LINK)
      .refuses('ALREADY_LINKED');
    expect(given(...past).when({ ...LINK, relation: 'RELATED' }).decision.ok).toBe(true);
  });
});

describe('ratings both ways (双向评价)', () => {
  const SCORES = [
    { item: 'speed', score: 4 },
    { item: 'result', score: 1 },
  ];
  const WHISTLE = { type: 'RateWhistle', whistle: 'w-1', unit: 'water', scores: SCORES } as const;
  const REVERSE = { type: 'RateReverse', unit: 'water', scores: SCORES, reason: 'enc1.r' } as const;
  const rated = [
    ...BEGUN,
    fireCheckedIn({ takesUp: true }),
    handled({ assignment: 'a-w1' }),
    verified(),
    fedBack(),
    evaluated(),
  ];

  it('a called unit rates the whistle', () => {
    given(...rated)
      .when(WHISTLE, { actor: WATER })
      .then({ type: 'WhistleRated', data: { whistle: 'w-1', unit: 'water', scores: SCORES } });
    given(...rated)
      .when({ ...WHISTLE, unit: 'parks' }, { actor: WATER })
      .refuses('UNIT_NOT_CALLED');
  });

  it('those who called rate a unit, each once', () => {
    given(...rated)
      .when(REVERSE, { actor: STREET })
      .then({
        type: 'ReverseRated',
        data: { by: 'street-north', unit: 'water', scores: SCORES, reason: 'enc1.r' },
      });
    given(...rated, {
      type: 'ReverseRated',
      data: { by: 'street-north', unit: 'water', scores: SCORES },
    })
      .when(REVERSE, { actor: STREET })
      .refuses('ALREADY_RATED');
  });

  it('is for those with a part in it, about those with a part in it', () => {
    given(...rated)
      .when(REVERSE, { actor: COMMUNITY })
      .refuses('UNIT_NOT_INVOLVED', { unit: 'community-east' });
    given(...rated)
      .when({ ...REVERSE, unit: 'parks' }, { actor: STREET })
      .refuses('UNIT_NOT_INVOLVED', { unit: 'parks' });
    const asked = [
      ...acceptedIn('responses'),
      requested(),
      ordered(),
      dispatched({ assists: [] }),
      signed(),
      handled(),
      verified(),
      fedBack(),
      evaluated(),
    ];
    expect(given(...asked).when(REVERSE, { actor: COMMUNITY }).decision.ok).toBe(true);
  });

  it('asks nothing twice, and nothing that is not asked', () => {
    const [first = { item: 'speed', score: 4 }] = SCORES;
    given(...rated)
      .when({ ...WHISTLE, scores: [first, first] }, { actor: WATER })
      .refuses('SCORE_NOT_IN_INSTRUMENT', { item: 'speed', minimum: 1, maximum: 5 });
    given(...rated)
      .when({ ...REVERSE, scores: [{ item: 'manners', score: 3 }] }, { actor: STREET })
      .refuses('SCORE_NOT_IN_INSTRUMENT', { item: 'manners' });
  });

  it('asks nothing of a question answered at the desk', () => {
    const answered = [
      reported({ kind: 'CONSULT' }),
      { type: 'IssueAnswered', data: { answer: 'enc1.answer' } },
      { type: 'IssueClosed', data: { outcome: 'ANSWERED', evaluationLapsed: false } },
    ] as const;
    given(...answered)
      .when(WHISTLE, { actor: FIRE })
      .refuses('WHISTLE_UNKNOWN');
    given(...answered)
      .when(REVERSE, { actor: RESIDENT })
      .refuses('UNIT_NOT_INVOLVED');
  });
});

import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import {
  CLERK,
  clock,
  daysAfter,
  person,
  scene,
  START,
  SYSTEM,
} from '../../../../test/side-streams/given.js';
import {
  holds,
  onEachAct,
  pick,
  reached,
  type Choices,
  type World,
} from '../../../../test/side-streams/random-lives.js';
import { RATEES, REVERSE, scoresOf, WHISTLES } from '../testing/instruments.js';
import type { EvaluationRoundCommand } from './commands.js';
import { evaluationRound } from './evaluation-round.js';
import type { EvaluationRoundEvent } from './events.js';
import type { EvaluationRoundSection } from './section.js';
import type { EvaluationRoundState } from './state.js';

const SECTION: EvaluationRoundSection = { instruments: [REVERSE, WHISTLES] };
const given = scene(evaluationRound, SECTION);

const TOWN = person('p-town', { unit: 'town-1' });
const BOTH = person('p-both', { unit: 'dept-1' });
const UNTIL = daysAfter(START, 14);
const RATERS = ['town-1', 'town-2', 'dept-1'];
const OPEN = {
  type: 'OpenRound',
  ...{ instrument: 'reverse', period: '2026-H1', territory: 'county', until: UNTIL },
  ...{ raters: RATERS, ratees: RATEES },
} as const;
const VOTE = {
  type: 'CastVote',
  ...{ rater: 'town-1', ratee: 'dept-1', scores: scoresOf(9, 4), comment: 'enc1.c' },
} as const;
const RAISE = { type: 'RaiseRoundMatter', title: 'enc1.lamp' } as const;
const on = { matter: 'matter-1' };
const ANSWER = { type: 'AnswerMatter', ...on, answer: 'enc1.soon', solved: true } as const;
const RATE = { type: 'RateMatter', ...on, satisfied: true } as const;
const PUBLISH = { type: 'PublishRound' } as const;

const collecting = {
  ...clock('collecting', START, { amount: 14 * 1440, unit: 'NAT_MIN' }),
  dueAt: UNTIL,
};
const opened = (instrument = 'reverse'): EvaluationRoundEvent => ({
  type: 'RoundOpened',
  data: {
    ...{ playbook: { id: 'book', version: 3 }, instrument, period: '2026-H1' },
    ...{ territory: 'county', until: UNTIL, raters: RATERS, ratees: RATEES },
    clocks: { started: [collecting] },
  },
});
const started: EvaluationRoundEvent = { type: 'CollectingStarted', data: {} };
const COLLECTING = [opened(), started];
const cast = (rater: string, ratee: string, prompt = 9, manner = 4): EvaluationRoundEvent => ({
  type: 'VoteCast',
  data: { rater, ratee, scores: scoresOf(prompt, manner) },
});
const raised: EvaluationRoundEvent = {
  type: 'MatterRaisedInRound',
  data: { ...on, title: 'enc1.lamp', issue: 'stream-2', ...REVERSE.matters! },
};
const answered: EvaluationRoundEvent = {
  type: 'MatterAnswered',
  data: { ...on, answer: 'enc1.soon', solved: true },
};
const closed: EvaluationRoundEvent = {
  type: 'RoundClosed',
  data: { clocks: { stopped: ['collecting'] } },
};

describe('opening a round', () => {
  it('names instrument, raters and ratees, and an end', () => {
    given().when(OPEN).then(opened());
    given(opened()).when({ type: 'StartCollecting' }).then(started);
  });

  it.each([
    ['INSTRUMENT_UNKNOWN', { instrument: 'moon' }],
    ['UNKNOWN_TERRITORY', { territory: 'nowhere' }],
    ['RATEE_TWICE', { ratees: [...RATEES, RATEES[0]!] }],
    ['UNTIL_PAST', { until: START }],
  ])('is refused with %s', (code, changes) => {
    given()
      .when({ ...OPEN, ...changes })
      .refuses(code);
  });
});

describe('a vote', () => {
  const by = { actor: TOWN };

  it('is cast by a rater for oneself or one’s unit', () => {
    const { type: _type, ...facts } = VOTE;
    given(...COLLECTING)
      .when(VOTE, by)
      .then({ type: 'VoteCast', data: facts });
    for (const rater of ['town-2', 'town-9']) {
      given(...COLLECTING)
        .when({ ...VOTE, rater }, by)
        .refuses('NOT_A_RATER', { rater });
    }
    given(...COLLECTING)
      .when({ ...VOTE, rater: 'town-9' }, { actor: person('p', { unit: 'town-9' }) })
      .refuses('NOT_A_RATER');
  });

  it('is one for each ratee, and never on oneself', () => {
    given(...COLLECTING, cast('town-1', 'dept-1'))
      .when(VOTE, by)
      .refuses('VOTED_ALREADY', { ratee: 'dept-1' });
    given(...COLLECTING)
      .when({ ...VOTE, rater: 'dept-1' }, { actor: BOTH })
      .refuses('SELF_RATING');
    given(...COLLECTING)
      .when({ ...VOTE, ratee: 'dept-9' }, by)
      .refuses('RATEE_UNKNOWN', { ratee: 'dept-9' });
  });

  it('is one for each whistle where the instrument says so', () => {
    const whistles = [opened('whistles'), started];
    given(...whistles)
      .when(VOTE, by)
      .refuses('WHISTLE_NEEDED');
    const first: EvaluationRoundEvent = {
      type: 'VoteCast',
      data: { rater: 'town-1', ratee: 'dept-1', scores: scoresOf(1, 1), whistle: 'w-1' },
    };
    given(...whistles, first)
      .when({ ...VOTE, whistle: 'w-1' }, by)
      .refuses('VOTED_ALREADY');
    const second = given(...whistles, first).when({ ...VOTE, whistle: 'w-2' }, by);
    expect(second.decision.ok).toBe(true);
  });

  it('scores every item once, within its maximum', () => {
    for (const scores of [
      scoresOf(11, 4),
      scoresOf(9, 4).slice(1),
      [...scoresOf(9, 4).slice(1), ...scoresOf(9, 4).slice(1)],
    ]) {
      given(...COLLECTING)
        .when({ ...VOTE, scores }, by)
        .refuses('SCORES_DO_NOT_FIT', { items: ['prompt', 'manner'] });
    }
  });

  it('comes while votes are collected', () => {
    given(opened()).when(VOTE, by).refuses('WRONG_STATUS', { status: 'OPENED' });
    given(...COLLECTING, closed)
      .when(VOTE, by)
      .refuses('WRONG_STATUS', { status: 'CLOSED' });
  });
});

describe('matters raised in the session (民声半月谈)', () => {
  it('become issues, are answered, solved and rated', () => {
    given(...COLLECTING)
      .when(RAISE)
      .then(raised);
    given(...COLLECTING, raised)
      .when(ANSWER)
      .then(answered);
    given(...COLLECTING, raised, answered)
      .when(RATE)
      .then({ type: 'MatterRated', data: { ...on, satisfied: true } });
    const { state } = given(...COLLECTING, raised);
    expect(evaluationRound.facts(state).issues).toEqual(['stream-2']);
    const meta = { occurredAt: START, actor: CLERK };
    expect(evaluationRound.effects?.({ ...raised, ...meta }, state, { id: 'x' })).toEqual([
      {
        target: 'issue',
        id: 'stream-2',
        command: {
          type: 'ReportIssue',
          ...{ ...REVERSE.matters, title: 'enc1.lamp', territory: 'county' },
        },
      },
    ]);
    expect(evaluationRound.effects?.({ ...answered, ...meta }, state, { id: 'x' })).toEqual([]);
  });

  it('are refused where nobody asks for them', () => {
    given(opened('whistles'), started).when(RAISE).refuses('NO_MATTERS_HERE');
    given(...COLLECTING)
      .when(ANSWER)
      .refuses('MATTER_UNKNOWN', on);
    given(...COLLECTING)
      .when(RATE)
      .refuses('MATTER_UNKNOWN', on);
    given(...COLLECTING, raised)
      .when(RATE)
      .refuses('MATTER_UNANSWERED');
  });
});

describe('the end of a round', () => {
  it('comes by hand or by itself', () => {
    given(...COLLECTING)
      .when({ type: 'CloseRound' })
      .then(closed);
    const elapse = { type: 'ElapseClock', clock: 'collecting', moment: UNTIL } as const;
    given(...COLLECTING)
      .when(elapse, { now: UNTIL, actor: SYSTEM })
      .then(closed);
    given(...COLLECTING)
      .when(elapse)
      .thenNothing();
    given(...COLLECTING, closed)
      .when(elapse, { now: UNTIL })
      .thenNothing();
  });

  it('publishes what enough raters said, and withholds the rest', () => {
    const votes = [
      cast('town-1', 'dept-1'),
      cast('town-2', 'dept-1', 7, 3),
      cast('town-1', 'dept-2'),
    ];
    const rated: EvaluationRoundEvent = { type: 'MatterRated', data: { ...on, satisfied: true } };
    const published: EvaluationRoundEvent = {
      type: 'RoundPublished',
      data: {
        results: [
          // 2 × 9/10 + 4/5 and 2 × 7/10 + 3/5 of 3 each, over 50.
          { ...RATEES[0]!, raters: 2, numerator: 230, denominator: 300 },
          { ...RATEES[1]!, raters: 1 },
        ],
        matters: { raised: 1, answered: 1, solved: 1, satisfied: 1 },
      },
    };
    const history = [...COLLECTING, ...votes, raised, answered, rated, closed];
    given(...history)
      .when(PUBLISH)
      .then(published);
    expect(given(...history, published).state).toMatchObject({ status: 'PUBLISHED' });
    given(...COLLECTING)
      .when(PUBLISH)
      .refuses('WRONG_STATUS');
  });

  it('never tells who gave which vote', () => {
    const view = evaluationRound.view(given(...COLLECTING, cast('town-1', 'dept-1')).state);
    expect(view).toMatchObject({ votes: 1, raters: 3 });
    expect(JSON.stringify(view)).not.toContain('town-1');
    const vote = { ...cast('town-1', 'dept-1'), occurredAt: START, actor: TOWN };
    expect(JSON.stringify(evaluationRound.describe(vote))).not.toContain('town-1');
    expect(evaluationRound.view({ status: 'NONE' })).toEqual({ status: 'NONE' });
  });
});

describeSideStream(evaluationRound, {
  section: SECTION,
  events: {
    RoundOpened: opened().data,
    CollectingStarted: {},
    VoteCast: cast('town-1', 'dept-1').data,
    MatterRaisedInRound: raised.data,
    MatterAnswered: answered.data,
    MatterRated: { ...on, satisfied: false },
    RoundClosed: {},
    RoundPublished: { results: [], matters: {} },
  },
});

describe('random lives of a round', () => {
  type State = EvaluationRoundState;
  const commandsFor = (
    { a, b, c }: Choices,
    state: State,
    now: string,
  ): EvaluationRoundCommand[] => {
    const matters = state.status === 'NONE' ? [] : state.matters;
    const matter = matters.length === 0 ? 'none' : pick(matters, a).id;
    const vote = { ...VOTE, ratee: pick(['dept-1', 'dept-2'], a), scores: scoresOf(b % 12, c % 6) };
    const whistle = pick(['w-1', 'w-2'], c);
    return [
      { ...OPEN, instrument: pick(['reverse', 'whistles'], c), until: daysAfter(now, 1 + b) },
      { type: 'StartCollecting' },
      { ...vote, rater: pick(RATERS, b), whistle },
      { ...vote, rater: 'town-1' },
      RAISE,
      { ...ANSWER, matter },
      { ...RATE, matter },
      { type: 'CloseRound' },
      {
        type: 'ElapseClock',
        clock: 'collecting',
        moment: state.status === 'NONE' ? now : state.until,
      },
      PUBLISH,
    ];
  };
  const world: World<State, EvaluationRoundCommand, EvaluationRoundSection> = {
    ...{ section: SECTION, commandsFor, rare: ['CloseRound', 'ElapseClock'] },
    actors: [TOWN, BOTH, CLERK, person('p-town-2', { unit: 'town-2' })],
  };

  it('have one vote each and publish no thin result', () => {
    holds(evaluationRound, world, {
      'no vote is cast twice, nor on oneself': onEachAct(({ after }) => {
        const votes = after.status === 'NONE' ? [] : after.votes;
        const keys = votes.map(({ rater, ratee, whistle }) =>
          [
            rater,
            ratee,
            after.status !== 'NONE' && after.instrument === 'whistles' && whistle,
          ].join(),
        );
        const own = votes.find((each) => each.rater === each.ratee);
        return own?.rater ?? keys.find((each, index) => keys.indexOf(each) !== index);
      }),
      'a published score has enough raters': onEachAct(({ events, before }) => {
        const published = events.find((event) => event.type === 'RoundPublished');
        if (published === undefined || before.status === 'NONE') return undefined;
        const least = before.instrument === 'reverse' ? 2 : 1;
        const thin = published.data.results.find(
          (each) => each.numerator !== undefined && each.raters < least,
        );
        return thin?.ratee;
      }),
    });
  });

  it('see every event', () => {
    const seen = [...reached(evaluationRound, world)].sort();
    expect(seen).toEqual(Object.keys(evaluationRound.sealed).sort());
  });
});

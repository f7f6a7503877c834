import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import {
  CLERK,
  clock,
  daysAfter,
  hoursAfter,
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
import { PAY, scoresOf, SECTION } from '../testing/scales.js';
import type { TierRatingCommand } from './commands.js';
import type { TierRatingEvent } from './events.js';
import type { TierRatingSection } from './section.js';
import type { TierRatingState } from './state.js';
import { tierRating } from './tier-rating.js';

const given = scene(tierRating, SECTION);
const JUDGE = person('p-judge');

const OPEN = {
  type: 'OpenRating',
  ...{ scale: 'pay', period: '2026', territory: 'town' },
  ratees: [{ ratee: 'a' }, { ratee: 'b' }],
} as const;
const SCORE = { type: 'ScoreRatee', ratee: 'a', scores: scoresOf(9, 4) } as const;
const PROPOSE = { type: 'ProposeGrades' } as const;
const ADJUST = { type: 'AdjustGrade', ratee: 'b', grade: 'fair', reason: 'floods' } as const;
const SIGN = { type: 'SignRating' } as const;
const APPEAL = { type: 'AppealGrade', ratee: 'b', grounds: 'enc1.why' } as const;
const DECIDE = {
  type: 'DecideGradeAppeal',
  ...{ ratee: 'b', granted: true, grade: 'fair', reason: 'counted wrong' },
} as const;
const PUBLISH = { type: 'PublishRating' } as const;
const RECORD = {
  type: 'RecordOutcome',
  ratee: 'a',
  outcome: 'tenure',
  reference: 'no. 7',
} as const;

const opened: TierRatingEvent = {
  type: 'RatingOpened',
  data: {
    ...{ playbook: { id: 'book', version: 3 }, scale: 'pay', scaleVersion: 2 },
    ...{ period: '2026', territory: 'town', ratees: OPEN.ratees },
  },
};
/** 2 × 9/10 + 1 × 4/5 of 3, over the common denominator of 50. */
const scoredA: TierRatingEvent = {
  type: 'RateeScored',
  data: { ratee: 'a', scores: scoresOf(9, 4), numerator: 130, denominator: 150 },
};
const scoredB: TierRatingEvent = {
  type: 'RateeScored',
  data: { ratee: 'b', scores: scoresOf(5, 2), numerator: 70, denominator: 150 },
};
const allScored: TierRatingEvent = { type: 'AllScored', data: {} };
const SCORED = [opened, scoredA, scoredB, allScored];
const GRADES = [
  { ratee: 'a', numerator: 130, denominator: 150, grade: 'good', factor: 1400 },
  { ratee: 'b', numerator: 70, denominator: 150, grade: 'plain', factor: 600 },
];
const proposed: TierRatingEvent = {
  type: 'GradesProposed',
  data: { scaleVersion: 2, grades: GRADES },
};
const PROPOSED = [...SCORED, proposed];
const SIGNED_AT = hoursAfter(START, 5);
const UNTIL = daysAfter(SIGNED_AT, 5);
const signed: TierRatingEvent = {
  type: 'RatingSigned',
  data: {
    appealUntil: UNTIL,
    clocks: { started: [clock('appeal', SIGNED_AT, SECTION.appealWithin)] },
  },
};
const SIGNED = [...PROPOSED, signed];
const appealed: TierRatingEvent = {
  type: 'GradeAppealed',
  data: { ratee: 'b', grounds: 'enc1.why' },
};
const corrected: TierRatingEvent = {
  type: 'GradeCorrected',
  data: { ratee: 'b', from: 'plain', grade: 'fair', factor: 1000, reason: 'counted wrong' },
};
const published: TierRatingEvent = { type: 'RatingPublished', data: { grades: GRADES } };

describe('opening a rating', () => {
  it('keeps the version of its table', () => {
    given().when(OPEN).then(opened);
  });

  it.each([
    ['SCALE_UNKNOWN', { scale: 'moon' }],
    ['UNKNOWN_TERRITORY', { territory: 'nowhere' }],
    ['RATEE_TWICE', { ratees: [{ ratee: 'a' }, { ratee: 'a' }] }],
    ['POST_UNKNOWN', { scale: 'posts', ratees: [{ ratee: 'a', post: 'cook' }] }],
  ])('is refused with %s', (code, changes) => {
    given()
      .when({ ...OPEN, ...changes })
      .refuses(code);
  });
});

describe('scoring', () => {
  it('is in whole numbers, and complete with the last ratee', () => {
    given(opened).when(SCORE).then(scoredA);
    given(opened, scoredA)
      .when({ ...SCORE, ratee: 'b', scores: scoresOf(5, 2) })
      .then(scoredB, allScored);
    given(...SCORED)
      .when(SCORE)
      .then(scoredA);
  });

  it('fits the dimensions, and is not of oneself', () => {
    for (const scores of [
      scoresOf(11, 4),
      scoresOf(9, 4).slice(1),
      [...scoresOf(1, 1), ...scoresOf(1, 1)],
    ]) {
      given(opened)
        .when({ ...SCORE, scores })
        .refuses('SCORES_DO_NOT_FIT', { dimensions: ['party', 'peace'] });
    }
    given(opened)
      .when(SCORE, { actor: person('a') })
      .refuses('SELF_RATED');
    given(opened)
      .when({ ...SCORE, ratee: 'z' })
      .refuses('RATEE_UNKNOWN', { ratee: 'z' });
  });
});

describe('grading', () => {
  it('is a proposal, which people may change with a reason', () => {
    given(...SCORED)
      .when(PROPOSE)
      .then(proposed);
    given(...PROPOSED)
      .when(ADJUST)
      .then({
        type: 'GradeAdjusted',
        data: { ratee: 'b', from: 'plain', grade: 'fair', factor: 1000, reason: 'floods' },
      });
    given(...PROPOSED)
      .when({ ...ADJUST, grade: 'ordinary' })
      .refuses('GRADE_UNKNOWN', { grade: 'ordinary' });
    given(...PROPOSED)
      .when({ ...ADJUST, ratee: 'z' })
      .refuses('RATEE_UNKNOWN');
    given(...PROPOSED)
      .when(ADJUST, { actor: person('b') })
      .refuses('SELF_RATED');
    given(opened, scoredA).when(PROPOSE).refuses('WRONG_STATUS', { status: 'OPENED' });
  });
});

describe('signing', () => {
  it('is done by a person who is not rated', () => {
    given(...PROPOSED)
      .when(SIGN)
      .then(signed);
    given(...PROPOSED)
      .when(SIGN, { actor: SYSTEM })
      .refuses('PERSON_MUST_SIGN');
    given(...PROPOSED)
      .when(SIGN, { actor: person('b') })
      .refuses('SELF_RATED');
  });

  it('opens the time to appeal, which ends by itself', () => {
    const elapse = { type: 'ElapseClock', clock: 'appeal', moment: UNTIL } as const;
    const over: TierRatingEvent = {
      type: 'AppealWindowClosed',
      data: { clocks: { stopped: ['appeal'] } },
    };
    given(...SIGNED)
      .when(elapse, { now: UNTIL, actor: SYSTEM })
      .then(over);
    given(...SIGNED)
      .when(elapse)
      .thenNothing();
    expect(given(...SIGNED, { ...over, at: UNTIL }).state).toMatchObject({ clocks: [] });
  });
});

describe('an appeal', () => {
  it('is lodged once, in time', () => {
    given(...SIGNED)
      .when(APPEAL)
      .then(appealed);
    given(...SIGNED)
      .when(APPEAL, { now: hoursAfter(UNTIL, 1) })
      .refuses('APPEAL_WINDOW_OVER', { until: UNTIL });
    given(...SIGNED, appealed)
      .when(APPEAL)
      .refuses('APPEALED_ALREADY', { ratee: 'b' });
    given(...SIGNED)
      .when({ ...APPEAL, ratee: 'z' })
      .refuses('RATEE_UNKNOWN');
  });

  it('is decided by neither the signer nor the ratee, with the right grade', () => {
    const by = { actor: JUDGE };
    given(...SIGNED, appealed)
      .when(DECIDE, by)
      .then(corrected);
    given(...SIGNED, appealed)
      .when({ ...DECIDE, granted: false }, by)
      .then({ type: 'GradeAppealDenied', data: { ratee: 'b', reason: 'counted wrong' } });
    given(...SIGNED, appealed)
      .when(DECIDE, { actor: CLERK })
      .refuses('SIGNER_DECIDES_NOT');
    given(...SIGNED, appealed)
      .when(DECIDE, { actor: person('b') })
      .refuses('SELF_RATED');
    given(...SIGNED, appealed)
      .when({ ...DECIDE, ratee: 'a' }, by)
      .refuses('NO_APPEAL', { ratee: 'a' });
    const { grade: _none, ...bare } = DECIDE;
    given(...SIGNED, appealed)
      .when(bare, by)
      .refuses('GRADE_NEEDED');
    given(...SIGNED, appealed)
      .when({ ...DECIDE, grade: 'moon' }, by)
      .refuses('GRADE_UNKNOWN');
  });

  it('that is granted changes grade and factor', () => {
    expect(given(...SIGNED, appealed, corrected).state).toMatchObject({
      status: 'CORRECTED',
      appeals: [],
      grades: [GRADES[0], { ratee: 'b', grade: 'fair', factor: 1000 }],
    });
    const denied: TierRatingEvent = {
      type: 'GradeAppealDenied',
      data: { ratee: 'b', reason: 'r' },
    };
    expect(given(...SIGNED, appealed, denied).state).toMatchObject({ status: 'SIGNED' });
  });
});

describe('publishing', () => {
  it('waits for the time to appeal and for every appeal', () => {
    given(...SIGNED)
      .when(PUBLISH)
      .refuses('APPEAL_WINDOW_RUNNING', { until: UNTIL });
    given(...SIGNED)
      .when(PUBLISH, { now: UNTIL })
      .then(published);
    given(...SIGNED, appealed)
      .when(PUBLISH, { now: UNTIL })
      .refuses('WRONG_STATUS', { status: 'APPEALED' });
  });

  it('is followed by what people decide elsewhere', () => {
    given(...SIGNED, { ...published, at: UNTIL })
      .when(RECORD)
      .then({
        type: 'OutcomeRecorded',
        data: { ratee: 'a', outcome: 'tenure', reference: 'no. 7' },
      });
    given(...SIGNED, { ...published, at: UNTIL })
      .when({ ...RECORD, ratee: 'nobody' })
      .refuses('RATEE_UNKNOWN', { ratee: 'nobody' });
    given(...SIGNED, { ...published, at: UNTIL })
      .when({ ...RECORD, outcome: 'medal' })
      .refuses('OUTCOME_UNKNOWN', { outcome: 'medal' });
    given(...SIGNED)
      .when(RECORD)
      .refuses('WRONG_STATUS');
  });
});

describeSideStream(tierRating, {
  section: SECTION,
  events: {
    RatingOpened: opened.data,
    RateeScored: scoredA.data,
    AllScored: {},
    GradesProposed: proposed.data,
    GradeAdjusted: corrected.data,
    RatingSigned: signed.data,
    GradeAppealed: appealed.data,
    GradeCorrected: corrected.data,
    GradeAppealDenied: { ratee: 'b', reason: 'r' },
    AppealWindowClosed: {},
    RatingPublished: published.data,
    OutcomeRecorded: { ratee: 'a', outcome: 'tenure', reference: 'no. 7' },
  },
});

describe('random lives of a rating', () => {
  const commandsFor = (
    { a, b, c }: Choices,
    state: TierRatingState,
    now: string,
  ): TierRatingCommand[] => {
    const ratee = pick(['a', 'b'], a);
    const due = state.status === 'NONE' ? undefined : state.clocks[0];
    return [
      OPEN,
      { ...SCORE, ratee, scores: scoresOf(b % 11, c % 6) },
      PROPOSE,
      { ...ADJUST, ratee, grade: pick(['good', 'fair', 'plain'], b) },
      SIGN,
      { ...APPEAL, ratee },
      { ...DECIDE, ratee, granted: b % 2 === 0 },
      { ...DECIDE, ratee, granted: b % 2 !== 0 },
      { type: 'ElapseClock', clock: 'appeal', moment: due?.dueAt ?? now },
      PUBLISH,
      { ...RECORD, ratee },
    ];
  };
  const world: World<TierRatingState, TierRatingCommand, TierRatingSection> = {
    ...{ section: SECTION, commandsFor, rare: ['ScoreRatee'] },
    actors: [CLERK, JUDGE, person('a'), SYSTEM],
  };

  it('end in nothing that no person signed', () => {
    holds(tierRating, world, {
      'a published rating is signed, by nobody who is rated, and has no open appeal': onEachAct(
        ({ after }) => {
          if (after.status !== 'PUBLISHED') return undefined;
          const { signedBy = 'system', appeals } = after;
          return ['a', 'b', 'system'].includes(signedBy) || appeals.length > 0
            ? `signed by ${signedBy}, appeals ${appeals.join()}`
            : undefined;
        },
      ),
      'every factor is that of its grade': onEachAct(({ after }) => {
        const grades = after.status === 'NONE' ? [] : after.grades;
        const wrong = grades.find(
          (each) => PAY.grades.find(({ code }) => code === each.grade)?.factor !== each.factor,
        );
        return wrong && `${wrong.grade} with ${String(wrong.factor)}`;
      }),
    });
  });

  it('see every event', () => {
    expect([...reached(tierRating, world)].sort()).toEqual(Object.keys(tierRating.sealed).sort());
  });
});

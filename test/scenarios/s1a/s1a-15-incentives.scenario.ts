import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S1a-15 激励约束: a pay table of three posts and eighteen grades for 727 posts, reviews of cadres sent
 * down by their communities, results that feed leadership assessment. Nothing is decided by a machine.
 */
describe('S1a-15 激励约束', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const CADRES = ['cadre-zhao', 'cadre-qian', 'cadre-sun'];
  const DISTRICT = '区领导';

  async function scoredRating(scores: readonly number[]): Promise<SideStory> {
    const district = town.as(DISTRICT);
    const rating = await district.open('tierRating', {
      ...{ playbook: 'incentives', scale: 'three-posts', period: '2026', territory: 'demo' },
      ratees: CADRES.map((ratee, index) => ({ ratee, post: `post-${String(index + 1)}` })),
    });
    for (const [index, score] of scores.entries())
      await district.order(rating, 'ScoreRatee', {
        ratee: CADRES[index] ?? '',
        scores: ['duty', 'community', 'unit'].map((dimension) => ({ dimension, score })),
      });
    return rating;
  }
  const gradesOf = async (rating: SideStory): Promise<unknown> =>
    (
      (await rating.seenBy(town.as('分析员')))['view'] as { grades: { grade: string }[] }
    ).grades.map(({ grade }) => grade);

  async function reviewed(
    votes: readonly (readonly [community: string, ratee: string, score: number])[],
  ) {
    const round = await town.as('和平街道').open('evaluationRound', {
      ...{
        playbook: 'incentives',
        instrument: 'sent-down',
        period: '2026-Q1',
        territory: 'demo-heping',
      },
      until: town.clock.in({ days: 7 }),
      raters: ['community-liuyin', 'community-guangming', 'community-beiguan'],
      ratees: CADRES.slice(0, 2).map((ratee) => ({ ratee, group: 'sent-down' })),
    });
    await town.as('和平街道').order(round, 'StartCollecting');
    for (const [community, ratee, score] of votes)
      await town.as(`${community}社区`).order(round, 'CastVote', {
        ...{
          rater:
            { 柳荫: 'community-liuyin', 光明: 'community-guangming' }[community] ??
            'community-beiguan',
        },
        ratee,
        scores: ['presence', 'result'].map((item) => ({ item, score })),
      });
    await town.as('和平街道').order(round, 'CloseRound');
    await town.as('和平街道').order(round, 'PublishRound');
    return ((await round.seenBy(town.as('分析员')))['view'] as { results: object[] }).results;
  }

  describe('激励约束', () => {
    it('grades three posts by eighteen grades, signed by a person, with what was decided elsewhere', async () => {
      const district = town.as(DISTRICT);
      const rating = await scoredRating([95, 52, 3]);
      await district.order(rating, 'ProposeGrades');
      expect(await gradesOf(rating)).toEqual(['g1', 'g9', 'g18']);
      await district
        .order(rating, 'RecordOutcome', {
          ...{ ratee: 'cadre-zhao', outcome: 'establishment', reference: '朝组发〔2026〕3号' },
        })
        .expectRefusal('WRONG_STATUS');
      await district.order(rating, 'AdjustGrade', {
        ratee: 'cadre-sun',
        grade: 'g17',
        reason: '病休',
      });
      await district.order(rating, 'SignRating');
      await town.clock.advance({ workingDays: 6 });
      await district.order(rating, 'PublishRating');
      for (const [ratee, outcome] of [
        ['cadre-zhao', 'establishment'],
        ['cadre-qian', 'deputy-treatment'],
      ])
        await district.order(rating, 'RecordOutcome', {
          ratee,
          outcome,
          reference: '朝组发〔2026〕3号',
        });

      const { view } = (await rating.seenBy(town.as('分析员'))) as {
        view: { period: string; grades: object[]; outcomes: object[] };
      };
      expect(view).toMatchObject({
        period: '2026',
        grades: [
          { ratee: 'cadre-zhao', grade: 'g1', factor: 1000 },
          { ratee: 'cadre-qian', grade: 'g9' },
          { ratee: 'cadre-sun', grade: 'g17' },
        ],
        outcomes: [{ outcome: 'establishment' }, { outcome: 'deputy-treatment' }],
      });
      const trail = (await rating.timeline(town.as('分析员'))).map(({ type }) => type);
      expect(
        trail.filter((type) => type === 'GradeAdjusted' || type === 'RatingSigned'),
      ).toHaveLength(2);
    });

    it('counts what communities say of cadres sent down, and withholds what too few said', async () => {
      const results = await reviewed([
        ['柳荫', 'cadre-zhao', 9],
        ['光明', 'cadre-zhao', 8],
        ['北关', 'cadre-zhao', 10],
        ['柳荫', 'cadre-qian', 2],
      ]);
      expect(results).toEqual([
        expect.objectContaining({
          ratee: 'cadre-zhao',
          raters: 3,
          numerator: 540,
          denominator: 600,
        }),
        { ratee: 'cadre-qian', group: 'sent-down', raters: 1 },
      ]);
    });

    it('brings a unit’s score into the assessment of its leaders, with what it rests on', async () => {
      const district = town.as(DISTRICT);
      const appraisal = await district.open('register', {
        ...{ playbook: 'incentives', register: 'appraisal', title: '和平街道述职评议' },
        territory: 'demo-heping',
        facts: [
          { fact: 'unit', value: 'street-heping' },
          { fact: 'period', value: '2026' },
        ],
      });
      const include = { step: 'include' };
      await district.order(appraisal, 'TakeStep', include).expectRefusal('FACTS_MISSING');
      await district.order(appraisal, 'FillFacts', {
        facts: [
          { fact: 'score', value: '91' },
          { fact: 'source', value: '2026-Q1下沉干部评价' },
        ],
      });
      await district.order(appraisal, 'TakeStep', include);
      expect(await appraisal.status(town.as('分析员'))).toBe('ENDED');
    });

    it('has taken all 727 posts into the pay table, and not one less', async () => {
      const district = town.as(DISTRICT);
      const posts = await district.open('register', {
        ...{ playbook: 'incentives', register: 'pay-posts', title: '岗位纳入' },
        territory: 'demo',
      });
      const book = (amount: number) =>
        district.order(posts, 'AddToTally', { tally: 'posts', amount, basis: '岗位名册' });
      await book(726);
      await district.order(posts, 'TakeStep', { step: 'complete' }).expectRefusal('TALLY_TOO_LOW');
      await book(1);
      await district.order(posts, 'TakeStep', { step: 'complete' });
      expect(await posts.status(district)).toBe('ENDED');
    });

    it('lets nobody who is rated score, and a post the table does not know is refused', async () => {
      const district = town.as(DISTRICT);
      const rating = {
        playbook: 'incentives',
        scale: 'three-posts',
        period: '2026',
        territory: 'demo',
      };
      await district
        .tryOpening('tierRating', { ...rating, ratees: [{ ratee: 'cadre-zhao', post: 'post-4' }] })
        .expectRefusal('POST_UNKNOWN');
      const own = await district.open('tierRating', {
        ...rating,
        ratees: [{ ratee: await district.id(), post: 'post-1' }],
      });
      await district
        .order(own, 'ScoreRatee', {
          ratee: await district.id(),
          scores: [{ dimension: 'duty', score: 100 }],
        })
        .expectRefusal('SELF_RATED');
    });
  });
});

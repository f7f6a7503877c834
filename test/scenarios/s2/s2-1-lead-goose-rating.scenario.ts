import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S2-1 头雁工程 140%/100%/60%: village branch secretaries get a class, village cadres a yearly grade
 * that decides how much of their performance pay they get; nothing counts before a person signs.
 */
describe('S2-1 头雁工程 140%/100%/60%', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const CADRES = ['cadre-zhang', 'cadre-li', 'cadre-wang'];

  const opened = (scale: string, ratees: readonly string[], period = '2025'): Promise<SideStory> =>
    town.as('山前镇').open('tierRating', {
      playbook: 'lead-goose-rating',
      ...{ scale, period, territory: 'demo-shanqian' },
      ratees: ratees.map((ratee) => ({ ratee })),
    });

  /** Party building, economy and stability alike. */
  const scored = (rating: SideStory, ratee: string, score: number): PromiseLike<unknown> =>
    town.as('山前镇').order(rating, 'ScoreRatee', {
      ratee,
      scores: ['party-building', 'economy', 'stability'].map((dimension) => ({ dimension, score })),
    });

  async function graded(rating: SideStory): Promise<Record<string, [string, number | undefined]>> {
    const { view } = (await rating.seenBy(town.as('山前镇'))) as {
      view: { grades: { ratee: string; grade: string; factor?: number }[] };
    };
    return Object.fromEntries(
      view.grades.map(({ ratee, grade, factor }) => [ratee, [grade, factor]]),
    );
  }

  describe('头雁工程', () => {
    it('gives cadres 140, 100 and 60 % of performance pay, once signed and open to appeal', async () => {
      const rating = await opened('cadre-grade', CADRES);
      for (const [index, score] of [90, 75, 50].entries())
        await scored(rating, CADRES[index] ?? '', score);
      await town.as('山前镇').order(rating, 'ProposeGrades');
      expect(await graded(rating)).toEqual({
        'cadre-zhang': ['grade-good', 1400],
        'cadre-li': ['grade-fair', 1000],
        'cadre-wang': ['grade-ordinary', 600],
      });
      await town.as('山前镇').order(rating, 'PublishRating').expectRefusal('WRONG_STATUS');
      await town.as('山前镇领导').order(rating, 'SignRating');
      await town.as('山前镇').order(rating, 'PublishRating').expectRefusal('APPEAL_WINDOW_RUNNING');
      await town.clock.advance({ workingDays: 6 });
      await town.as('山前镇').order(rating, 'PublishRating');
      const pay = { ratee: 'cadre-wang', reference: '2025年度绩效兑现表' };
      await town
        .as('山前镇')
        .order(rating, 'RecordOutcome', { ...pay, outcome: 'basic-pay' })
        .expectRefusal('OUTCOME_UNKNOWN');
      await town
        .as('山前镇')
        .order(rating, 'RecordOutcome', { ...pay, outcome: 'performance-pay' });
      expect(await rating.status(town.as('山前镇'))).toBe('PUBLISHED');
    });

    it('puts secretaries into four classes of their own, without any factor', async () => {
      const secretaries = ['secretary-a', 'secretary-b', 'secretary-c', 'secretary-d'];
      const rating = await opened('secretary-class', secretaries, '2026-term');
      for (const [index, score] of [96, 88, 78, 60].entries())
        await scored(rating, secretaries[index] ?? '', score);
      await town.as('山前镇').order(rating, 'ProposeGrades');
      expect(Object.values(await graded(rating))).toEqual([
        ['class-merit', undefined],
        ['class-double-excellent', undefined],
        ['class-double', undefined],
        ['class-ordinary', undefined],
      ]);
      // 一般 of the other scale is another grade.
      await town
        .as('山前镇')
        .order(rating, 'AdjustGrade', {
          ratee: 'secretary-d',
          grade: 'grade-ordinary',
          reason: '误用村干部等次',
        })
        .expectRefusal('GRADE_UNKNOWN');
    });

    it('corrects a wrong grade on appeal, which somebody else decides than signed', async () => {
      const cadre = await town.as('上村').id();
      const rating = await opened('cadre-grade', [cadre]);
      await scored(rating, cadre, 60);
      await town.as('山前镇').order(rating, 'ProposeGrades');
      await town.as('山前镇领导').order(rating, 'SignRating');
      await town.as('上村').order(rating, 'AppealGrade', {
        ratee: cadre,
        grounds: '漏计防汛期间的稳定工作得分',
      });
      const decision = { ratee: cadre, granted: true, grade: 'grade-fair', reason: '漏计属实' };
      await town
        .as('山前镇领导')
        .order(rating, 'DecideGradeAppeal', decision)
        .expectRefusal('SIGNER_DECIDES_NOT');
      await town.as('区领导').order(rating, 'DecideGradeAppeal', decision);
      expect(await graded(rating)).toEqual({ [cadre]: ['grade-fair', 1000] });
    });
  });
});

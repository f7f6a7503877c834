import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, takenUp } from '../harness/ending.js';
import { closedAndArchived, evaluated } from '../harness/closing.js';

/**
 * S1d-5 反向考评 乡镇→部门: towns assess departments after each order and for each period, on equal terms. The
 * district sees the result; no department learns which town gave which mark.
 */
describe('S1d-5 反向考评 乡镇→部门', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const TOWNS = [
    ['和平街道', 'street-heping'],
    ['清水街道', 'street-qingshui'],
    ['山前镇', 'street-shanqian'],
  ] as const;
  const ITEMS = ['response', 'result', 'attitude'];
  const marks = (score: number) => ITEMS.map((item) => ({ item, score }));
  const district = () => town.as('区领导');

  async function collecting(instrument = 'per-period'): Promise<SideStory> {
    const round = await district().open('evaluationRound', {
      ...{ playbook: 'reverse-assessment', instrument, period: '2026-Q1', territory: 'demo' },
      until: town.clock.in({ days: 10 }),
      raters: TOWNS.map(([, unit]) => unit),
      ratees: ['urban-management', 'water'].map((ratee) => ({ ratee, group: 'departments' })),
    });
    await district().order(round, 'StartCollecting');
    return round;
  }

  const vote = (round: SideStory, [name, rater]: (typeof TOWNS)[number], more: object) =>
    town.as(name).order(round, 'CastVote', { rater, ...more });

  interface Results {
    readonly results: readonly {
      readonly ratee: string;
      readonly numerator?: number;
      readonly denominator?: number;
      readonly rank?: number;
    }[];
  }
  const resultsOf = async (round: SideStory): Promise<Results['results']> =>
    ((await round.seenBy(district()))['view'] as Results).results;

  describe('反向考评', () => {
    it('assesses each department for the period, by all towns, and shows the district the ranks', async () => {
      const round = await collecting();
      for (const each of TOWNS) {
        await vote(round, each, { ratee: 'water', scores: marks(9) });
        await vote(round, each, { ratee: 'urban-management', scores: marks(6) });
      }
      await vote(round, TOWNS[0], { ratee: 'water', scores: marks(1) }).expectRefusal(
        'VOTED_ALREADY',
      );
      await district().order(round, 'CloseRound');
      await district().order(round, 'PublishRound');
      const shares = (await resultsOf(round)).map(
        ({ ratee, numerator = 0, denominator = 1, rank }) =>
          [ratee, numerator / denominator, rank] as const,
      );
      expect(shares).toEqual([
        ['urban-management', 0.6, 2],
        ['water', 0.9, 1],
      ]);
    });

    it('tells no department who rated it, nor how', async () => {
      const round = await collecting();
      await vote(round, TOWNS[0], { ratee: 'water', scores: marks(2), comment: '三次催办才到' });
      const water = town.as('水务局');
      const cast = (await round.timeline(water)).find(({ type }) => type === 'VoteCast');
      expect(cast).toMatchObject({ sentence: '收到一份评价', data: {} });
      expect(JSON.stringify(cast)).not.toMatch(/street-heping|三次催办|score/);
      expect(cast).not.toHaveProperty('actor');
      expect((await round.seenBy(water))['view']).toMatchObject({ votes: 1, raters: 3 });
    });

    it('withholds what too few towns have said, when the time is over', async () => {
      const round = await collecting();
      await vote(round, TOWNS[0], { ratee: 'water', scores: marks(2) });
      await vote(round, TOWNS[1], { ratee: 'water', scores: marks(3) });
      await town.clock.advance({ days: 11 });
      expect(await round.status(district())).toBe('CLOSED');
      await vote(round, TOWNS[2], { ratee: 'water', scores: marks(9) }).expectRefusal(
        'WRONG_STATUS',
      );
      await district().order(round, 'PublishRound');
      for (const { numerator, rank } of await resultsOf(round))
        expect([numerator, rank]).toEqual([undefined, undefined]);
    });

    it('lets no department vote, for itself or for others', async () => {
      const round = await collecting();
      await town
        .as('水务局')
        .order(round, 'CastVote', { rater: 'water', ratee: 'water', scores: marks(10) })
        .expectRefusal('NOT_A_RATER');
    });

    it('asks for the whistle where each is assessed by itself', async () => {
      const round = await collecting('per-whistle');
      const about = { ratee: 'water', scores: marks(8) };
      await vote(round, TOWNS[0], about).expectRefusal('WHISTLE_NEEDED');
      await vote(round, TOWNS[0], { ...about, whistle: 'whistle-1' });
      await vote(round, TOWNS[0], { ...about, whistle: 'whistle-2' });
    });

    it('assesses the department after an order, before the matter goes to the archive', async () => {
      const [agent, street] = [town.as('话务员'), town.as('和平街道')];
      const water = { unit: 'water', name: '水务局' };
      const place = { category: 'environment.river', territory: 'demo-heping-liuyin' };
      const issue = await agent.report({
        ...{ channel: 'hotline', kind: 'HELP', title: '河水发黑', ...place },
      });
      await agent.order(issue, 'AcceptIssue', { ...place, profile: 'reverse-assessment' });
      await town.as('柳荫社区').order(issue, 'PlaceRequest', { need: '请治水', tried: '已巡河' });
      await street.order(issue, 'IssueOrder', { units: [water.unit], basis: '属地清单第12条' });
      await street.order(issue, 'DispatchIssue', { lead: water.unit });
      await takenUp(town, issue, water);
      await handledAndTold(town, issue, water);
      await evaluated(town, issue);
      await street
        .order(issue, 'RateReverse', { unit: water.unit, scores: marks(11) })
        .expectRefusal('SCORE_NOT_IN_INSTRUMENT');
      await street.order(issue, 'RateReverse', { unit: water.unit, scores: marks(7) });
      await street
        .order(issue, 'RateReverse', { unit: water.unit, scores: marks(10) })
        .expectRefusal('ALREADY_RATED');
      await closedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });
  });
});

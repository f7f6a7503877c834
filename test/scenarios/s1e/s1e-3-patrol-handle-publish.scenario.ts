import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openTown,
  type IssueStory,
  type Person,
  type SideStory,
  type Town,
} from '../harness/index.js';
import { COMMUNITY, COMPOUND, kindsOf, neighbour, ratedAndArchived } from './compound.js';

/**
 * S1e-3 定期走访、即时处置、公示反馈 (P18): the grid team goes round, settles at once what it can (counted
 * apart), and the result is published without any person in it. Leaders change, the best are chosen.
 */
describe('S1e-3 定期走访、即时处置、公示反馈', () => {
  let town: Town;
  let grid: Person;

  const PROFILE = 'patrol-handle-publish';
  const CATEGORY = 'safety.fire-passage';

  beforeAll(async () => {
    town = await openTown();
    grid = town.as('柳荫社区网格员');
  });
  afterAll(() => town.close());

  async function visits(): Promise<SideStory> {
    const community = town.as('柳荫社区');
    const round = await community.open('campaign', {
      ...{ playbook: PROFILE, campaign: 'regular-visits', title: '三月走访' },
      ...{ territory: `${COMMUNITY}-g1`, until: town.clock.in({ days: 30 }) },
      targets: [
        { target: 'H-301', kind: 'household' },
        { target: 'STAIR-3-2', kind: 'public-place' },
      ],
    });
    await community.order(round, 'StartCampaign');
    return round;
  }

  /** What the visit found, taken in under the mechanism. */
  async function found(): Promise<IssueStory> {
    const issue = await grid.report({
      ...{ channel: 'patrol', kind: 'HELP', title: '楼道堆放纸箱', territory: COMPOUND },
      appellant: { name: '林秀', phone: '13800138021' },
    });
    await town.as('话务员').order(issue, 'AcceptIssue', {
      ...{ category: CATEGORY, territory: COMPOUND, profile: PROFILE },
    });
    return issue;
  }

  describe('定期走访、即时处置、公示反馈', () => {
    it('finds, settles at once, tells and publishes, up to the archive', async () => {
      const round = await visits();
      await grid.order(round, 'RecordVisit', { target: 'H-301', outcome: 'MET', note: '独居老人' });
      await grid.order(round, 'RecordVisit', { target: 'STAIR-3-2', outcome: 'MET' });
      const { view } = (await round.seenBy(grid)) as { view: { visits: { id: string }[] } };
      const issue = await found();
      const visit = view.visits[1]?.id;
      await grid.order(round, 'LinkVisitIssue', { visit, issue: issue.id });

      const settled = { result: '已清理纸箱', media: ['before.jpg', 'after.jpg'] };
      await grid
        .order(issue, 'SettleAtCommunity', { ...settled, media: [] })
        .expectRefusal('EVIDENCE_MISSING');
      await grid.order(issue, 'SettleAtCommunity', settled);
      const line = await issue.timeline(grid);
      expect(line.find(({ type }) => type === 'CommunitySettled')?.data).toMatchObject({
        selfHandled: true,
      });
      const told = { content: '楼道已清理', method: 'visit', reached: true };
      await grid.order(issue, 'FeedBack', told);

      const community = town.as('柳荫社区');
      for (const text of ['3号楼2单元林秀家门口纸箱已清', '已清理，联系13800138021'])
        await community.order(issue, 'PublishResult', { text }).expectRefusal('TEXT_NOT_REDACTED');
      await community.order(issue, 'PublishResult', { text: '某楼道堆放杂物，当日已清理' });
      expect(await ratedAndArchived(town, issue)).toBe('ARCHIVED');
    });

    it('counts apart what another settles than who found it', async () => {
      const issue = await found();
      const helper = town.hire('liuyin-g1-b', '网格员', {
        ...{ roles: ['GRID'], unit: 'community-liuyin', territory: `${COMMUNITY}-g1` },
      });
      await helper.order(issue, 'SettleAtCommunity', { result: '已清理', media: ['after.jpg'] });
      const line = await issue.timeline(grid);
      expect(line.find(({ type }) => type === 'CommunitySettled')?.data).toMatchObject({
        selfHandled: false,
      });
    });

    it('marks a household nobody met for a week, and does not end before all are met', async () => {
      const round = await visits();
      const community = town.as('柳荫社区');
      await grid.order(round, 'RecordVisit', { target: 'H-301', outcome: 'ABSENT' });
      await grid.order(round, 'RecordVisit', { target: 'STAIR-3-2', outcome: 'MET' });
      await community
        .order(round, 'CloseCampaign', { summary: '结束' })
        .expectRefusal('COVERAGE_TOO_LOW');
      await town.clock.advance({ days: 6 });
      expect(await kindsOf(round, grid)).not.toContain('VisitOverdue');
      await town.clock.advance({ days: 2 });
      expect(await kindsOf(round, grid)).toContain('VisitOverdue');
    });
  });

  describe('楼栋长、单元长', () => {
    it('shows the new leader on the card from the day of the change', async () => {
      const place = `${COMPOUND}-3`;
      const admin = town.as('admin');
      const card = async (): Promise<unknown> =>
        ((await grid.get(`/directory/territories/${place}/card`)) as { contacts: unknown })
          .contacts;
      expect(JSON.stringify(await card())).toContain('冯*');
      await admin.post('/directory/commands/EndEntries', {
        ...{ table: 'posts', codes: ['post-building-3'], reason: '换届' },
      });
      await admin.post('/directory/commands/AppointPosts', {
        posts: [
          {
            ...{ code: 'post-building-3-new', person: 'team', type: 'building-leader', place },
            ...{ holder: 'A', shownName: '袁媛', line: '0573-8123-0056' },
          },
        ],
      });
      expect(JSON.stringify(await card())).toContain('袁*');
      expect(JSON.stringify(await card())).not.toContain('冯*');
    });
  });

  describe('评选优秀网格工作者', () => {
    it('is decided by residents; too few of them decide nothing', async () => {
      const community = town.as('柳荫社区');
      const raters = [neighbour(town, 'rater-1'), neighbour(town, 'rater-2')];
      const round = await community.open('evaluationRound', {
        ...{ playbook: PROFILE, instrument: 'excellent-grid-worker', period: '2026-Q1' },
        ...{ territory: COMMUNITY, until: town.clock.in({ days: 10 }) },
        raters: await Promise.all(raters.map((rater) => rater.id())),
        ratees: ['worker-chen', 'worker-lin', 'worker-wu'].map((ratee) => ({
          ratee,
          group: 'grid',
        })),
      });
      await community.order(round, 'StartCollecting');
      const vote = async (ratee: string, score: number, by: readonly Person[]): Promise<void> => {
        for (const rater of by) {
          const scores = ['visits', 'handling'].map((item) => ({ item, score }));
          await rater.order(round, 'CastVote', { rater: await rater.id(), ratee, scores });
        }
      };
      await vote('worker-chen', 9, raters);
      await vote('worker-lin', 7, raters);
      await vote('worker-wu', 10, raters.slice(0, 1));
      await community.order(round, 'CloseRound');
      await community.order(round, 'PublishRound');
      const published = (await round.timeline(community)).find(
        ({ type }) => type === 'RoundPublished',
      );
      expect(published?.data['results']).toMatchObject([
        { ratee: 'worker-chen', rank: 1 },
        { ratee: 'worker-lin', rank: 2 },
        { ratee: 'worker-wu', raters: 1 },
      ]);
      const [, , thin] = published?.data['results'] as object[];
      expect(thin).not.toHaveProperty('rank');
    });
  });
});

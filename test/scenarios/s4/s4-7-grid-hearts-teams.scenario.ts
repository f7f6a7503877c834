import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { ratedAndArchived } from '../harness/ending.js';

/**
 * S4-7 网格连心、组团服务: a team of cadre, grid worker and volunteer visits every household of a grid, comes again each
 * quarter, and does what a household asks for or takes it home as an issue.
 */
describe('S4-7 网格连心、组团服务', () => {
  let town: Town;

  const GRID = 'demo-heping-liuyin-g1';
  const HOMES = ['home-101', 'home-102', 'home-103'];

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const team = async () => [
    { person: await town.as('柳荫社区').id(), role: 'cadre' },
    { person: await town.as('党支部').id(), role: 'grid' },
    { person: await town.as('中心户').id(), role: 'volunteer' },
  ];

  async function started(): Promise<SideStory> {
    const community = town.as('柳荫社区');
    const campaign = await community.open('campaign', {
      ...{ playbook: 'grid-hearts-teams', campaign: 'team-visits', title: '柳荫第1网格组团走访' },
      ...{ territory: GRID, until: town.clock.in({ days: 365 }), team: await team() },
      targets: HOMES.map((target, at) => ({
        target,
        kind: at === 0 ? 'key-household' : 'household',
      })),
    });
    await community.order(campaign, 'StartCampaign');
    return campaign;
  }

  const visit = (campaign: SideStory, target: string, outcome: string, note?: string) =>
    town.as('中心户').order(campaign, 'RecordVisit', {
      ...{ target, outcome },
      ...(note !== undefined && { lists: [{ list: 'household-needs', entry: note }] }),
    });

  const typesOf = async (campaign: SideStory): Promise<string[]> =>
    (await campaign.timeline(town.as('和平街道'))).map(({ type }) => type);

  describe('网格连心、组团服务', () => {
    it('visits every household, does what one asks for, and closes', async () => {
      const campaign = await started();
      const [first = '', second = '', third = ''] = HOMES;
      await visit(campaign, first, 'MET', '灯泡坏了，够不着');
      const place = { territory: GRID, category: 'livelihood.elderly-care' };
      const issue = await town
        .as('柳荫社区')
        .report({ channel: 'visit', kind: 'HELP', title: '老人家中灯泡坏了', ...place });
      await town
        .as('话务员')
        .order(issue, 'AcceptIssue', { ...place, profile: 'grid-hearts-teams' });
      const { view } = (await campaign.seenBy(town.as('柳荫社区'))) as {
        view: { visits: { id: string }[] };
      };
      const link = { visit: view.visits[0]?.id, issue: issue.id };
      await town.as('柳荫社区').order(campaign, 'LinkVisitIssue', link);
      const settled = { result: '组团上门更换', media: [] as string[] };
      await town
        .as('柳荫社区')
        .order(issue, 'SettleAtCommunity', settled)
        .expectRefusal('EVIDENCE_MISSING');
      await town
        .as('柳荫社区')
        .order(issue, 'SettleAtCommunity', { ...settled, media: ['lamp.jpg'] });
      await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
      const told = { content: '已换好', method: 'visit', reached: true };
      await town.as('柳荫社区').order(issue, 'FeedBack', told);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');

      await visit(campaign, second, 'MET');
      const early = await town
        .as('柳荫社区')
        .order(campaign, 'CloseCampaign', { summary: '走访完成' })
        .expectRefusal('COVERAGE_TOO_LOW');
      expect(early.params).toMatchObject({ met: 2, targets: 3 });
      await visit(campaign, third, 'MET');
      await town.as('柳荫社区').order(campaign, 'CloseCampaign', { summary: '走访完成' });
      const closed = (await campaign.timeline(town.as('和平街道'))).at(-1);
      expect(closed?.data).toMatchObject({ visits: 3, issues: 1, met: 3, targets: 3 });
    });

    it('still owes a visit to whom it did not meet, and comes again each quarter', async () => {
      const campaign = await started();
      const [first = '', second = ''] = HOMES;
      await visit(campaign, first, 'ABSENT');
      await visit(campaign, second, 'MET');
      await town.clock.advance({ days: 60 });
      await visit(campaign, second, 'MET');
      await town.clock.advance({ days: 40 });
      const late = (await campaign.timeline(town.as('和平街道')))
        .filter(({ type }) => type === 'VisitOverdue')
        .map(({ data }) => data['target']);
      expect(late.sort()).toEqual([HOMES[0], HOMES[2]]);
      await town.clock.advance({ days: 60 });
      expect((await typesOf(campaign)).filter((type) => type === 'VisitOverdue')).toHaveLength(3);
    });

    it('goes as a team only, of its own people, and not at night', async () => {
      const campaign = await started();
      await town
        .as('柳荫社区')
        .tryOpening('campaign', {
          ...{ playbook: 'grid-hearts-teams', campaign: 'team-visits', title: '单人走访' },
          ...{ territory: GRID, until: town.clock.in({ days: 30 }) },
          targets: [{ target: 'home-101', kind: 'household' }],
          team: (await team()).slice(0, 2),
        })
        .expectRefusal('TEAM_INCOMPLETE');
      const stranger = town.hire('stranger', '外来人员', { roles: ['GRID'], territory: GRID });
      const knock = { target: HOMES[0], outcome: 'MET' };
      await stranger.order(campaign, 'RecordVisit', knock).expectRefusal('NOT_IN_TEAM');
      await town.as('物业').order(campaign, 'RecordVisit', knock).expectRefusal('ROLE_NOT_ALLOWED');
      const evening = new Date(town.clock.now);
      evening.setUTCHours(14, 30, 0, 0);
      await town.clock.advanceTo(evening.toISOString());
      await town.as('中心户').order(campaign, 'RecordVisit', knock).expectRefusal('OUTSIDE_WINDOW');
    });
  });
});

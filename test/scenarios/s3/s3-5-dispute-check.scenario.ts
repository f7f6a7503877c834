import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S3-5 一核三委六支队伍 (+N) 矛盾纠纷大排查: full checks of key persons and special groups, scheduled and ad
 * hoc, in three stages (早发现, 早分析, 早预防), by a joint team; eight departments analyse with it.
 */
describe('S3-5 一核三委六支队伍', () => {
  let town: Town;
  let team: readonly { person: string; role: string }[];

  const LIUYIN = 'demo-heping-liuyin';
  const PLAYBOOK = 'dispute-check-campaign';
  const COMMUNITY = { unit: 'community-liuyin', name: '柳荫社区' };
  /** 一核、三委、六支队伍. */
  const SEATS = {
    branch: '党支部',
    'residents-committee': '柳荫社区',
    'building-committee': '中心户',
    'owners-committee': '业委会',
    'members-team': '包保人',
    'volunteers-team': '志愿队',
    'ngo-team': '晨光法律服务中心',
    'police-team': '公安分局',
    'urban-management-team': '城市管理局',
    'market-team': '市场监督管理局',
  };
  /** 司法, 综治, 人大, 社建, 妇联, 工会, 共青团, 基层党建办. */
  const DEPARTMENTS = [
    ...['justice', 'stability', 'congress', 'society', 'women', 'union', 'youth'],
    'party-office',
  ];
  const TARGETS = [
    { target: 'p-1', kind: 'key-person' },
    { target: 'p-2', kind: 'key-person' },
    { target: 's-1', kind: 'special-group' },
  ];

  beforeAll(async () => {
    town = await openTown();
    team = await Promise.all(
      Object.entries(SEATS).map(async ([role, name]) => ({
        role,
        person: await town.as(name).id(),
      })),
    );
  });
  afterAll(() => town.close());

  const check = (more: object = {}) => ({
    ...{ playbook: PLAYBOOK, campaign: 'periodic-check', title: '一季度大排查', territory: LIUYIN },
    ...{ until: town.clock.in({ days: 30 }), targets: TARGETS, team, ...more },
  });
  const met = (by: Person, campaign: SideStory, target: string) =>
    by.order(campaign, 'RecordVisit', { target, outcome: 'MET', note: '已走访' });

  describe('矛盾纠纷大排查', () => {
    it('goes through its three stages with every target met, and what it found to the archive', async () => {
      const street = town.as('和平街道');
      await street
        .tryOpening('campaign', check({ team: team.slice(0, 9) }))
        .expectRefusal('TEAM_INCOMPLETE');
      const campaign = await street.open('campaign', check());
      await street.order(campaign, 'StartCampaign');
      await met(town.as('公安分局'), campaign, 'p-1');
      await met(town.as('志愿队'), campaign, 's-1');
      await town
        .as('光明社区')
        .order(campaign, 'RecordVisit', { target: 'p-2', outcome: 'MET' })
        .expectRefusal('OUT_OF_SCOPE');

      const issue = await town.as('柳荫社区').report({
        ...{ channel: 'visit', kind: 'HELP', title: '邻里积怨', territory: LIUYIN },
        category: 'safety.neighbour-dispute',
      });
      const seen = (await campaign.seenBy(street)) as { view: { visits: { id: string }[] } };
      const visit = seen.view.visits[0]?.id;
      await town.as('柳荫社区').order(campaign, 'LinkVisitIssue', { visit, issue: issue.id });

      const summary = '本轮排查完毕';
      await street.order(campaign, 'CloseCampaign', { summary }).expectRefusal('STAGES_OPEN');
      await street.order(campaign, 'AdvanceStage', { finding: '发现一起积怨' });
      await street.order(campaign, 'AdvanceStage', { finding: '源于停车' });
      const low = await street
        .order(campaign, 'CloseCampaign', { summary })
        .expectRefusal('COVERAGE_TOO_LOW');
      expect(low.params).toMatchObject({ met: 2, targets: 3 });
      await met(town.as('柳荫社区'), campaign, 'p-2');
      await street.order(campaign, 'CloseCampaign', { summary });
      const { view } = (await campaign.seenBy(street)) as { view: object };
      expect(view).toMatchObject({ stage: 'PREVENT', coverage: { met: 3, targets: 3 } });

      await town.as('话务员').order(issue, 'AcceptIssue', {
        ...{ category: 'safety.neighbour-dispute', territory: LIUYIN, profile: PLAYBOOK },
      });
      const dueAt = town.clock.in({ days: 10 });
      await town.as('话务员').order(issue, 'DispatchIssue', { lead: COMMUNITY.unit, dueAt });
      await takenUp(town, issue, COMMUNITY);
      await handledAndTold(town, issue, COMMUNITY, { result: '双方和好' });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('is marked where an ad-hoc check runs over its time with targets unseen', async () => {
      const branch = town.as('党支部');
      const until = town.clock.in({ days: 3 });
      const campaign = await branch.open(
        'campaign',
        check({ campaign: 'ad-hoc-check', title: '节前排查', until, team: [] }),
      );
      await branch.order(campaign, 'StartCampaign');
      await met(town.as('柳荫社区'), campaign, 'p-1');
      await town.clock.advance({ days: 4 });
      const overdue = (await campaign.timeline(branch)).find(
        ({ type }) => type === 'CampaignOverdue',
      );
      expect(overdue?.data).toMatchObject({ met: 1, targets: 3 });
    });
  });

  describe('分色与联合研判', () => {
    it('keeps colours to those who look after the place, and has another person change them', async () => {
      const community = town.as('柳荫社区');
      const until = () => town.clock.in({ days: 60 });
      const red = await community.open('segment', {
        ...{ playbook: PLAYBOOK, object: 'PERSON', reference: 'p-1', territory: LIUYIN },
        ...{ colour: 'RED', rule: 'open-dispute', reason: '纠纷未化解', until: until() },
      });
      await town.as('公安分局').tryGetting(red.path).expectRefusal('ROLE_NOT_ALLOWED');
      await town.as('光明社区').tryGetting(red.path).expectRefusal('OUT_OF_SCOPE');
      await town.clock.advance({ days: 8 });
      const lines = (await red.timeline(town.as('党支部'))).map(({ type }) => type);
      expect(lines).toContain('SegmentVisitMissed');

      const green = { colour: 'GREEN', rule: 'settled', reason: '已和好', until: until() };
      await community.order(red, 'ChangeColour', green).expectRefusal('SAME_PERSON');
      const unfit = { ...green, rule: 'open-dispute' };
      await town
        .as('党支部')
        .order(red, 'ChangeColour', unfit)
        .expectRefusal('RULE_NOT_FOR_COLOUR');
      await town.as('党支部').order(red, 'ChangeColour', green);
      expect((await red.seenBy(community))['view']).toMatchObject({ colour: 'GREEN' });
    });

    it('analyses with all eight departments seated, and not without one', async () => {
      const street = town.as('和平街道');
      const core = { person: await town.as('党支部').id(), role: 'core' };
      const seats = [core, ...DEPARTMENTS.map((role) => ({ person: `p-${role}`, role }))];
      const called = {
        ...{ playbook: PLAYBOOK, meetingType: 'joint-analysis', title: '研判', territory: LIUYIN },
        at: town.clock.in({ days: 1 }),
      };
      expect(DEPARTMENTS).toHaveLength(8);
      const short = await street
        .tryOpening('meeting', { ...called, seats: seats.slice(0, 8) })
        .expectRefusal('SEATS_MISSING');
      expect(short.params).toMatchObject({ role: 'party-office' });
      const meeting = await street.open('meeting', { ...called, seats });
      const present = seats.slice(0, 6).map(({ person }) => person);
      await street.order(meeting, 'HoldMeeting', { present, chair: core.person });
      await street.order(meeting, 'ResolveMeeting', { minutes: '一人一策' });
      expect(await meeting.status(street)).toBe('RESOLVED');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { dispatchedTo, inDirectory, toTheArchive } from './matter.js';

/**
 * S1a-9 共建组织 62 个、"巷新力" 新就业群体志愿队: couriers and riders report with a picture and lend a
 * hand; what they report is checked, and real reports bring points.
 */
describe('S1a-9 共建组织 62 个、"巷新力" 新就业群体志愿队', () => {
  let town: Town;
  let rider: Person;

  const NUMBERS = Array.from({ length: 62 }, (_, index) => String(index + 1));

  beforeAll(async () => {
    town = await openTown();
    const place = { unit: 'team-xiangxinli', territory: 'demo-heping' };
    await inDirectory(town, 'RegisterUnits', {
      units: [
        {
          ...{
            code: place.unit,
            kind: 'team',
            parent: 'street-heping',
            territory: place.territory,
          },
          name: { zh: '“巷新力”志愿队', en: 'Riders' },
          themes: ['sanitation'],
        },
      ],
    });
    await inDirectory(town, 'DefineTrees', {
      trees: [{ code: 'co-building', name: { zh: '党建共建组织', en: 'Joint organisations' } }],
    });
    await inDirectory(town, 'PlaceNodes', {
      nodes: NUMBERS.map((number) => ({
        ...{ code: `co-building-${number}`, tree: 'co-building', territory: 'demo' },
        name: { zh: `党建共建组织${number}`, en: `Joint organisation ${number}` },
        ...(number === '1' ? { unit: place.unit } : {}),
      })),
    });
    rider = town.hire('rider', '外卖骑手', { roles: ['TEAM'], ...place });
  });
  afterAll(() => town.close());

  const PLACE = { category: 'sanitation.litter', territory: 'demo-heping-liuyin-g1' };
  const REAL = { real: true, finding: '属实', media: ['site.jpg'] };

  /** A line and a picture, no more; taken in by the desk. */
  async function reportedByRider(): Promise<IssueStory> {
    const photo = { channel: 'partner_report', kind: 'HELP', title: '消防通道堆物' };
    const issue = await rider.report({ ...photo, ...PLACE, media: ['photo.jpg'] });
    await town.as('话务员').order(issue, 'AcceptIssue', { ...PLACE, profile: 'partner-eyes' });
    return issue;
  }

  describe('共建组织与“巷新力”', () => {
    it('has 62 joint organisations in one tree', async () => {
      const { nodes } = (await town.as('和平街道').get('/directory/nodes')) as {
        nodes: { tree: string; unit?: string }[];
      };
      const own = nodes.filter(({ tree }) => tree === 'co-building');
      expect(own).toHaveLength(62);
      expect(own[0]).toMatchObject({ unit: 'team-xiangxinli' });
    });

    it('takes a rider’s picture in, checks it on site, and goes to the archive', async () => {
      const issue = await reportedByRider();
      const lead = { lead: 'urban-management', dueAt: town.clock.in({ days: 1 }) };
      await town
        .as('派单员')
        .order(issue, 'DispatchIssue', lead)
        .expectRefusal('REPORT_NOT_CHECKED');
      const community = town.as('柳荫社区');
      await community
        .order(issue, 'VerifyReport', { real: true })
        .expectRefusal('EVIDENCE_MISSING');
      await community.order(issue, 'VerifyReport', REAL);
      await dispatchedTo(town, issue);
      await toTheArchive(town, issue);
      expect(await issue.seenBy(town.as('派单员'))).toMatchObject({
        ...{ channel: 'partner_report', phase: 'ARCHIVED' },
      });
    });

    it('lets riders lend a hand themselves, as a unit beside the one that leads', async () => {
      const issue = await reportedByRider();
      await town.as('柳荫社区').order(issue, 'VerifyReport', REAL);
      await town.as('派单员').order(issue, 'DispatchIssue', {
        ...{ lead: 'urban-management', assists: ['team-xiangxinli'] },
        dueAt: town.clock.in({ days: 1 }),
      });
      const assignment = await issue.assignmentOf('team-xiangxinli', town.as('派单员'));
      await rider.order(issue, 'SignAssignment', { assignment });
      await rider.order(issue, 'CompleteAssist', { assignment, result: '已帮忙搬离' });
      expect((await issue.timeline(town.as('派单员'))).at(-1)?.type).toBe('AssistCompleted');
    });

    it('counts points for a real report, and none can be spent that were not earned', async () => {
      const community = town.as('柳荫社区');
      const points = await community.open('register', {
        ...{ playbook: 'partner-eyes', register: 'partner-points', title: '骑手积分' },
        territory: 'demo-heping-liuyin',
        personalFacts: [{ fact: 'partner', value: '李强' }],
      });
      const booked = { tally: 'points', basis: '消防通道堆物属实' };
      await community.order(points, 'AddToTally', { ...booked, source: 'report', amount: 2 });
      await community
        .order(points, 'AddToTally', { ...booked, source: 'spent', amount: -5 })
        .expectRefusal('TALLY_AMOUNT');
      expect(await points.seenBy(community)).toMatchObject({
        view: { tallies: { points: { total: 2, bySource: { report: 2 } } } },
      });
    });

    it('sends nobody after a false report, and is no way in for others', async () => {
      const issue = await reportedByRider();
      await town
        .as('柳荫社区')
        .order(issue, 'VerifyReport', { ...REAL, real: false, finding: '现场无堆物' });
      const lead = { lead: 'urban-management', dueAt: town.clock.in({ days: 1 }) };
      await town.as('派单员').order(issue, 'DispatchIssue', lead).expectRefusal('REPORT_FALSE');
      await town.as('值班长').order(issue, 'Void', { reason: '核实不属实' });
      expect(await issue.phase(town.as('派单员'))).toBe('VOIDED');
      await town
        .as('居民')
        .post('/issues', { channel: 'partner_report', kind: 'HELP', title: '堆物' })
        .expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});

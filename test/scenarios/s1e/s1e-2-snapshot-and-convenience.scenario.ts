import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { COMPOUND, MATTER, neighbour } from './compound.js';

/**
 * S1e-2 随手拍、微便民: a picture with its place, whose sender stays hidden from who handles it; reports of
 * one matter are found by place, time and category; small services are ordered from a menu.
 */
describe('S1e-2 随手拍、微便民', () => {
  let town: Town;
  let [li, zhao]: Person[] = [];

  const PROFILE = 'snapshot-and-convenience';
  const LITTER = 'sanitation.bulky-waste';
  const SNAPSHOT = {
    ...{ channel: 'snapshot', kind: 'COMPLAINT', title: '楼下堆了旧沙发', territory: COMPOUND },
    ...{ category: LITTER, media: ['sofa.jpg'] },
    place: { address: '3号楼门口', latitude: 25.4891, longitude: 118.2413 },
    appellant: { name: '李阿姨', phone: '13800138031' },
  };
  const BUREAU = 'urban-management';

  beforeAll(async () => {
    town = await openTown();
    [li, zhao] = [neighbour(town, 'li'), neighbour(town, 'zhao')];
  });
  afterAll(() => town.close());

  const who = (person: Person | undefined): Person => person ?? town.as('居民');

  async function accepted(issue: IssueStory, category = LITTER): Promise<void> {
    const acceptance = { category, territory: COMPOUND, profile: PROFILE };
    await town.as('话务员').order(issue, 'AcceptIssue', acceptance);
  }

  async function sentTo(issue: IssueStory, lead: string, reason?: string): Promise<string> {
    const dueAt = town.clock.in({ days: 3 });
    const why = reason === undefined ? {} : { reason };
    await town.as('派单员').order(issue, 'DispatchIssue', { lead, dueAt, ...why });
    return issue.assignmentOf(lead, town.as('话务员'));
  }

  async function handled(issue: IssueStory, by: Person, assignment: string): Promise<void> {
    await by.order(issue, 'SignAssignment', { assignment });
    const done = { assignment, result: '已清运', outcome: 'RESOLVED' };
    await by.order(issue, 'CompleteHandling', done);
    await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
  }

  const HAPPY = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };
  const TOLD = { content: '已清运', method: 'phone', reached: true };

  async function archived(issue: IssueStory): Promise<string> {
    await town.as('话务员').order(issue, 'CloseIssue');
    await town.clock.advance({ days: 31 });
    return issue.phase(town.as('话务员'));
  }

  describe('随手拍', () => {
    it('finds the report of the same matter, joins it, and answers both, up to the archive', async () => {
      const agent = town.as('话务员');
      const first = await who(li).report(SNAPSHOT);
      await accepted(first);
      const from = town.clock.now;
      await town.clock.advance({ minutes: 40 });
      const second = await who(zhao).report({ ...SNAPSHOT, title: '单元门口有废沙发' });
      const since = new Date(Date.parse(from) - 3_600_000).toISOString();
      const alike = new URLSearchParams({
        ...{ territory: COMPOUND, category: LITTER, open: 'true', reportedFrom: since },
      });
      const { issues } = (await agent.get(`/issues?${alike.toString()}`)) as {
        issues: { issue: string }[];
      };
      expect(issues.map(({ issue }) => issue).sort()).toEqual([first.id, second.id].sort());
      await town
        .as('派单员')
        .order(second, 'MergeInto', { target: first.id, reason: '同一处废沙发' });

      const assignment = await sentTo(first, BUREAU, '权责清晰，直接派单');
      const bureau = town.as('城市管理局');
      expect(JSON.stringify(await first.seenBy(town.as('回访员')))).toContain('李阿姨');
      expect(JSON.stringify(await first.seenBy(agent))).not.toContain('李阿姨');
      expect(JSON.stringify(await first.seenBy(bureau))).not.toContain('李阿姨');
      await handled(first, bureau, assignment);
      await bureau.order(first, 'FeedBack', TOLD);
      await who(li).order(first, 'SubmitEvaluation', HAPPY);
      await agent.order(first, 'CloseIssue').expectRefusal('APPELLANT_NOT_HEARD');
      await agent.order(first, 'FeedBack', { ...TOLD, appellant: second.id });
      await who(zhao).order(first, 'SubmitEvaluation', { ...HAPPY, appellant: second.id });
      expect(await archived(first)).toBe('ARCHIVED');
    });

    it('keeps the place of the picture, and lets the grid settle it with a picture of its own', async () => {
      const grid = town.as('柳荫社区网格员');
      const issue = await who(li).report(SNAPSHOT);
      await accepted(issue);
      // Lists and maps hold the place to about a hundred metres.
      expect(await issue.seenBy(grid)).toMatchObject({
        reported: { media: ['sofa.jpg'], place: { latitude: 25.489, longitude: 118.241 } },
      });
      const settled = { result: '已联系清运', media: [] as string[] };
      await grid.order(issue, 'SettleAtCommunity', settled).expectRefusal('EVIDENCE_MISSING');
      await grid.order(issue, 'SettleAtCommunity', { ...settled, media: ['clean.jpg'] });
      expect(await issue.phase(grid)).toBe('HANDLED');
    });
  });

  describe('微便民', () => {
    const WISH = {
      ...{ channel: 'micro-convenience', kind: 'HELP', title: '想请人上门理发' },
      ...{ territory: COMPOUND, category: MATTER },
    };

    it('orders a small service from the menu, up to the archive', async () => {
      const code = 'haircut-at-home';
      const name = { zh: '上门理发', en: 'Haircut at home' };
      await town.as('admin').post('/directory/commands/OfferServices', {
        offers: [{ code, unit: 'team-liuyin', kind: 'SERVICE', name, category: MATTER }],
      });
      const issue = await who(li).report(WISH);
      await accepted(issue, MATTER);
      const community = town.as('柳荫社区');
      const wanted = { need: '行动不便，请上门理发', tried: '社区无理发点' };
      await community
        .order(issue, 'PlaceRequest', { ...wanted, offer: 'massage' })
        .expectRefusal('OFFER_UNKNOWN');
      await community.order(issue, 'PlaceRequest', { ...wanted, offer: code });
      const assignment = await sentTo(issue, 'team-liuyin');
      await handled(issue, town.as('志愿队'), assignment);
      await community.order(issue, 'FeedBack', TOLD);
      await who(li).order(issue, 'SubmitEvaluation', HAPPY);
      expect(await archived(issue)).toBe('ARCHIVED');
    });

    it('is there for residents, not for companies', async () => {
      await town.as('物业').tryReporting(WISH).expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});

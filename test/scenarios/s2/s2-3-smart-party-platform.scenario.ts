import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S2-3 智慧党建平台 一网一号一端六大中心: every place opens six centres; the people's matters (社情) come in
 * by website, WeChat account or phone app and are issues like any other.
 */
describe('S2-3 智慧党建平台 一网一号一端六大中心', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const CENTRES = ['affairs', 'service', 'publishing', 'matters', 'video', 'assessment'];
  const PLACES = [
    ['demo-heping', 'town'],
    ['demo-shanqian', 'town'],
    ['demo-shanqian-shangcun', 'village'],
    ['demo-heping-liuyin', 'residents-committee'],
  ] as const;
  const ROAD = {
    kind: 'HELP',
    title: '村道路面破损',
    territory: 'demo-shanqian-shangcun',
    category: 'facilities.pothole',
    appellant: { name: '张大爷', phone: '13800138001' },
  };
  const ACCEPTANCE = {
    category: 'facilities.pothole',
    territory: 'demo-shanqian-shangcun',
    profile: 'smart-party-platform',
  };
  const BUREAU = { unit: 'urban-management', name: '城市管理局' };

  const menuOf = (territory: string, kind: string): Promise<SideStory> =>
    town.as('区领导').open('register', {
      playbook: 'smart-party-platform',
      register: 'centres',
      title: '六大中心',
      territory,
      facts: [{ fact: 'kind', value: kind }],
    });

  async function opened(menu: SideStory, centres: readonly string[]): Promise<void> {
    for (const item of centres)
      await town.as('区领导').order(menu, 'TickItem', { item, done: true });
  }

  describe('智慧党建平台', () => {
    it('covers towns, streets, villages and residents’ committees, each with all six centres', async () => {
      for (const [territory, kind] of PLACES) {
        const menu = await menuOf(territory, kind);
        await opened(menu, CENTRES);
        await town.as('区领导').order(menu, 'TakeStep', { step: 'cover' });
      }
      const covered = '/register-entries?territory=demo&over=true';
      const { streams } = (await town.as('区领导').get(covered)) as { streams: unknown[] };
      expect(streams).toHaveLength(PLACES.length);
    });

    it('does not call a place covered that lacks a centre', async () => {
      const menu = await menuOf('demo-shanqian-xiacun', 'village');
      await opened(menu, CENTRES.slice(0, 5));
      const lacking = await town
        .as('区领导')
        .order(menu, 'TakeStep', { step: 'cover' })
        .expectRefusal('ITEMS_OPEN');
      expect(lacking.params).toEqual({ items: ['assessment'] });
    });

    it.each(['party-website', 'wechat-account', 'phone-app'])(
      'takes a matter that comes by %s to the archive',
      async (channel) => {
        const agent = town.as('话务员');
        const issue = await agent.report({ ...ROAD, channel });
        await agent.order(issue, 'AcceptIssue', ACCEPTANCE);
        await agent.order(issue, 'DispatchIssue', {
          lead: BUREAU.unit,
          dueAt: town.clock.in({ days: 7 }),
        });
        await takenUp(town, issue, BUREAU);
        await handledAndTold(town, issue, BUREAU);
        await ratedAndArchived(town, issue);
        expect(await issue.seenBy(agent)).toMatchObject({ phase: 'ARCHIVED', channel });
      },
    );

    it('sends the unit back where the check finds the matter as it was', async () => {
      const agent = town.as('话务员');
      const issue = await agent.report({ ...ROAD, channel: 'phone-app' });
      await agent.order(issue, 'AcceptIssue', ACCEPTANCE);
      await agent.order(issue, 'DispatchIssue', {
        lead: BUREAU.unit,
        dueAt: town.clock.in({ days: 7 }),
      });
      const assignment = await takenUp(town, issue, BUREAU);
      const done = { assignment, result: '已修补', outcome: 'RESOLVED' };
      await town.as('城市管理局').order(issue, 'CompleteHandling', done);
      await town.as('核查员').order(issue, 'VerifyResult', { passed: false, note: '路面仍有坑' });
      expect(await issue.phase(agent)).toBe('IN_PROGRESS');
      await agent
        .post('/issues', { ...ROAD, channel: 'other-app' })
        .expectRefusal('UNKNOWN_CHANNEL');
    });
  });
});

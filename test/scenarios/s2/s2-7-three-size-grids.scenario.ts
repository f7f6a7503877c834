import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S2-7 大中小三级网格, 一长三员: small, middle and large grids lie over one place, each with a branch; four
 * posts with different permissions; what comes from special groups is told to those who need it.
 */
describe('S2-7 大中小三级网格', () => {
  let town: Town;

  const G1 = 'demo-heping-liuyin-g1';
  /** Middle grids, one for each special group, led by a county department with the street. */
  const SPECIAL_GROUPS = [
    ...['veterans', 'community-correction', 'drug-rehabilitation', 'mental-illness', 'dementia'],
    'disabled',
  ];
  const FOUR_POSTS = {
    'grid-head': ['COORDINATE', 'HANDLE'],
    'grid-party-guide': ['GUIDE'],
    'grid-stability-informant': ['REPORT'],
    'grid-manager': ['REPORT', 'HANDLE', 'VERIFY'],
  };
  const name = (zh: string) => ({ zh, en: zh });

  beforeAll(async () => {
    town = await openTown();
    const order = (command: string, fields: object): PromiseLike<unknown> =>
      town.as('admin').post(`/directory/commands/${command}`, { ...fields });
    await order('DrawGrids', {
      grids: SPECIAL_GROUPS.slice(1).map((segment) => ({
        code: `middle-${segment}`,
        kind: 'MIDDLE',
        name: name(`${segment}中网格`),
        drawnBy: 'street-heping',
        territories: ['demo-heping'],
        segment,
      })),
    });
    await order('PlaceNodes', {
      nodes: [
        { code: 'grid-renewal', tree: 'grid', name: name('旧改大网格') },
        { code: 'party-renewal', tree: 'party', name: name('旧改大网格党支部') },
      ],
    });
    await order('DrawLinks', {
      links: [
        { code: 'link-renewal', kind: 'branch-grid', from: 'party-renewal', to: 'grid-renewal' },
      ],
    });
    await order('DefinePostTypes', {
      postTypes: [
        { code: 'large-grid-head', name: name('大网格长（县领导）'), verbs: ['COORDINATE'] },
        { code: 'large-grid-deputy', name: name('大网格副网格长'), quota: 2 },
      ],
    });
    await order('AppointPosts', {
      posts: [
        ['county-leader', 'large-grid-head'],
        ['head-of-street', 'large-grid-deputy'],
        ['head-of-housing', 'large-grid-deputy'],
      ].map(([person = '', type = '']) => ({
        ...{ code: `post-renewal-${person}`, person, type },
        ...{ place: 'grid-renewal', holder: 'A' },
      })),
    });
  });
  afterAll(() => town.close());

  /** 安全维稳信息员: reports what he sees, and nothing else. */
  const informant = (): Person =>
    town.hire('informant', '安全维稳信息员', { roles: ['CENTREHOUSEHOLD'], territory: G1 });

  const LITTER = {
    kind: 'HELP',
    title: '楼后垃圾积存',
    territory: G1,
    category: 'sanitation.small-ads',
  };
  const accepted = (category: string, tag: string, territory = G1) => ({
    ...{ category, territory, profile: 'three-size-grids', tags: [tag] },
  });

  describe('大中小三级网格、一长三员', () => {
    it('lays grids of three sizes over one place, with a branch on each', async () => {
      const { grids } = (await town.as('和平街道').get(`/directory/territories/${G1}/grids`)) as {
        grids: { kind: string; segment?: string }[];
      };
      expect([...new Set(grids.map(({ kind }) => kind))].sort()).toEqual([
        'LARGE',
        'MIDDLE',
        'SMALL',
      ]);
      const segments = grids.flatMap(({ segment }) => segment ?? []);
      expect(segments.sort()).toEqual([...SPECIAL_GROUPS].sort());
      const { links } = (await town.as('和平街道').get('/directory/links')) as {
        links: { kind: string; to: string }[];
      };
      const withBranch = links.filter(({ kind }) => kind === 'branch-grid').map(({ to }) => to);
      expect(withBranch.sort()).toEqual(['grid-liuyin-g1', 'grid-renewal']);
    });

    it('knows one head and three members of a grid, each with verbs of their own', async () => {
      const { postTypes } = (await town.as('和平街道').get('/directory/post-types')) as {
        postTypes: { code: string; verbs?: string[] }[];
      };
      const verbs = postTypes
        .filter(({ code }) => code in FOUR_POSTS)
        .map((type) => [type.code, type.verbs]);
      expect(Object.fromEntries(verbs)).toEqual(FOUR_POSTS);
    });

    it('is headed by a county leader in a large grid, with street and departments as deputies', async () => {
      const { posts } = (await town.as('和平街道').get('/directory/posts')) as {
        posts: { place: string; type: string; person: string }[];
      };
      const large = posts.filter(({ place }) => place === 'grid-renewal');
      expect(large.map(({ type, person }) => [type, person])).toEqual([
        ['large-grid-head', 'county-leader'],
        ['large-grid-deputy', 'head-of-street'],
        ['large-grid-deputy', 'head-of-housing'],
      ]);
    });

    it('lets the informant report and only the manager handle', async () => {
      const issue = await informant().report({ ...LITTER, channel: 'small-grid' });
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', accepted('sanitation.small-ads', 'SMALL'));
      const settled = { result: '已清理', media: ['photo-1'] };
      await informant()
        .order(issue, 'SettleAtCommunity', settled)
        .expectRefusal('ROLE_NOT_ALLOWED');
      await town.as('柳荫社区网格员').order(issue, 'SettleAtCommunity', settled);
      expect(await issue.phase(agent)).toBe('HANDLED');
    });

    it('hides the person of a special group from the unit that helps, to the archive', async () => {
      const issue = await town.as('柳荫社区网格员').report({
        ...{ channel: 'special-group-grid', kind: 'HELP', title: '退役军人生活困难' },
        ...{ territory: G1, category: 'livelihood.elderly-care' },
        appellant: { name: '孙志强', phone: '13800138009' },
      });
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', accepted('livelihood.elderly-care', 'MIDDLE'));
      const bureau = { unit: 'civil-affairs', name: '民政局' };
      await agent.order(issue, 'DispatchIssue', {
        lead: bureau.unit,
        dueAt: town.clock.in({ days: 10 }),
      });
      await takenUp(town, issue, bureau);
      const seen = async (who: Person): Promise<string> => JSON.stringify(await issue.seenBy(who));
      expect(await seen(town.as('民政局'))).not.toContain('孙志强');
      expect(await seen(agent)).not.toContain('孙志强');
      expect(await seen(town.as('回访员'))).toContain('孙志强');
      await handledAndTold(town, issue, bureau);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('takes a development matter from those who head the large grid only', async () => {
      const matter = {
        ...{ channel: 'large-grid', kind: 'SUGGESTION', title: '旧改资金缺口' },
        ...{ territory: 'demo-heping', category: 'housing.maintenance-fund' },
      };
      await town.as('话务员').post('/issues', matter).expectRefusal('CHANNEL_NOT_YOURS');
      const issue = await town.as('区领导').report(matter);
      const agent = town.as('话务员');
      await agent.order(
        issue,
        'AcceptIssue',
        accepted('housing.maintenance-fund', 'LARGE', 'demo-heping'),
      );
      expect(await issue.phase(agent)).toBe('ACCEPTED');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueStory, openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold } from '../harness/ending.js';
import { commentedAndArchived, LIUYIN, orderedAndAnswered, requested } from './ordered.js';

/**
 * S1c-2 四级组织管理系统 (街道党工委—社区党总支—楼栋党小组—党员): first settle low, by member, block and branch;
 * only then the street is asked. The same chain carries a task of the street down to a member.
 */
describe('S1c-2 四级组织管理系统', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
    const node = (code: string, zh: string, parent: string) => ({
      ...{ code, tree: 'party', parent },
      name: { zh, en: code },
    });
    await town.as('admin').post('/directory/commands/PlaceNodes', {
      nodes: [
        node('party-yuan-3', '柳荫苑3号楼党小组', 'party-liuyin'),
        node('party-yuan-3-member', '3号楼党员', 'party-yuan-3'),
      ],
    });
  });
  afterAll(() => town.close());

  const MEMBER = '中心户';
  const BLOCK = '柳荫社区网格员';
  const BRANCH = '党支部';

  const entry = (register: string, by: string): Promise<SideStory> =>
    town.as(by).open('register', {
      ...{ playbook: 'four-level-party-chain', register, title: '3号楼前路灯不亮' },
      territory: `${LIUYIN}-g1`,
    });
  const fill = (matter: SideStory, by: string, fact: string) =>
    town.as(by).order(matter, 'FillFacts', { facts: [{ fact, value: '已上门并联系物业' }] });
  const take = (matter: SideStory, by: string, step: string, media?: readonly string[]) =>
    town.as(by).order(matter, 'TakeStep', { step, ...(media && { media }) });

  /** Up the chain, each level with what it tried. */
  async function triedByAll(): Promise<SideStory> {
    const matter = await entry('settle-low', MEMBER);
    for (const [by, fact, step] of [
      [MEMBER, 'tried-member', 'to-block'],
      [BLOCK, 'tried-block', 'to-branch'],
      [BRANCH, 'tried-branch', 'to-street'],
    ] as const) {
      await take(matter, by, step).expectRefusal('FACTS_MISSING');
      await fill(matter, by, fact);
      await take(matter, by, step);
    }
    return matter;
  }

  describe('四级组织管理系统', () => {
    it('is a chain of four in the Party tree', async () => {
      const { nodes } = (await town.as('分析员').get('/directory/nodes')) as {
        nodes: { code: string; parent?: string }[];
      };
      const chain = ['party-yuan-3-member'];
      for (let at: string | undefined = chain[0]; at !== undefined;) {
        at = nodes.find(({ code }) => code === at)?.parent;
        if (at !== undefined) chain.push(at);
      }
      expect(chain).toEqual([
        'party-yuan-3-member',
        'party-yuan-3',
        'party-liuyin',
        'party-heping',
      ]);
    });

    it('asks the street for what no level settled, and brings the order to the archive', async () => {
      const matter = await triedByAll();
      const raised = (await matter.timeline(town.as('和平街道'))).find(
        ({ data }) => data['opensIssue'] !== undefined,
      );
      const { issue: id } = raised?.data['opensIssue'] as { issue: string };
      const issue = new IssueStory(id, {}, () => town.settle());
      const bureau = { unit: 'urban-management', name: '城市管理局' };
      await requested(town, issue, {
        profile: 'four-level-party-chain',
        category: 'facilities.street-light',
        need: '修复路灯',
        tried: '党员、楼栋党小组、社区党总支均已做工作',
      });
      await orderedAndAnswered(town, issue, bureau);
      await handledAndTold(town, issue, bureau);
      expect(await commentedAndArchived(town, issue)).toBe('ARCHIVED');
    });

    it('settles at the member where the member can, and the street never hears of it', async () => {
      const matter = await entry('settle-low', MEMBER);
      await take(matter, MEMBER, 'settle').expectRefusal('MEDIA_MISSING');
      await take(matter, MEMBER, 'settle', ['after.jpg']);
      expect(await matter.status(town.as(BRANCH))).toBe('ENDED');
    });

    it('skips no level, and shows which one lets a matter lie', async () => {
      const matter = await entry('settle-low', MEMBER);
      await fill(matter, MEMBER, 'tried-member');
      await take(matter, BRANCH, 'to-street').expectRefusal('STEP_NOT_FROM_HERE');
      await take(matter, MEMBER, 'to-block');
      await town.clock.advance({ workingDays: 3 });
      const late = (await matter.timeline(town.as(BRANCH))).filter(
        ({ type }) => type === 'EntryOverdue',
      );
      expect(late.map(({ data }) => data['state'])).toEqual(['BLOCK']);
    });

    it('takes no order of the street before the community has asked', async () => {
      const issue = await town.as('居民').report({
        ...{ channel: 'hotline', kind: 'HELP', title: '路灯不亮' },
        ...{ territory: LIUYIN, category: 'facilities.street-light' },
      });
      await town.as('话务员').order(issue, 'AcceptIssue', {
        ...{ category: 'facilities.street-light', territory: LIUYIN },
        profile: 'four-level-party-chain',
      });
      await town
        .as('和平街道')
        .order(issue, 'IssueOrder', { units: ['urban-management'], basis: '越级' })
        .expectRefusal('WRONG_PHASE');
    });

    it('carries a task of the street down to a member, hand by hand', async () => {
      const task = await entry('go-down', '和平街道');
      await take(task, MEMBER, 'done', ['x.jpg']).expectRefusal('STEP_NOT_FROM_HERE');
      await take(task, '和平街道', 'to-branch');
      await take(task, '和平街道', 'to-block').expectRefusal('ROLE_NOT_IN_REGISTER');
      await take(task, BRANCH, 'to-block');
      await take(task, BLOCK, 'to-member');
      await take(task, MEMBER, 'done', ['visit.jpg']);
      expect(await task.status(town.as('和平街道'))).toBe('ENDED');
    });
  });
});

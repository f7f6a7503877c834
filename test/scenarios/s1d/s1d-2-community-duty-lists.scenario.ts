import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1d-2 社区履职 62、协助 44、负面 8: what a community does itself, what it only assists in, and what nobody
 * may give it. The lists change by days; the guard follows them.
 */
describe('S1d-2 社区履职 62、协助 44、负面 8', () => {
  let town: Town;

  const SIZES = { DUTY: 62, ASSIST: 44, NEGATIVE: 8 } as const;
  type Kind = keyof typeof SIZES;
  const matterOf = (kind: Kind, number = 1): string =>
    `community-${kind.toLowerCase()}-${String(number)}`;

  beforeAll(async () => {
    town = await openTown();
    const admin = town.as('admin');
    for (const kind of Object.keys(SIZES) as Kind[]) {
      const numbers = Array.from({ length: SIZES[kind] }, (_, index) => index + 1);
      await admin.post('/directory/commands/RegisterCategories', {
        categories: numbers.map((number) => ({
          code: matterOf(kind, number),
          name: { zh: `${kind}${String(number)}`, en: `${kind} ${String(number)}` },
          ...{ defaultUrgency: 'NORMAL', defaultComplexity: 'SIMPLE', defaultLimitDays: 5 },
        })),
      });
      await admin.post('/directory/commands/AdmitListItems', {
        listItems: numbers.map((number) => ({
          ...{ id: matterOf(kind, number), list: 'community', kind, bearerKind: 'community' },
          category: matterOf(kind, number),
          ...(kind === 'DUTY' ? {} : { lead: 'civil-affairs' }),
          basis: `社区清单（${kind}）第${String(number)}项`,
        })),
      });
    }
  });
  afterAll(() => town.close());

  async function accepted(category: string): Promise<IssueStory> {
    const issue = await town.as('话务员').report({
      ...{ channel: 'hotline', kind: 'HELP', title: '为独居老人办理高龄补贴' },
      ...{ territory: 'demo-heping-liuyin', category },
      appellant: { name: '孙桂芳', phone: '13800138002' },
    });
    await town.as('话务员').order(issue, 'AcceptIssue', {
      ...{ category, territory: 'demo-heping-liuyin', profile: 'community-duty-lists' },
    });
    return issue;
  }

  const COMMUNITY = { unit: 'community-liuyin', name: '柳荫社区' };
  const BUREAU = { unit: 'civil-affairs', name: '民政局' };

  describe('社区履职、协助、负面清单', () => {
    it('holds 62 duties, 44 matters to assist in and 8 forbidden ones', async () => {
      const { listItems } = (await town.as('柳荫社区').get('/directory/list-items')) as {
        listItems: { list: string; kind: Kind }[];
      };
      for (const kind of Object.keys(SIZES) as Kind[]) {
        const own = listItems.filter((each) => each.list === 'community' && each.kind === kind);
        expect([kind, own.length]).toEqual([kind, SIZES[kind]]);
      }
    });

    it('lets the community lead its own duty, up to the archive', async () => {
      const issue = await accepted(matterOf('DUTY'));
      const agent = town.as('话务员');
      await agent.order(issue, 'DispatchIssue', { lead: COMMUNITY.unit });
      await takenUp(town, issue, COMMUNITY);
      await handledAndTold(town, issue, COMMUNITY);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('lets it assist, never lead, in what stands on the list of assistance', async () => {
      const issue = await accepted(matterOf('ASSIST', 44));
      const agent = town.as('话务员');
      const refused = await agent
        .order(issue, 'DispatchIssue', { lead: COMMUNITY.unit })
        .expectRefusal('LIST_FORBIDS_LEAD');
      expect(refused.params).toMatchObject({ unit: COMMUNITY.unit, list: 'ASSIST' });
      await agent.order(issue, 'DispatchIssue', { lead: BUREAU.unit, assists: [COMMUNITY.unit] });
      await takenUp(town, issue, BUREAU);
      const assignment = await issue.assignmentOf(COMMUNITY.unit, agent);
      await town.as('柳荫社区').order(issue, 'SignAssignment', { assignment });
      await town
        .as('柳荫社区')
        .order(issue, 'CompleteAssist', { assignment, result: '已上门核实户籍与年龄' });
      await handledAndTold(town, issue, BUREAU);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('gives it nothing of the forbidden list, neither to lead nor to assist', async () => {
      const issue = await accepted(matterOf('NEGATIVE', 8));
      const agent = town.as('话务员');
      await agent
        .order(issue, 'DispatchIssue', { lead: COMMUNITY.unit })
        .expectRefusal('LIST_FORBIDS_LEAD');
      const refused = await agent
        .order(issue, 'DispatchIssue', { lead: BUREAU.unit, assists: [COMMUNITY.unit] })
        .expectRefusal('LIST_FORBIDS_UNIT');
      expect(refused.detail).toMatch(/负面|NEGATIVE/);
      expect(await issue.phase(agent)).toBe('ACCEPTED');
    });

    it('follows the lists when they are revised', async () => {
      const item = matterOf('NEGATIVE', 7);
      const issue = await accepted(item);
      await town.as('admin').post('/directory/commands/EndEntries', {
        ...{ table: 'listItems', codes: [item], reason: '动态调整：移出负面清单' },
      });
      await town.as('话务员').order(issue, 'DispatchIssue', { lead: COMMUNITY.unit });
      expect(await issue.phase(town.as('话务员'))).toBe('DISPATCHED');
    });
  });
});

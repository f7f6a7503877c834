import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Made, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1d-9 三张清单 村情/户情/事情: visits keep a list of the village and one of the households; the list of
 * matters is what is open in the village, and loses what is closed.
 */
describe('S1d-9 三张清单 村情/户情/事情', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const VILLAGE = 'demo-shanqian-shangcun';
  const LIGHT = {
    ...{ channel: 'door-knock', kind: 'HELP', title: '村口路灯不亮' },
    ...{ territory: VILLAGE, category: 'facilities.street-light' },
    appellant: { name: '周阿婆', phone: '13800138004' },
  };
  const FACILITIES = { unit: 'urban-management', name: '城市管理局' };
  const village = () => town.as('上村');

  async function knocking(): Promise<SideStory> {
    const round = await village().open('campaign', {
      ...{ playbook: 'three-colours-door-knock', campaign: 'door-knock', title: '上村敲门行动' },
      ...{ territory: VILLAGE, until: town.clock.in({ days: 20 }) },
      targets: ['household-1', 'household-2'].map((target) => ({ target, kind: 'HOUSEHOLD' })),
    });
    await village().order(round, 'StartCampaign');
    return round;
  }

  const visit = (round: SideStory, target: string, list: string, entry: string) =>
    village().order(round, 'RecordVisit', { target, outcome: 'MET', lists: [{ list, entry }] });

  /** 事情清单: what is open in the village. */
  async function matters(): Promise<readonly string[]> {
    const { issues } = (await village().get(`/issues?territory=${VILLAGE}&open=true`)) as {
      issues: Made[];
    };
    return issues.map(({ issue }) => String(issue));
  }

  describe('三张清单', () => {
    it('keeps village and household lists as the last visit found them, each by its own code', async () => {
      const round = await knocking();
      await visit(round, 'household-1', 'village-facts', '村集体茶园待出租');
      await visit(round, 'household-1', 'household-facts', '两位老人留守');
      await visit(round, 'household-2', 'household-facts', '返乡创业');
      await visit(round, 'household-1', 'household-facts', '一位老人住院');
      await village()
        .order(round, 'RecordVisit', {
          ...{ target: 'household-2', outcome: 'MET' },
          lists: [{ list: 'needs', entry: '需求清单是另一处的' }],
        })
        .expectRefusal('LIST_UNKNOWN');
      const { view } = (await round.seenBy(village())) as {
        view: { lists: { list: string; target: string; entry: string }[] };
      };
      expect(view.lists.map(({ list, target, entry }) => [list, target, entry])).toEqual([
        ['village-facts', 'household-1', '村集体茶园待出租'],
        ['household-facts', 'household-2', '返乡创业'],
        ['household-facts', 'household-1', '一位老人住院'],
      ]);
    });

    it('lists a matter a visit found until it is closed, and keeps it in the archive', async () => {
      const round = await knocking();
      await visit(round, 'household-1', 'matters', '村口路灯不亮');
      const issue = await village().report(LIGHT);
      const { view } = (await round.seenBy(village())) as { view: { visits: { id: string }[] } };
      await village().order(round, 'LinkVisitIssue', {
        visit: view.visits[0]?.id,
        issue: issue.id,
      });
      expect(await matters()).toContain(issue.id);

      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', {
        ...{ category: LIGHT.category, territory: VILLAGE, profile: 'three-colours-door-knock' },
      });
      await agent.order(issue, 'DispatchIssue', { lead: FACILITIES.unit });
      await takenUp(town, issue, FACILITIES);
      expect(await matters()).toContain(issue.id);
      await handledAndTold(town, issue, FACILITIES);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
      expect(await matters()).not.toContain(issue.id);
    });

    it('keeps a matter on the list while the household is not satisfied', async () => {
      const issue = await village().report(LIGHT);
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', {
        ...{ category: LIGHT.category, territory: VILLAGE, profile: 'three-colours-door-knock' },
      });
      await agent.order(issue, 'DispatchIssue', { lead: FACILITIES.unit });
      await takenUp(town, issue, FACILITIES);
      await handledAndTold(town, issue, FACILITIES);
      const caller = town.as('回访员');
      await caller.order(issue, 'MakeCallback', { reached: true });
      await caller.order(issue, 'SubmitEvaluation', {
        ...{ contacted: true, resolution: 'UNRESOLVED', satisfaction: 'DISSATISFIED' },
      });
      await caller.order(issue, 'OrderRework', { reason: '仍不亮' });
      expect(await issue.phase(agent)).toBe('IN_PROGRESS');
      expect(await matters()).toContain(issue.id);
    });

    it('takes reports of door-knocking only from those who knock', async () => {
      await town.as('居民').post('/issues', LIGHT).expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});

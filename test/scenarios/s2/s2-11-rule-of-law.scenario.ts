import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S2-11 法治建设 (阵地, 六大板块, 法律援助, 六进): people are referred to legal aid, which decides within its
 * limit; grounds of the rule of law are paid for, more than 50 million yuan in recent years.
 */
describe('S2-11 法治建设', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const WAGES = { category: 'livelihood.wage-arrears', territory: 'demo-heping-liuyin' };
  const BUREAU = { unit: 'labour', name: '人力资源和社会保障局' };
  const AID = '晨光法律服务中心';

  const referred = (issue?: string): Promise<SideStory> =>
    town.as('柳荫社区').open('register', {
      ...{ playbook: 'rule-of-law', register: 'legal-aid', title: '欠薪法律援助' },
      ...{ owner: 'legal-aid', territory: 'demo-heping-liuyin' },
      facts: [{ fact: 'matter', value: '追讨工资' }],
      personalFacts: [{ fact: 'applicant', value: '钱师傅' }],
      ...(issue === undefined ? {} : { issue }),
    });

  async function stateOf(entry: SideStory): Promise<{ at: string; overdue: boolean }> {
    return (await entry.seenBy(town.as(AID)))['view'] as { at: string; overdue: boolean };
  }

  const blockOf = (block: string, title: string): Promise<SideStory> =>
    town.as('区领导').open('register', {
      ...{ playbook: 'rule-of-law', register: 'grounds', title, territory: 'demo' },
      facts: [{ fact: 'block', value: block }],
    });

  describe('法治建设', () => {
    it('refers who needs a lawyer to legal aid, beside the matter that goes to the archive', async () => {
      const agent = town.as('话务员');
      const issue = await agent.report({
        ...{ ...WAGES, channel: 'hotline', kind: 'HELP', title: '工地欠薪' },
        appellant: { name: '钱师傅', phone: '13800138041' },
      });
      await agent.order(issue, 'AcceptIssue', WAGES);
      const dispatch = { lead: BUREAU.unit, dueAt: town.clock.in({ days: 5 }) };
      await agent.order(issue, 'DispatchIssue', dispatch);
      const aid = await referred(issue.id);
      const centre = town.as(AID);
      await centre.order(aid, 'TakeStep', { step: 'grant' }).expectRefusal('FACTS_MISSING');
      await centre.order(aid, 'FillFacts', {
        personalFacts: [{ fact: 'lawyer', value: '方律师' }],
      });
      await centre.order(aid, 'TakeStep', { step: 'grant' });
      await centre.order(aid, 'FillFacts', { facts: [{ fact: 'result', value: '调解追回工资' }] });
      await centre.order(aid, 'TakeStep', { step: 'finish' });
      expect(await stateOf(aid)).toMatchObject({ at: 'DONE' });
      const beside = await issue.sideStreams(town.as('柳荫社区'));
      expect(beside.map(({ id }) => id)).toEqual([aid.id]);
      await takenUp(town, issue, BUREAU);
      await handledAndTold(town, issue, BUREAU);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('shows as overdue what legal aid has not decided in seven days', async () => {
      const aid = await referred();
      await town.clock.advance({ days: 6 });
      expect(await stateOf(aid)).toMatchObject({ at: 'REFERRED', overdue: false });
      await town.clock.advance({ days: 2 });
      expect(await stateOf(aid)).toMatchObject({ at: 'REFERRED', overdue: true });
    });

    it('gives no aid without saying why, and who referred does not decide', async () => {
      const aid = await referred();
      await town
        .as('柳荫社区')
        .order(aid, 'TakeStep', { step: 'deny' })
        .expectRefusal('SAME_PERSON');
      const centre = town.as(AID);
      await centre.order(aid, 'TakeStep', { step: 'deny' }).expectRefusal('FACTS_MISSING');
      await centre.order(aid, 'FillFacts', { facts: [{ fact: 'reason', value: '不属援助范围' }] });
      await centre.order(aid, 'TakeStep', { step: 'deny' });
      expect(await aid.status(centre)).toBe('ENDED');
    });

    it('takes grounds into use that are paid for and have entered all six places', async () => {
      const leader = town.as('区领导');
      let invested = 0;
      for (const [block, title, amount] of [
        ['block-1', '法治文化广场', 30_000_000],
        ['block-2', '公共法律服务中心', 22_000_000],
      ] as const) {
        const ground = await blockOf(block, title);
        for (const place of [1, 2, 3, 4, 5, 6]) {
          await leader.order(ground, 'TakeStep', { step: 'open' }).expectRefusal('ITEMS_OPEN');
          const item = `enter-${String(place)}`;
          await leader.order(ground, 'TickItem', { item, done: true });
        }
        await leader.order(ground, 'TakeStep', { step: 'open' }).expectRefusal('TALLY_TOO_LOW');
        await leader.order(ground, 'AddToTally', { tally: 'invested', amount, basis: '财政拨款' });
        await leader.order(ground, 'TakeStep', { step: 'open' });
        const { view } = (await ground.seenBy(leader)) as {
          view: { tallies: { invested: { total: number } } };
        };
        invested += view.tallies.invested.total;
      }
      expect(invested).toBeGreaterThan(50_000_000);
    });
  });
});

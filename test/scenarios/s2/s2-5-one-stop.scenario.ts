import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S2-5 12345 + 大厅 + 乡镇中心 + 村级中心 一站式受理、全程化服务 (P15 `one-stop`): whichever of four doors a
 * matter comes through, it is one record with one number; who brings it again joins it.
 */
describe('S2-5 12345 + 大厅 + 乡镇中心 + 村级中心 一站式受理、全程化服务', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PIPE = {
    kind: 'HELP',
    title: '村里停水两天',
    territory: 'demo-shanqian-shangcun',
    category: 'utilities.water-outage',
  };
  const ACCEPTANCE = {
    category: 'utilities.water-outage',
    territory: 'demo-shanqian-shangcun',
    profile: 'one-stop',
  };
  const WATER = { unit: 'water-supply', name: '示范自来水公司' };
  const LI = { name: '李桂花', phone: '13900139001' };
  const ZHAO = { name: '赵铁柱', phone: '13900139002' };

  const hall = (): Person =>
    town.hire('service-hall', '政务大厅窗口', {
      roles: ['AGENT'],
      unit: 'command-centre',
      territory: 'demo',
    });

  /** Who stands behind each of the four doors. */
  const doors = (): readonly (readonly [string, Person])[] => [
    ['hotline', town.as('话务员')],
    ['service-hall', hall()],
    ['town-centre', town.as('山前镇')],
    ['village-centre', town.as('上村')],
  ];

  async function atWork(issue: IssueStory): Promise<void> {
    const agent = town.as('话务员');
    await agent.order(issue, 'AcceptIssue', ACCEPTANCE);
    const dispatch = { lead: WATER.unit, dueAt: town.clock.in({ days: 2 }) };
    await agent.order(issue, 'DispatchIssue', dispatch);
    await takenUp(town, issue, WATER);
  }

  describe('一站式受理、全程化服务', () => {
    it('is one record with one number, whichever door brings the ticket', async () => {
      const external = { source: '12345', id: 'XY-2026-0001' };
      const [first, ...others] = doors();
      if (first === undefined) throw new Error('There is no door');
      const issue = await first[1].report({ ...PIPE, channel: first[0], external, appellant: LI });
      for (const [channel, person] of others) {
        const known = await person
          .post('/issues', { ...PIPE, channel, external, appellant: LI })
          .expectRefusal('EXTERNAL_KNOWN');
        expect(known.params).toEqual({ ...external, issue: issue.id });
      }
      const { receiptCode } = issue.made;
      await atWork(issue);
      await handledAndTold(town, issue, WATER);
      await ratedAndArchived(town, issue);
      expect(await issue.seenBy(town.as('山前镇'))).toMatchObject({
        receiptCode,
        phase: 'ARCHIVED',
      });
    });

    it.each(['hotline', 'service-hall', 'town-centre', 'village-centre'])(
      'takes in at %s, and there only by those who sit there',
      async (channel) => {
        const [, person] = doors().find(([door]) => door === channel) ?? [];
        const issue = await person?.report({ ...PIPE, channel, appellant: LI });
        expect(issue?.made['receiptCode']).toMatch(/^SD-/);
        if (channel === 'hotline') return;
        await town
          .as('居民')
          .post('/issues', { ...PIPE, channel })
          .expectRefusal('CHANNEL_NOT_YOURS');
      },
    );

    it('joins a second appellant, who keeps an own reply and an own vote', async () => {
      const agent = town.as('话务员');
      const issue = await agent.report({ ...PIPE, channel: 'hotline', appellant: LI });
      await atWork(issue);
      const same = await town
        .as('上村')
        .report({ ...PIPE, channel: 'village-centre', appellant: ZHAO });
      await agent.order(same, 'MergeInto', { target: issue.id, reason: '同一处停水' });
      expect(await same.phase(agent)).toBe('MERGED');
      await handledAndTold(town, issue, WATER);
      const told = { content: '已恢复供水', method: 'phone', reached: true, appellant: same.id };
      await town.as('示范自来水公司').order(issue, 'FeedBack', told);
      await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
      const answer = { contacted: true, resolution: 'RESOLVED' };
      await town
        .as('回访员')
        .order(issue, 'SubmitEvaluation', { ...answer, satisfaction: 'SATISFIED' });
      await town.as('回访员').order(issue, 'SubmitEvaluation', {
        ...answer,
        satisfaction: 'DISSATISFIED',
        appellant: same.id,
      });
      const votes = (await issue.timeline(agent)).filter(({ type }) => type === 'IssueEvaluated');
      expect(votes.map(({ data }) => [data['appellant'], data['satisfaction']])).toEqual([
        [undefined, 'SATISFIED'],
        [same.id, 'DISSATISFIED'],
      ]);
      await agent.order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S4-10 小事不出村、大事不出镇、矛盾不上交、接访在县里 (P14): a matter is settled at the lowest level that can, goes up only with the
 * record of what that level tried, and leaders receive at the county.
 */
describe('S4-10 小事不出村、大事不出镇、矛盾不上交、接访在县里', () => {
  let town: Town;

  const VILLAGE = 'demo-heping-liuyin';
  const MATTER = { territory: VILLAGE, category: 'safety.dogs' };

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  async function accepted(): Promise<IssueStory> {
    const issue = await town
      .as('居民')
      .report({ channel: 'snapshot', kind: 'HELP', title: '犬只扰民', ...MATTER });
    const profile = 'three-level-command';
    await town.as('话务员').order(issue, 'AcceptIssue', { ...MATTER, profile });
    return issue;
  }

  /** The levels a matter went up, from the lowest. */
  const raisedTo = async (issue: IssueStory): Promise<unknown[]> =>
    (await issue.timeline(town.as('话务员')))
      .filter(({ type }) => type === 'IssueEscalated')
      .map(({ data }) => data['to']);

  describe('小事不出村、大事不出镇、矛盾不上交、接访在县里', () => {
    it('settles a small matter in the village', async () => {
      const issue = await accepted();
      await town
        .as('柳荫社区')
        .order(issue, 'SettleAtCommunity', { result: '已劝导拴绳', media: ['dog.jpg'] });
      await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
      const told = { content: '已劝导', method: 'visit', reached: true };
      await town.as('柳荫社区').order(issue, 'FeedBack', told);
      await ratedAndArchived(town, issue);
      expect([await issue.phase(town.as('话务员')), await raisedTo(issue)]).toEqual([
        'ARCHIVED',
        [],
      ]);
    });

    it('settles a big one in the town, with what the village tried on record', async () => {
      const issue = await accepted();
      const up = { reason: '犬主拒不配合' };
      await town
        .as('柳荫社区')
        .order(issue, 'EscalateIssue', up)
        .expectRefusal('VALIDATION_FAILED');
      await town.as('柳荫社区').order(issue, 'EscalateIssue', { ...up, tried: '三次上门调解未果' });
      expect(await issue.seenBy(town.as('话务员'))).toMatchObject({
        level: { level: 'STREET', owner: 'street-heping' },
      });
      await town.as('派单员').order(issue, 'DispatchIssue', { lead: 'street-heping' });
      const street = { unit: 'street-heping', name: '和平街道' };
      await takenUp(town, issue, street);
      await handledAndTold(town, issue, street);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      expect(await raisedTo(issue)).toEqual(['STREET']);
      const [attempt] = (await issue.timeline(town.as('和平街道'))).filter(
        ({ type }) => type === 'IssueEscalated',
      );
      expect(attempt?.data).toMatchObject({ tried: '三次上门调解未果', unit: 'street-heping' });
    });

    it('ends at the county: no level above takes the contradiction', async () => {
      const issue = await accepted();
      const tried = { tried: '多次协调', reason: '本级无法解决' };
      await town.as('柳荫社区').order(issue, 'EscalateIssue', tried);
      await town.as('和平街道').order(issue, 'EscalateIssue', tried);
      const top = await town
        .as('区领导')
        .order(issue, 'EscalateIssue', tried)
        .expectRefusal('TOP_LEVEL');
      expect(top.params).toMatchObject({ level: 'DISTRICT' });
      expect(await raisedTo(issue)).toEqual(['STREET', 'DISTRICT']);
    });

    it('goes up by itself where two rounds of rework in the village did not help', async () => {
      const issue = await accepted();
      const community = { unit: 'community-liuyin', name: '柳荫社区' };
      await town.as('派单员').order(issue, 'DispatchIssue', { lead: community.unit });
      await takenUp(town, issue, community);
      for (const round of [1, 2]) {
        await handledAndTold(town, issue, community);
        await town
          .as('回访员')
          .order(issue, 'OrderRework', { reason: `第${String(round)}次仍有吠叫` });
      }
      expect(await raisedTo(issue)).toEqual(['STREET']);
    });

    it('receives at the county on the fifteenth, or the working day after', async () => {
      const leader = town.as('区领导');
      const session = {
        ...{ playbook: 'three-level-command', session: 'county', mode: 'RECEIVE' },
        ...{ host: await leader.id(), territory: 'demo', place: '信访超市' },
      };
      await town
        .as('和平街道')
        .tryOpening('reception', { ...session, date: '2027-03-15' })
        .expectRefusal('ROLE_NOT_HOST');
      await leader
        .tryOpening('reception', { ...session, date: '2027-08-15' })
        .expectRefusal('NOT_A_RECEPTION_DAY');
      const monday = await leader.open('reception', { ...session, date: '2027-08-16' });
      const booking = { visitor: '马兰', matter: '犬只扰民已三月' };
      await town.as('居民').order(monday, 'BookVisit', booking);
      await leader.order(monday, 'OpenSession').expectRefusal('NOT_TODAY');
      await town.clock.advanceTo('2027-08-16T01:00:00Z');
      await leader.order(monday, 'OpenSession');
      const { view } = (await monday.seenBy(leader)) as { view: { visits: { id: string }[] } };
      await leader.order(monday, 'RegisterVisitor', {
        ...{ booking: view.visits[0]?.id, ...booking, repeat: true },
      });
      const issue = await accepted();
      const visit = { visit: view.visits[0]?.id, issue: issue.id };
      await leader.order(monday, 'CloseSession').expectRefusal('VISITS_OPEN');
      await leader.order(monday, 'LinkVisitIssue', visit);
      await leader.order(monday, 'CloseSession').expectRefusal('MINUTES_MISSING');
      await leader.order(monday, 'RecordMinutes', { minutes: '交和平街道，十五日内办结' });
      await leader.order(monday, 'CloseSession');
      const closed = (await monday.timeline(leader)).at(-1);
      expect(closed?.data).toMatchObject({ visitors: 1, issues: 1, repeats: 1 });
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';

/**
 * S4-8 三级指挥体系 (P14): county centre, town with its four platforms, village grid, each with its queue and clock. A matter
 * goes up and down between them, and none is closed without check, feedback and callback.
 */
describe('S4-8 三级指挥体系', () => {
  let town: Town;

  const VILLAGE = 'demo-heping-liuyin';
  const MATTER = { territory: VILLAGE, category: 'housing.property-service' };

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  async function inVillage(tags: readonly string[] = ['enforcement']): Promise<IssueStory> {
    const issue = await town
      .as('居民')
      .report({ channel: 'snapshot', kind: 'HELP', title: '楼道违规充电', ...MATTER });
    const agent = town.as('话务员');
    await agent.order(issue, 'AcceptIssue', { ...MATTER, profile: 'three-level-command', tags });
    await agent.order(issue, 'DispatchIssue', { lead: 'community-liuyin' });
    return issue;
  }

  /** What lies in somebody's queue. */
  async function queueOf(name: string): Promise<readonly string[]> {
    const { entries } = (await town.as(name).get('/inbox')) as { entries: { issue: string }[] };
    return entries.map(({ issue }) => issue);
  }

  const eventsOf = async (issue: IssueStory, type: string) =>
    (await issue.timeline(town.as('派单员'))).filter((line) => line.type === type);

  describe('三级指挥体系', () => {
    it('moves up and down between the queues of village, town and county, each move on record', async () => {
      const issue = await inVillage();
      expect(await queueOf('柳荫社区')).toContain(issue.id);
      await town
        .as('柳荫社区')
        .order(issue, 'EscalateIssue', { tried: '上门劝导两次，拒不整改', reason: '需执法' });
      await town
        .as('派单员')
        .order(issue, 'Redispatch', { lead: 'street-heping', reason: '上转镇街综合执法平台' });
      expect(await queueOf('和平街道')).toContain(issue.id);
      await town
        .as('和平街道')
        .order(issue, 'EscalateIssue', { tried: '平台联合检查一次', reason: '涉及跨镇物业' });
      await town.as('区领导').order(issue, 'TransferDown', { reason: '镇街权限内，限期办结' });
      const [up, again] = await eventsOf(issue, 'IssueEscalated');
      expect([up?.data['from'], up?.data['to'], again?.data['to']]).toEqual([
        'COMMUNITY',
        'STREET',
        'DISTRICT',
      ]);
      expect((await eventsOf(issue, 'IssueTransferredDown'))[0]?.data).toMatchObject({
        ...{ from: 'DISTRICT', to: 'STREET', unit: 'street-heping' },
      });
      await town.as('区领导').order(issue, 'TransferDown', { reason: '村级可落实日常管理' });
      const floor = town.as('区领导').order(issue, 'TransferDown', { reason: '再下转' });
      await floor.expectRefusal('LOWEST_LEVEL');
    });

    it('closes the loop: no closing without check, feedback and callback', async () => {
      const issue = await inVillage();
      const community = town.as('柳荫社区');
      const agent = town.as('话务员');
      const assignment = await issue.assignmentOf('community-liuyin', agent);
      await community.order(issue, 'SignAssignment', { assignment });
      await community.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
      const done = { assignment, result: '已清除飞线', outcome: 'RESOLVED' };
      await community.order(issue, 'CompleteHandling', done);
      await agent.order(issue, 'CloseIssue').expectRefusal('VERIFICATION_MISSING');
      await community.order(issue, 'VerifyResult', { passed: true }).expectRefusal('OWN_WORK');
      await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
      await agent.order(issue, 'CloseIssue').expectRefusal('FEEDBACK_MISSING');
      await community.order(issue, 'FeedBack', { content: '已清', method: 'phone', reached: true });
      await agent.order(issue, 'CloseIssue').expectRefusal('EVALUATION_PENDING');
      await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
      await town.as('回访员').order(issue, 'SubmitEvaluation', {
        ...{ contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' },
      });
      await agent.order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('warns at half and four fifths of a level’s time, and then goes up by itself', async () => {
      const issue = await inVillage();
      await town.clock.advance({ days: 13 });
      const warned = (await eventsOf(issue, 'ClockWarned')).filter(
        ({ data }) => data['kind'] === 'LEVEL',
      );
      expect(warned.map(({ data }) => data['share'])).toEqual([0.5, 0.8]);
      await town.clock.advance({ days: 3 });
      expect((await eventsOf(issue, 'IssueEscalated'))[0]?.data).toMatchObject({
        ...{ cause: 'LEVEL_CLOCK', to: 'STREET', unit: 'street-heping' },
      });
      await town.clock.advance({ days: 32 });
      expect(await eventsOf(issue, 'IssueEscalated')).toHaveLength(2);
    });

    it.each(['order', 'market', 'enforcement', 'service'])(
      'has the platform %s',
      async (platform) => {
        const issue = await inVillage([platform]);
        expect(await issue.phase(town.as('话务员'))).toBe('DISPATCHED');
      },
    );

    it('knows no fifth platform', async () => {
      const issue = await town
        .as('居民')
        .report({ channel: 'snapshot', kind: 'HELP', title: '无名事项', ...MATTER });
      const strange = { ...MATTER, profile: 'three-level-command', tags: ['fifth'] };
      await town.as('话务员').order(issue, 'AcceptIssue', strange).expectRefusal('UNKNOWN_TAG');
    });

    it('raises an alert at the third occurrence, analyses it, and decides by another person', async () => {
      const shift = town.as('值班长');
      const alert = await shift.open('register', {
        ...{ playbook: 'three-level-command', register: 'alert', title: '楼道充电频发' },
        territory: VILLAGE,
        facts: [{ fact: 'category', value: 'safety.e-bike-charging' }],
      });
      await shift.order(alert, 'TakeStep', { step: 'raise' }).expectRefusal('TALLY_TOO_LOW');
      for (const basis of ['一月', '二月', '三月'])
        await shift.order(alert, 'AddToTally', { tally: 'occurrences', basis });
      expect((await alert.timeline(shift)).at(-1)?.data).toMatchObject({ alert: true });
      await shift.order(alert, 'TakeStep', { step: 'raise' });
      await shift.order(alert, 'FillFacts', { facts: [{ fact: 'analysis', value: '缺充电桩' }] });
      await shift.order(alert, 'TakeStep', { step: 'analyse' });
      const commander = town.as('指挥长');
      await commander.order(alert, 'FillFacts', { facts: [{ fact: 'decision', value: '建桩' }] });
      await commander.order(alert, 'TakeStep', { step: 'decide' });
      const { view } = (await alert.seenBy(commander)) as { view: { issues: string[] } };
      expect(view.issues).toHaveLength(1);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openTown,
  type IssueStory,
  type Person,
  type SideStory,
  type Town,
} from '../harness/index.js';
import { takenUp, type Handler } from '../harness/ending.js';

/**
 * S4-3 友邻善治 (站/点/中心), 三点半学堂, 三社联动: a social organisation answers a matter of neighbours, and a
 * micro-project begins when community, organisation and social worker agree.
 */
describe('S4-3 友邻善治', () => {
  let town: Town;
  let worker: Person;

  const PLACE = 'demo-heping-liuyin';
  const NGO: Handler = { unit: 'ngo-neighbours', name: 'ngo' };

  beforeAll(async () => {
    town = await openTown();
    const admin = town.as('admin');
    await admin.post('/directory/commands/RegisterUnits', {
      units: [
        {
          code: NGO.unit,
          kind: 'ngo',
          name: { zh: '友邻社工服务中心', en: 'Good Neighbours Social Work' },
          parent: 'street-heping',
          territory: PLACE,
          skills: ['social-work', 'after-school'],
        },
      ],
    });
    await admin.post('/directory/commands/OpenServicePoints', {
      servicePoints: [
        ['station', '友邻站', 'Neighbour station'],
        ['point', '友邻点', 'Neighbour point'],
        ['centre', '友邻中心', 'Neighbour centre'],
      ].map(([kind = '', zh = '', en = '']) => ({
        ...{ code: `neighbour-${kind}`, name: { zh, en }, territory: PLACE, unit: NGO.unit },
        intake: true,
      })),
    });
    worker = town.hire('social-worker', '社工', {
      roles: ['TEAM'],
      unit: NGO.unit,
      territory: PLACE,
    });
  });
  afterAll(() => town.close());

  async function dispatched(): Promise<IssueStory> {
    const matter = { territory: PLACE, category: 'livelihood.elderly-care' };
    const issue = await town
      .as('居民')
      .report({ channel: 'visit', kind: 'HELP', title: '独居老人无人照看', ...matter });
    const agent = town.as('话务员');
    await agent.order(issue, 'AcceptIssue', { ...matter, profile: 'good-neighbours' });
    await agent.order(issue, 'DispatchIssue', { lead: NGO.unit });
    return issue;
  }

  const proposed = (): Promise<SideStory> =>
    town.as('柳荫社区').open('register', {
      playbook: 'good-neighbours',
      register: 'micro-project',
      title: '三点半学堂',
      territory: PLACE,
      owner: NGO.unit,
      facts: [{ fact: 'theme', value: 'after-school' }],
    });

  const agree = (who: Person, project: SideStory, side: string) =>
    who.order(project, 'StateAgreement', { side, agrees: true });

  describe('友邻善治', () => {
    it('has social workers answer a matter of neighbours, asked whether the mind is eased', async () => {
      const issue = await dispatched();
      const assignment = await issue.assignmentOf(NGO.unit, town.as('话务员'));
      await worker.order(issue, 'SignAssignment', { assignment });
      await worker.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
      const done = { assignment, result: '邻里结对，每日探访', outcome: 'RESOLVED' };
      await worker.order(issue, 'CompleteHandling', done);
      await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
      await town
        .as('柳荫社区')
        .order(issue, 'FeedBack', { content: '邻居每天来看您', method: 'visit', reached: true });
      const answer = { contacted: true, resolution: 'RESOLVED', satisfaction: 'VERY_SATISFIED' };
      await town
        .as('居民')
        .order(issue, 'SubmitEvaluation', answer)
        .expectRefusal('EASING_MISSING');
      await town.as('居民').order(issue, 'SubmitEvaluation', { ...answer, eased: true });
      await town.as('话务员').order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('goes up to the street where two dispatches found nobody who takes it', async () => {
      const issue = await dispatched();
      await town.clock.advance({ days: 3 });
      const agent = town.as('派单员');
      const breached = (await issue.timeline(agent)).find(({ type }) => type === 'ClockBreached');
      expect(breached?.data).toMatchObject({ kind: 'SIGN' });
      for (const lead of ['team-liuyin', 'community-liuyin'])
        await agent.order(issue, 'Redispatch', { lead, reason: '无人认领' });
      const up = (await issue.timeline(agent)).find(({ type }) => type === 'IssueEscalated');
      expect(up?.data).toMatchObject({ cause: 'TRANSFERS', to: 'STREET' });
      await takenUp(town, issue, { unit: 'community-liuyin', name: '柳荫社区' });
    });

    it('begins a micro-project when all three agree, and accepts it by another hand', async () => {
      const project = await proposed();
      const community = town.as('柳荫社区');
      const facts = [
        { fact: 'organisation', value: NGO.unit },
        { fact: 'budget', value: '20000' },
      ];
      await community.order(project, 'FillFacts', { facts });
      await agree(community, project, 'community');
      const missing = await community
        .order(project, 'TakeStep', { step: 'start' })
        .expectRefusal('SIDES_MISSING');
      expect(missing.params).toMatchObject({ sides: ['organisation', 'social-worker'] });
      for (const side of ['organisation', 'social-worker']) await agree(worker, project, side);
      await community.order(project, 'TakeStep', { step: 'start' });
      await worker.order(project, 'AddToTally', { tally: 'visits', amount: 36, basis: '三月托管' });
      await worker.order(project, 'AddToTally', { tally: 'hours', amount: 48, basis: '志愿教师' });
      await town
        .as('和平街道')
        .order(project, 'TakeStep', { step: 'accept', media: ['class.jpg'] });
      expect(await project.status(community)).toBe('ENDED');
    });

    it('lapses where one of the three does not agree within fifteen days', async () => {
      const project = await proposed();
      await agree(town.as('柳荫社区'), project, 'community');
      await town.clock.advance({ days: 16 });
      const { view } = (await project.seenBy(town.as('柳荫社区'))) as { view: { at: string } };
      expect(view.at).toBe('LAPSED');
    });

    it('has station, point and centre where matters are taken in', async () => {
      const { servicePoints } = (await town.as('admin').get('/directory/service-points')) as {
        servicePoints: { code: string; intake?: boolean }[];
      };
      const open = servicePoints.filter(({ code }) => code.startsWith('neighbour-'));
      expect(open.map(({ intake }) => intake)).toEqual([true, true, true]);
    });

    it('keeps the roster of helpers with their names sealed from those who need not know', async () => {
      const helper = await town.as('柳荫社区').open('register', {
        playbook: 'good-neighbours',
        register: 'helper',
        title: '居民一家亲',
        territory: PLACE,
        facts: [{ fact: 'kind', value: 'family-of-residents' }],
        personalFacts: [{ fact: 'person', value: '胡阿姨' }],
      });
      await town.as('柳荫社区').order(helper, 'AddToTally', { tally: 'helped', basis: '代购药品' });
      expect(JSON.stringify(await helper.seenBy(town.as('柳荫社区')))).toContain('胡阿姨');
      expect(JSON.stringify(await helper.seenBy(town.as('分析员')))).not.toContain('胡阿姨');
    });
  });
});

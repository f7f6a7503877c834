import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, takenUp } from '../harness/ending.js';

/**
 * S2-10 三访一解一疏 (P16 `visit-solve-ease`): leaders receive, go down or invite; a petition's result has
 * two axes, solved and eased; where the mind is not at ease a counsellor goes there again.
 */
describe('S2-10 三访一解一疏', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const WAGES = { category: 'livelihood.wage-arrears', territory: 'demo-heping-liuyin' };
  const BUREAU = { unit: 'labour', name: '人力资源和社会保障局' };

  async function session(mode: string): Promise<SideStory> {
    const leader = town.as('接访领导');
    const opened = await leader.open('reception', {
      ...{ playbook: 'visit-solve-ease', session: 'petition-visit', mode },
      date: town.clock.now.slice(0, 10),
      host: await leader.id(),
      territory: 'demo-heping',
    });
    return opened;
  }

  /** What the visitor brought becomes an issue; nothing of the visit is left open. */
  async function petition(mode: string): Promise<IssueStory> {
    const leader = town.as('接访领导');
    const opened = await session(mode);
    const visit = { visitor: '钱师傅', matter: '工地欠薪' };
    if (mode === 'INVITE') await town.as('话务员').order(opened, 'BookVisit', visit);
    await leader.order(opened, 'OpenSession');
    const booking = (await visits(opened))[0]?.id;
    await leader.order(opened, 'RegisterVisitor', {
      ...{ ...visit, repeat: false },
      ...(booking === undefined ? {} : { booking }),
    });
    const issue = await leader.report({
      ...{ ...WAGES, channel: 'receptionDay', kind: 'HELP', title: '工地欠薪' },
      appellant: { name: '钱师傅', phone: '13800138031' },
    });
    await leader.order(opened, 'CloseSession').expectRefusal('VISITS_OPEN');
    const [came] = await visits(opened);
    await leader.order(opened, 'LinkVisitIssue', { visit: came?.id, issue: issue.id });
    await leader.order(opened, 'CloseSession').expectRefusal('MINUTES_MISSING');
    await leader.order(opened, 'RecordMinutes', { minutes: '交人社局，十日内答复' });
    await leader.order(opened, 'CloseSession');
    return issue;
  }

  async function visits(opened: SideStory): Promise<readonly { id: string }[]> {
    const { view } = (await opened.seenBy(town.as('接访领导'))) as {
      view: { visits: { id: string }[] };
    };
    return view.visits;
  }

  async function solved(issue: IssueStory): Promise<string> {
    await town.as('话务员').order(issue, 'AcceptIssue', { ...WAGES, profile: 'visit-solve-ease' });
    const dispatch = { lead: BUREAU.unit, dueAt: town.clock.in({ days: 10 }) };
    await town.as('话务员').order(issue, 'DispatchIssue', dispatch);
    const assignment = await takenUp(town, issue, BUREAU);
    await handledAndTold(town, issue, BUREAU);
    return assignment;
  }

  async function asked(issue: IssueStory, eased: boolean): Promise<void> {
    const caller = town.as('回访员');
    await caller.order(issue, 'MakeCallback', { reached: true });
    const answers = {
      contacted: true,
      resolution: 'RESOLVED',
      satisfaction: 'BASICALLY_SATISFIED',
    };
    await caller.order(issue, 'SubmitEvaluation', answers).expectRefusal('EASING_MISSING');
    await caller.order(issue, 'SubmitEvaluation', { ...answers, eased });
  }

  async function archived(issue: IssueStory): Promise<void> {
    await town.as('话务员').order(issue, 'CloseIssue');
    await town.clock.advance({ days: 31 });
    expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
  }

  describe('三访一解一疏', () => {
    it.each([
      ['接访', 'RECEIVE'],
      ['下访', 'GO_DOWN'],
      ['约访', 'INVITE'],
    ])('brings a matter by %s to a solution with the mind at ease', async (_, mode) => {
      const issue = await petition(mode);
      await solved(issue);
      await asked(issue, true);
      await archived(issue);
    });

    it('goes there again where the matter is solved and the mind is not at ease', async () => {
      const issue = await petition('GO_DOWN');
      const assignment = await solved(issue);
      await asked(issue, false);
      await town.as('回访员').order(issue, 'OrderRework', { reason: '问题已解，心结未解' });
      await town.as('柳荫社区').order(issue, 'LogStep', {
        ...{ assignment, step: 'counselling-visit', note: '上门疏导，讲清政策' },
      });
      await handledAndTold(town, issue, BUREAU);
      await asked(issue, true);
      const axes = (await issue.timeline(town.as('话务员')))
        .filter(({ type }) => type === 'IssueEvaluated')
        .map(({ data }) => [data['resolution'], data['eased']]);
      expect(axes).toEqual([
        ['RESOLVED', false],
        ['RESOLVED', true],
      ]);
      await archived(issue);
    });

    it('sends nobody about a hard issue that has not been studied', async () => {
      const issue = await petition('RECEIVE');
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', {
        ...{ ...WAGES, profile: 'visit-solve-ease', tags: ['HARD_ISSUE'] },
      });
      const dispatch = { lead: BUREAU.unit, dueAt: town.clock.in({ days: 10 }) };
      await agent.order(issue, 'DispatchIssue', dispatch).expectRefusal('OPINION_MISSING');
      const study = { code: 'SPECIAL_STUDY', opinion: '由人社局牵头，住建局配合' };
      await town.as('和平街道').order(issue, 'RecordOpinion', study);
      await agent.order(issue, 'DispatchIssue', dispatch);
      expect(await issue.phase(agent)).toBe('DISPATCHED');
    });

    it('is on record as missed where the leader does not come', async () => {
      const missed = await session('RECEIVE');
      await town.clock.advance({ days: 1 });
      const types = (await missed.timeline(town.as('接访领导'))).map(({ type }) => type);
      expect(types).toContain('SessionMissed');
    });
  });
});

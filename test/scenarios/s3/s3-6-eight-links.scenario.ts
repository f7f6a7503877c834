import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { handledAndTold, takenUp } from '../harness/ending.js';

/**
 * S3-6 四中心融合八环节 (P5): 发现、受理、分流、处置、跟踪、督办、反馈、评价. One window takes in for four centres;
 * what needs several departments is solved as one package.
 */
describe('S3-6 四中心融合八环节', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const DISPUTE = {
    channel: 'one-window',
    kind: 'HELP',
    title: '楼上漏水与违建纠纷',
    appellant: { name: '王秀英', phone: '13800138000' },
    territory: 'demo-heping-liuyin',
  };
  const LEAD = { unit: 'housing', name: '住房和城乡建设局' };
  const PACKAGE = [
    ['urban-management', '城市管理局', '拆除阳台违建'],
    ['police', '公安分局', '现场秩序与取证'],
  ] as const;

  async function routed(): Promise<IssueStory> {
    const window = town.as('话务员');
    const issue = await window.report(DISPUTE);
    expect(await issue.phase(window)).toBe('REPORTED');
    await window.order(issue, 'AcceptIssue', {
      category: 'housing.roof-leak',
      territory: 'demo-heping-liuyin',
      profile: 'dispute-eight-links',
    });
    expect(await issue.phase(window)).toBe('ACCEPTED');
    await window.order(issue, 'DispatchIssue', { lead: LEAD.unit });
    expect(await issue.phase(window)).toBe('DISPATCHED');
    return issue;
  }

  const linesOf = async (issue: IssueStory, type: string) =>
    (await issue.timeline(town.as('话务员'))).filter((line) => line.type === type);

  describe('四中心融合、八环节', () => {
    it('goes through the eight links, as one package of three departments', async () => {
      const window = town.as('话务员');
      const issue = await routed();
      await takenUp(town, issue, LEAD);
      const dueAt = town.clock.in({ workingDays: 3 });
      for (const [unit, , task] of PACKAGE)
        await town.as(LEAD.name).order(issue, 'SplitSubtask', { unit, task, dueAt });
      expect(await issue.phase(window)).toBe('IN_PROGRESS');

      const done = {
        assignment: await issue.assignmentOf(LEAD.unit, window),
        result: '渗漏已修',
        outcome: 'RESOLVED',
      };
      await town.as(LEAD.name).order(issue, 'CompleteHandling', done).expectRefusal('ASSIST_OPEN');
      for (const [unit, name, result] of PACKAGE) {
        const assignment = await issue.assignmentOf(unit, window);
        await town.as(name).order(issue, 'SignAssignment', { assignment });
        await town.as(name).order(issue, 'CompleteAssist', { assignment, result });
        await window.order(issue, 'TrackProgress', { note: `${name}已完成` });
      }
      await handledAndTold(town, issue, LEAD);
      expect(await issue.phase(window)).toBe('FED_BACK');
      await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
      await town.as('回访员').order(issue, 'SubmitEvaluation', {
        contacted: true,
        resolution: 'RESOLVED',
        satisfaction: 'VERY_SATISFIED',
      });
      expect(await issue.phase(window)).toBe('EVALUATED');
      await window.order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(window)).toBe('ARCHIVED');

      const links = (await issue.timeline(window)).map(({ type }) => type);
      const eight = [
        ...['IssueReported', 'IssueAccepted', 'IssueDispatched', 'SubtaskCreated'],
        ...['ProgressTracked', 'IssueHandled', 'IssueFedBack', 'IssueEvaluated'],
      ];
      expect(links).toEqual(expect.arrayContaining(eight));
      expect(eight.map((type) => links.indexOf(type))).toEqual(
        [...eight.map((type) => links.indexOf(type))].sort((a, b) => a - b),
      );
    });

    it('presses a department that lets its limit pass, rung by rung', async () => {
      const issue = await routed();
      await takenUp(town, issue, LEAD);
      await town.clock.advance({ workingDays: 4 });
      expect(await linesOf(issue, 'ReminderSent')).toHaveLength(1);
      await town.clock.advance({ workingDays: 1 });
      expect(await linesOf(issue, 'SupervisionCardIssued')).toHaveLength(1);
      await town.clock.advance({ workingDays: 3 });
      const [order] = await linesOf(issue, 'SupervisionOrdered');
      expect(order?.data).toMatchObject({ unit: LEAD.unit });

      await handledAndTold(town, issue, LEAD);
      await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
      await town.as('回访员').order(issue, 'SubmitEvaluation', {
        contacted: true,
        resolution: 'RESOLVED',
        satisfaction: 'BASICALLY_SATISFIED',
      });
      await town.as('话务员').order(issue, 'CloseIssue').expectRefusal('SUPERVISION_OPEN');
    });

    it.each(['综治中心', '网格指挥中心', '信访接待中心', '矛盾调处中心'])(
      'gives one receipt at the one window, whoever of %s sits there',
      async (centre) => {
        const desk = { roles: ['AGENT'], unit: 'command-centre', territory: 'demo' } as const;
        const window = town.hire(`window-${centre}`, `${centre}窗口`, desk);
        const issue = await window.report(DISPUTE);
        expect(issue.made['receiptCode']).toEqual(expect.stringMatching(/./));
        expect(await issue.phase(town.as('话务员'))).toBe('REPORTED');
      },
    );

    it('takes nothing at the window from anybody but its desks', async () => {
      await town.as('柳荫社区').tryReporting(DISPUTE).expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});

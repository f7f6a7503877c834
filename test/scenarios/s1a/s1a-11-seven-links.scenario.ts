import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { ratedAndArchived, takenUp } from '../harness/ending.js';
import { acceptedUnder, CITY_MANAGEMENT, dispatchedTo } from './matter.js';

/**
 * S1a-11 七环节机制 (P3): 事件接入—派单处置—指挥调度—动态监管—结果反馈—数据汇聚—分析研判. Each link is measured:
 * when a matter entered it and left it, and by whom.
 */
describe('S1a-11 七环节机制', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  interface Passage {
    readonly link: string;
    readonly name: { readonly zh: string };
    readonly enteredAt: string;
    readonly enteredBy: { readonly person: string; readonly roles: readonly string[] };
    readonly leftAt?: string;
    readonly minutes?: number;
  }

  const linksOf = async (issue: IssueStory): Promise<{ links: Passage[]; pooled: boolean }> =>
    (await town.as('指挥长').get(`${issue.path}/links`)) as { links: Passage[]; pooled: boolean };
  const namesOf = async (issue: IssueStory): Promise<string[]> =>
    (await linksOf(issue)).links.map(({ name }) => name.zh);

  async function handled(issue: IssueStory): Promise<void> {
    const assignment = await takenUp(town, issue, CITY_MANAGEMENT);
    const result = { assignment, result: '已清理', outcome: 'RESOLVED' };
    await town.as('城市管理局').order(issue, 'CompleteHandling', result);
  }
  async function checkedAndTold(issue: IssueStory): Promise<void> {
    await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
    const told = { content: '已清理', method: 'phone', reached: true };
    await town.as('城市管理局').order(issue, 'FeedBack', told);
  }

  describe('七环节机制', () => {
    it('measures each link a matter goes through, up to the archive', async () => {
      const issue = await acceptedUnder(town, 'seven-links');
      await town.clock.advance({ hours: 1 });
      await dispatchedTo(town, issue);
      await town.clock.advance({ hours: 2 });
      await town
        .as('指挥长')
        .order(issue, 'AddAssist', { unit: 'community-liuyin', reason: '现场秩序需社区配合' });
      const assist = await issue.assignmentOf('community-liuyin', town.as('指挥长'));
      await town.as('柳荫社区').order(issue, 'SignAssignment', { assignment: assist });
      await town
        .as('柳荫社区')
        .order(issue, 'CompleteAssist', { assignment: assist, result: '已配合' });
      await handled(issue);
      await checkedAndTold(issue);
      expect((await linksOf(issue)).pooled).toBe(false);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('指挥长'))).toBe('ARCHIVED');

      const { links, pooled } = await linksOf(issue);
      const of = (link: string) => links.filter((passage) => passage.link === link);
      expect(links.map(({ name }) => name.zh).sort()).toEqual(
        ['事件接入', '派单处置', '指挥调度', '动态监管', '结果反馈', '数据汇聚'].sort(),
      );
      expect(pooled).toBe(true);
      expect(of('dispatch')[0]?.minutes).toBeGreaterThanOrEqual(120);
      expect(of('command')[0]?.enteredBy.person).toBe(await town.as('指挥长').id());
      expect(of('supervision')[0]?.minutes).toBeGreaterThanOrEqual(180);
      for (const { enteredAt, leftAt, enteredBy } of links) {
        expect(Date.parse(leftAt ?? '')).toBeGreaterThanOrEqual(Date.parse(enteredAt));
        expect(enteredBy.roles.length).toBeGreaterThan(0);
      }
    });

    it('shows where a matter stays: still in handling, watched, reminded, and told to nobody', async () => {
      const issue = await acceptedUnder(town, 'seven-links');
      await dispatchedTo(town, issue);
      await town.clock.advance({ workingDays: 4 });
      const { links, pooled } = await linksOf(issue);
      expect(
        links
          .filter(({ leftAt }) => leftAt === undefined)
          .map(({ link }) => link)
          .sort(),
      ).toEqual([...['dispatch', 'supervision']]);
      expect(pooled).toBe(false);
      const types = (await issue.timeline(town.as('督查室'))).map(({ type }) => type);
      expect(types).toContain('ReminderSent');
    });

    it('lets the command centre convene, and counts no act of others as command', async () => {
      const issue = await acceptedUnder(town, 'seven-links');
      const call = { kind: 'KEY_ISSUE', lead: 'urban-management', reason: '多部门难题' };
      const dueAt = town.clock.in({ days: 2 });
      await town
        .as('和平街道')
        .order(issue, 'BlowWhistle', { ...call, dueAt })
        .expectRefusal('BLOWER_NOT_IN_PROFILE');
      expect(await namesOf(issue)).not.toContain('指挥调度');
      await town.as('指挥长').order(issue, 'BlowWhistle', { ...call, dueAt });
      expect(await namesOf(issue)).toContain('指挥调度');
    });

    it('ends in analysis: a published report cites matters and opens a task', async () => {
      const issue = await acceptedUnder(town, 'seven-links');
      const commander = town.as('指挥长');
      const report = await town.as('值班长').open('register', {
        ...{
          playbook: 'seven-links',
          register: 'analysis',
          title: '3月路灯研判',
          territory: 'demo',
        },
      });
      await town.as('值班长').order(report, 'ConnectIssue', { issue: issue.id });
      const publish = { step: 'open-task' };
      await commander.order(report, 'TakeStep', publish).expectRefusal('FACTS_MISSING');
      const finding = { fact: 'finding', value: '柳荫路线路老化，需整体更换' };
      await town.as('值班长').order(report, 'FillFacts', { facts: [finding] });
      await commander.order(report, 'TakeStep', publish);
      expect((await issue.sideStreams(commander)).map(({ id }) => id)).toEqual([report.id]);
      const { issues } = (await commander.get('/issues?open=true')) as {
        issues: { channel: string; title: string }[];
      };
      expect(issues.map(({ channel }) => channel)).toContain('analysis-task');
      const lines = await report.timeline(commander);
      expect(lines.map(({ type }) => type)).toEqual([
        ...['EntryRegistered', 'IssueConnected', 'FactsFilled', 'StepTaken'],
      ]);
      for (const { occurredAt } of lines) expect(Date.parse(occurredAt)).not.toBeNaN();
    });
  });
});

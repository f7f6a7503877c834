import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Line, type Town } from '../harness/index.js';

/**
 * P9 数字城管 (立案—派遣—处置—核查—结案): a collector finds exposed rubbish, another checks it on site, the
 * section clears it within four working hours, and pictures before and after close the case.
 */
describe('P9 数字城管', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const GRID = 'demo-heping-liuyin-g1';
  const SECTION = 'urban-management-sanitation';
  const RUBBISH = {
    channel: 'patrol',
    kind: 'COMPLAINT',
    title: '柳荫路口暴露垃圾',
    territory: GRID,
    category: 'sanitation.litter',
    media: ['found.jpg'],
  };
  const CHECKED = { real: true, finding: '垃圾约两立方米', media: ['checked.jpg'] };

  /** 上报、立案; the report is not checked yet. */
  async function opened(): Promise<IssueStory> {
    const issue = await town.as('柳荫社区网格员').report(RUBBISH);
    await town.as('话务员').order(issue, 'AcceptIssue', {
      ...{ category: RUBBISH.category, territory: GRID, profile: 'urban-management' },
    });
    return issue;
  }

  /** 核实、派遣、签收. */
  async function sent(): Promise<{ issue: IssueStory; assignment: string }> {
    const issue = await opened();
    await town.as('核查员').order(issue, 'VerifyReport', CHECKED);
    await town.as('派单员').order(issue, 'DispatchIssue', { lead: SECTION });
    const assignment = await issue.assignmentOf(SECTION, town.as('派单员'));
    await town.as('环境卫生科').order(issue, 'SignAssignment', { assignment });
    return { issue, assignment };
  }

  const handled = async (issue: IssueStory, assignment: string): Promise<void> => {
    const done = { assignment, result: '已清运', outcome: 'RESOLVED' };
    const section = town.as('环境卫生科');
    await section.order(issue, 'CompleteHandling', done).expectRefusal('EVIDENCE_MISSING');
    await section.order(issue, 'CompleteHandling', { ...done, media: ['cleared.jpg'] });
  };
  const BEFORE_AND_AFTER = ['before.jpg', 'after.jpg'];
  const lines = (issue: IssueStory): Promise<readonly Line[]> => issue.timeline(town.as('督查室'));

  /** How long a clock that ran in the case was, as its limit says. */
  async function limitOf(issue: IssueStory, kind: string): Promise<unknown> {
    const started = (await lines(issue)).flatMap(({ data }) => {
      const clocks = data['clocks'] as { started?: { kind: string; limit: object }[] } | undefined;
      return clocks?.started ?? [];
    });
    return started.find((clock) => clock.kind === kind)?.limit;
  }

  describe('数字城管', () => {
    it('opens, sends, handles, checks and closes a case, and asks nobody for a rating', async () => {
      const { issue, assignment } = await sent();
      expect(await limitOf(issue, 'HANDLE')).toMatchObject({ amount: 4, unit: 'WORK_HOUR' });
      await town.clock.advance({ workingHours: 2 });
      await handled(issue, assignment);
      const inspector = town.as('核查员');
      await inspector
        .order(issue, 'VerifyResult', { passed: true, media: ['after.jpg'] })
        .expectRefusal('EVIDENCE_MISSING');
      await inspector.order(issue, 'VerifyResult', { passed: true, media: BEFORE_AND_AFTER });
      await town.as('话务员').order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      const types = (await lines(issue)).map(({ type }) => type);
      expect(types).not.toContain('SupervisionCardIssued');
      expect(types.filter((type) => /^Issue(FedBack|Evaluated)$/.test(type))).toEqual([]);
    });

    it('sends nobody before the report is checked, nor by its finder, nor after a false one', async () => {
      const issue = await opened();
      await town
        .as('派单员')
        .order(issue, 'DispatchIssue', { lead: SECTION })
        .expectRefusal('REPORT_NOT_CHECKED');
      await town
        .as('柳荫社区网格员')
        .order(issue, 'VerifyReport', CHECKED)
        .expectRefusal('OWN_FINDING');
      const nothing = { real: false, finding: '现场未见垃圾', media: ['empty.jpg'] };
      await town.as('核查员').order(issue, 'VerifyReport', nothing);
      await town
        .as('派单员')
        .order(issue, 'DispatchIssue', { lead: SECTION })
        .expectRefusal('REPORT_FALSE');
      await town.as('值班长').order(issue, 'Void', { reason: '不实上报' });
      expect(await issue.phase(town.as('话务员'))).toBe('VOIDED');
    });

    it('warns, shows yellow and red and orders supervision where the section is late', async () => {
      const { issue } = await sent();
      await town.clock.advance({ workingHours: 4 });
      const colours = (await lines(issue)).flatMap(({ type, data }) =>
        type === 'SupervisionCardIssued' ? [data['colour']] : [],
      );
      expect(colours).toEqual(['YELLOW', 'RED']);
      await town.clock.advance({ workingDays: 1 });
      expect((await lines(issue)).map(({ type }) => type)).toContain('SupervisionOrdered');
    });

    it('sends the section back where the check fails', async () => {
      const { issue, assignment } = await sent();
      await handled(issue, assignment);
      const failed = { passed: false, note: '角落仍有残留', media: BEFORE_AND_AFTER };
      await town.as('核查员').order(issue, 'VerifyResult', failed);
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
      expect(await limitOf(issue, 'REWORK')).toMatchObject({ amount: 4, unit: 'WORK_HOUR' });
    });
  });
});

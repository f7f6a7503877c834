import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueStory, openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1c-7 新城建设 76 党建项目、项目专员: every project has one responsible officer, drawn from district or
 * street; the branch of the 新城建设指挥部 owns it, and what blocks it becomes a matter for the departments.
 */
describe('S1c-7 新城建设 76 党建项目、项目专员', () => {
  let town: Town;

  const OWNER = 'branch-new-town';
  const PLACE = 'demo-xinghu';

  beforeAll(async () => {
    town = await openTown();
    const name = { zh: '新城建设指挥部党支部', en: 'Branch of the new town' };
    await town.as('admin').post('/directory/commands/RegisterUnits', {
      units: [{ code: OWNER, kind: 'branch', name, parent: 'demo-government', territory: PLACE }],
    });
  });
  afterAll(() => town.close());

  const branch = (): Person =>
    town.hire('new-town', '指挥部党支部书记', { roles: ['BRANCH'], unit: OWNER, territory: PLACE });
  const officer = (): Person =>
    town.hire('officer', '项目专员', { roles: ['SPONSOR'], territory: PLACE });

  const fields = (title: string, facts: readonly object[]) => ({
    ...{ playbook: 'project-officers', register: 'project', title, territory: PLACE, owner: OWNER },
    facts,
  });
  const FROM_DISTRICT = { fact: 'drawn-from', value: 'district' };

  async function project(title = '星湖小学'): Promise<SideStory> {
    const facts = [{ fact: 'officer', value: await officer().id() }, FROM_DISTRICT];
    return branch().open('register', fields(title, facts));
  }
  const tick = (entry: SideStory, item: string) =>
    officer().order(entry, 'TickItem', { item, done: true });

  describe('项目专员', () => {
    it('keeps 76 projects, each with an officer', async () => {
      const ids = new Set<string>();
      for (let number = 1; number <= 76; number += 1) {
        const { id } = await project(`党建项目第${String(number)}号`);
        ids.add(id);
      }
      expect(ids.size).toBe(76);
      await branch()
        .tryOpening('register', fields('无专员项目', [FROM_DISTRICT]))
        .expectRefusal('FACTS_MISSING');
      const county = { fact: 'drawn-from', value: 'county' };
      await branch()
        .tryOpening('register', fields('外来专员', [{ fact: 'officer', value: 'x' }, county]))
        .expectRefusal('FACT_MALFORMED');
    });

    it('follows the milestones; the branch accepts what the officer brought to its end', async () => {
      const entry = await project();
      await tick(entry, 'land');
      const early = await officer()
        .order(entry, 'TakeStep', { step: 'start' })
        .expectRefusal('ITEMS_OPEN');
      expect(JSON.stringify(early.params)).toMatch(/permit/);
      await tick(entry, 'permit');
      await officer().order(entry, 'TakeStep', { step: 'start' });
      await tick(entry, 'works');
      const deliver = { step: 'deliver', media: ['handover.jpg'] };
      await officer().order(entry, 'TakeStep', deliver).expectRefusal('ROLE_NOT_IN_REGISTER');
      await branch().order(entry, 'TakeStep', deliver);
      expect(await entry.status(branch())).toBe('ENDED');
    });

    it('turns what blocks a project into a matter that goes to the archive', async () => {
      const entry = await project();
      const report = { step: 'report-obstacle' };
      await officer().order(entry, 'TakeStep', report).expectRefusal('FACTS_MISSING');
      const facts = [{ fact: 'obstacle', value: '高压线未迁移' }];
      await officer().order(entry, 'FillFacts', { facts });
      await officer().order(entry, 'TakeStep', report);
      const line = (await entry.timeline(branch())).findLast(
        ({ data }) => data['opensIssue'] !== undefined,
      );
      const { issue: id } = line?.data['opensIssue'] as { issue: string };
      const issue = new IssueStory(id, {}, () => town.settle());
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', {
        ...{ category: 'utilities.power-outage', territory: PLACE },
      });
      await agent.order(issue, 'DispatchIssue', { lead: 'power-supply' });
      const company = { unit: 'power-supply', name: '示范供电公司' };
      await takenUp(town, issue, company);
      await handledAndTold(town, issue, company);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('shows the branch which project has not begun after its thirty days', async () => {
      const entry = await project();
      await town.clock.advance({ days: 31 });
      const late = (await entry.timeline(branch())).at(-1);
      expect(late).toMatchObject({ type: 'EntryOverdue', data: { state: 'PREPARING' } });
    });
  });
});

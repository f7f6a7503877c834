import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S4-13 源头治理: in key fields (征地拆迁、三改一拆) a department goes through a checklist before it acts; a dispute from a missing
 * step is reported back to that department and counted.
 */
describe('S4-13 源头治理', () => {
  let town: Town;

  const MATTER = { territory: 'demo-heping-liuyin', category: 'land-acquisition' };
  const STEPS = ['risk-assessment', 'announcement', 'hearing', 'legal-review', 'compensation'];
  const HOUSING = { unit: 'housing', name: 'housing' };

  beforeAll(async () => {
    town = await openTown();
    await town.as('admin').post('/directory/commands/RegisterCategories', {
      categories: [
        {
          ...{ code: MATTER.category, name: { zh: '征地拆迁', en: 'Land acquisition' } },
          ...{ defaultUrgency: 'NORMAL', defaultComplexity: 'HARD', defaultLimitDays: 30 },
          keyField: true,
        },
      ],
    });
  });
  afterAll(() => town.close());

  const prepared = (): Promise<SideStory> =>
    town.as('housing').open('register', {
      ...{ playbook: 'source-governance', register: 'key-action', title: '柳荫路征收项目' },
      ...{ territory: MATTER.territory, owner: HOUSING.unit },
      facts: [
        { fact: 'field', value: 'land-acquisition' },
        { fact: 'department', value: HOUSING.unit },
      ],
    });

  async function disputed(): Promise<IssueStory> {
    const issue = await town
      .as('居民')
      .report({ channel: 'snapshot', kind: 'COMPLAINT', title: '征收未听证', ...MATTER });
    const profile = 'source-governance';
    await town
      .as('话务员')
      .order(issue, 'AcceptIssue', { ...MATTER, profile, tags: ['key-field'] });
    return issue;
  }

  describe('源头治理', () => {
    it('lets a department act in a key field when its checklist is complete', async () => {
      const project = await prepared();
      const [clerk, head] = [town.as('housing'), town.as('housing领导')];
      for (const item of STEPS.slice(0, 4))
        await clerk.order(project, 'TickItem', { item, done: true });
      const open = await head
        .order(project, 'TakeStep', { step: 'clear' })
        .expectRefusal('ITEMS_OPEN');
      expect(open.params).toMatchObject({ items: ['compensation'] });
      await clerk.order(project, 'TakeStep', { step: 'act' }).expectRefusal('STEP_NOT_FROM_HERE');
      await clerk.order(project, 'TickItem', { item: 'compensation', done: true });
      await clerk
        .order(project, 'TakeStep', { step: 'clear' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      await head.order(project, 'TakeStep', { step: 'clear' });
      await clerk.order(project, 'TakeStep', { step: 'act' });
      expect(await project.status(clerk)).toBe('ENDED');
    });

    it('asks which step was missing before anybody is sent, and handles the dispute', async () => {
      const issue = await disputed();
      const send = { lead: HOUSING.unit };
      const missing = await town
        .as('派单员')
        .order(issue, 'DispatchIssue', send)
        .expectRefusal('OPINION_MISSING');
      expect(missing.params).toMatchObject({ missing: ['PROCEDURE_CHECK'] });
      await town
        .as('和平街道')
        .order(issue, 'RecordOpinion', { code: 'PROCEDURE_CHECK', opinion: '未组织听证' });
      await town.as('派单员').order(issue, 'DispatchIssue', send);
      await takenUp(town, issue, HOUSING);
      await handledAndTold(town, issue, HOUSING);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('reports the missing step back to the department, counts it, and waits ten working days', async () => {
      const shift = town.as('值班长');
      const account = await shift.open('register', {
        ...{ playbook: 'source-governance', register: 'missing-step', title: '住建局程序缺失' },
        ...{ owner: HOUSING.unit, facts: [{ fact: 'department', value: HOUSING.unit }] },
      });
      await shift.order(account, 'FillFacts', { facts: [{ fact: 'step', value: '听证' }] });
      await shift
        .order(account, 'TakeStep', { step: 'report-back' })
        .expectRefusal('TALLY_TOO_LOW');
      for (const nth of [1, 2]) {
        const issue = await disputed();
        await shift.order(account, 'ConnectIssue', { issue: issue.id });
        await shift.order(account, 'AddToTally', {
          ...{ tally: 'disputes', basis: `第${String(nth)}件：未听证` },
        });
      }
      expect((await account.timeline(shift)).at(-1)?.data).toMatchObject({ total: 2, alert: true });
      await shift.order(account, 'TakeStep', { step: 'report-back' });
      await town.clock.advance({ days: 20 });
      expect((await account.timeline(shift)).map(({ type }) => type)).toContain('EntryOverdue');

      const clerk = town.as('housing');
      await clerk.order(account, 'TakeStep', { step: 'correct' }).expectRefusal('FACTS_MISSING');
      const facts = [{ fact: 'correction', value: '补办听证，修订流程' }];
      await clerk.order(account, 'FillFacts', { facts });
      await clerk.order(account, 'TakeStep', { step: 'correct' });
      const { view } = (await account.seenBy(shift)) as {
        view: { at: string; issues: string[]; tallies: Record<string, { total: number }> };
      };
      expect([view.at, view.issues.length, view.tallies['disputes']?.total]).toEqual([
        'CLEAN',
        2,
        2,
      ]);
    });

    it('knows which matters are of a key field', async () => {
      const { categories } = (await town.as('admin').get('/directory/categories')) as {
        categories: { code: string; keyField?: boolean }[];
      };
      const keys = categories.filter(({ keyField }) => keyField === true).map(({ code }) => code);
      expect(keys).toEqual([MATTER.category]);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold } from '../harness/ending.js';
import { closedAndArchived, evaluated } from '../harness/closing.js';
import { whistleOf } from '../harness/whistle.js';

/**
 * S1d-4 岗位管理十条规范、编人事职效、双征求双提名、四权: the town convenes, allocates, supervises and assesses
 * who is stationed with it; nobody is appointed or removed while one of the four papers is missing.
 */
describe('S1d-4 岗位管理十条规范、编人事职效、双征求双提名、四权', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  /** Opinion and nomination, of town and department: 双征求双提名. */
  const PAPERS = [
    ['和平街道', 'TOWN_OPINION'],
    ['城市管理局领导', 'DEPARTMENT_OPINION'],
    ['和平街道', 'TOWN_NOMINATION'],
    ['城市管理局领导', 'DEPARTMENT_NOMINATION'],
  ] as const;
  const ALL_PAPERS = PAPERS.map(([, paper]) => paper);
  const CHAIN = [
    { fact: 'establishment', value: '综合执法编制1名' },
    { fact: 'matters', value: '占道经营、违法建设巡查处置' },
    { fact: 'duties', value: '派驻综合执法岗' },
  ];

  async function papersGiven(
    entry: SideStory,
    papers: readonly (typeof PAPERS)[number][] = PAPERS,
  ) {
    for (const [name, side] of papers)
      await town.as(name).order(entry, 'StateAgreement', { side, agrees: true });
  }

  const proposed = (): Promise<SideStory> =>
    town.as('和平街道').open('register', {
      ...{ playbook: 'stationed-posts', register: 'post', title: '派驻综合执法岗' },
      ...{ territory: 'demo-heping', owner: 'urban-management', facts: CHAIN },
      personalFacts: [{ fact: 'person', value: '李强' }],
    });

  async function inPost(): Promise<SideStory> {
    const post = await proposed();
    await papersGiven(post);
    await town.as('区领导').order(post, 'TakeStep', { step: 'appoint' });
    return post;
  }

  const cadre = (code: string, papers: readonly string[]) => ({
    posts: [
      {
        ...{
          code,
          person: 'cadre-1',
          type: 'stationed-cadre',
          place: 'street-heping',
          holder: 'A',
        },
        ...{ unit: 'urban-management', papers: [...papers] },
      },
    ],
  });

  describe('双征求双提名', () => {
    it.each(PAPERS)('appoints nobody while %s has not given its %s', async (_, missing) => {
      const post = await proposed();
      const others = PAPERS.filter(([, paper]) => paper !== missing);
      await papersGiven(post, others);
      const refused = await town
        .as('区领导')
        .order(post, 'TakeStep', { step: 'appoint' })
        .expectRefusal('SIDES_MISSING');
      expect(refused.params).toMatchObject({ sides: [missing] });
      await town
        .as('admin')
        .post(
          '/directory/commands/AppointPosts',
          cadre(
            'cadre-x',
            others.map(([, paper]) => paper),
          ),
        )
        .expectRefusal('PAPERS_MISSING');
    });

    it('hears the department from its head, not from the town', async () => {
      const post = await proposed();
      await town
        .as('和平街道')
        .order(post, 'StateAgreement', { side: 'DEPARTMENT_NOMINATION', agrees: true })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
    });

    it('removes nobody without the four papers, either', async () => {
      const admin = town.as('admin');
      await admin.post('/directory/commands/AppointPosts', cadre('cadre-1', ALL_PAPERS));
      const ending = { table: 'posts', codes: ['cadre-1'], reason: '轮岗' };
      await admin
        .post('/directory/commands/EndEntries', { ...ending, papers: ALL_PAPERS.slice(0, 3) })
        .expectRefusal('PAPERS_MISSING');
      const removal = await town.as('和平街道').open('register', {
        ...{ playbook: 'stationed-posts', register: 'removal', title: '派驻综合执法岗免职' },
        ...{ territory: 'demo-heping', owner: 'urban-management' },
        facts: [{ fact: 'reason', value: '轮岗' }],
      });
      await papersGiven(removal, PAPERS.slice(0, 3));
      const remove = { step: 'remove' };
      await town.as('区领导').order(removal, 'TakeStep', remove).expectRefusal('SIDES_MISSING');
      await papersGiven(removal, PAPERS.slice(3));
      await town.as('区领导').order(removal, 'TakeStep', remove);
      expect(await removal.status(town.as('区领导'))).toBe('ENDED');
      await admin.post('/directory/commands/EndEntries', { ...ending, papers: ALL_PAPERS });
    });
  });

  describe('岗位管理、四权', () => {
    it('keeps the chain 编–人–事–职–效 and the ten norms; the town assesses', async () => {
      const post = await inPost();
      const street = town.as('和平街道');
      await street.order(post, 'AddToTally', { tally: 'check', basis: '日常管理监督' });
      await street.order(post, 'FillFacts', { facts: [{ fact: 'effect', value: 'EXCELLENT' }] });
      await town
        .as('城市管理局领导')
        .order(post, 'TakeStep', { step: 'assess' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      for (let norm = 1; norm <= 9; norm += 1)
        await street.order(post, 'TickItem', { item: `norm-${String(norm)}`, done: true });
      const open = await street
        .order(post, 'TakeStep', { step: 'assess' })
        .expectRefusal('ITEMS_OPEN');
      expect(open.params).toMatchObject({ items: ['norm-10'] });
      await street.order(post, 'TickItem', { item: 'norm-10', done: true });
      await street.order(post, 'TakeStep', { step: 'assess' });
      const { view } = (await post.seenBy(street)) as { view: { at: string; facts: object } };
      expect(view.at).toBe('ASSESSED');
      expect(Object.keys(view.facts)).toEqual(['establishment', 'matters', 'duties', 'effect']);
    });

    it('lets the town convene, allocate and assess, up to the archive', async () => {
      const [agent, street] = [town.as('话务员'), town.as('和平街道')];
      const lead = { unit: 'urban-management-enforcement', name: '综合执法大队' };
      const issue = await agent.report({
        ...{ channel: 'hotline', kind: 'COMPLAINT', title: '夜市油烟占道' },
        ...{ territory: 'demo-heping-liuyin', category: 'sanitation.street-vendor' },
        place: { address: '柳荫路夜市' },
      });
      await agent.order(issue, 'AcceptIssue', {
        ...{ category: 'sanitation.street-vendor', territory: 'demo-heping-liuyin' },
        profile: 'stationed-posts',
      });
      await street.order(issue, 'BlowWhistle', {
        ...{ kind: 'KEY_ISSUE', lead: lead.unit, assists: ['police-heping'], reason: '屡劝不改' },
      });
      const whistle = await whistleOf(issue, street);
      for (const [name, unit] of [
        [lead.name, lead.unit],
        ['和平派出所', 'police-heping'],
      ] as const)
        await town
          .as(name)
          .order(issue, 'CheckIn', { whistle, unit, mode: 'ON_SITE', authorized: true });
      await street.order(issue, 'SplitSubtask', {
        ...{ unit: 'market', task: '核查夜市摊位证照', dueAt: town.clock.in({ days: 2 }) },
      });
      const subtask = await issue.assignmentOf('market', agent);
      await town.as('市场监督管理局').order(issue, 'SignAssignment', { assignment: subtask });
      await town
        .as('市场监督管理局')
        .order(issue, 'CompleteAssist', { assignment: subtask, result: '三户无照，已责令办理' });
      for (const [name, unit] of [
        [lead.name, lead.unit],
        ['和平派出所', 'police-heping'],
      ] as const)
        await town
          .as(name)
          .order(issue, 'CompleteWhistleWork', { whistle, unit, result: '现场已清理' });
      await street.order(issue, 'ReleaseUnits', { whistle, units: [lead.unit, 'police-heping'] });
      await handledAndTold(town, issue, lead);
      await evaluated(town, issue);
      const marks = (score: number) =>
        ['presence', 'cooperation', 'result'].map((item) => ({ item, score }));
      await street.order(issue, 'RateReverse', { unit: lead.unit, scores: marks(9) });
      await town
        .as('综合执法大队领导')
        .order(issue, 'RateReverse', { unit: 'police-heping', scores: marks(1) })
        .expectRefusal('ROLE_NOT_ALLOWED');
      await closedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });
  });
});

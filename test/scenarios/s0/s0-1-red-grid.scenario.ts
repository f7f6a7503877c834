import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Town } from '../harness/index.js';
import { ratedAndArchived } from '../harness/ending.js';
import { archivedBy, sentTo } from './life.js';

/**
 * S0-1 红色网格 (网格+党支部/党小组): 12 grid branches with 313 members stand on the 12 grids of a community;
 * members are bound to one grid, visit, discover and help there.
 */
describe('S0-1 红色网格', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
    await gridsDrawn();
  });
  afterAll(() => town.close());

  const COMMUNITY = 'demo-xinghu-qingchun';
  const NUMBERS = Array.from({ length: 12 }, (_, index) => index + 1);
  const grid = (number: number): string => `${COMMUNITY}-g${String(number)}`;
  const named = (zh: string, en: string) => ({ name: { zh, en } });
  const order = (command: string, fields: Record<string, unknown>) =>
    town.as('admin').post(`/directory/commands/${command}`, fields);
  const branch = () =>
    town.hire('qingchun', '青春路社区党委书记', {
      roles: ['BRANCH'],
      unit: 'branch-qingchun',
      territory: COMMUNITY,
    });
  const worker = () =>
    town.hire('red-1', '第1网格党员网格员', {
      roles: ['GRID'],
      unit: 'branch-qingchun',
      territory: grid(1),
    });

  /** Two trees over the same ground, joined branch by branch. */
  async function gridsDrawn(): Promise<void> {
    await order('RegisterTerritories', {
      territories: [
        {
          code: COMMUNITY,
          level: 'community',
          ...named('青春路社区', 'Qingchun'),
          parent: 'demo-xinghu',
        },
        ...NUMBERS.map((number) => ({
          ...{ code: grid(number), level: 'grid', parent: COMMUNITY },
          ...named(`青春路第${String(number)}网格`, `Qingchun grid ${String(number)}`),
        })),
      ],
    });
    await order('RegisterUnits', {
      units: [
        {
          ...{ code: 'branch-qingchun', kind: 'branch', parent: 'street-xinghu' },
          ...named('青春路社区党委', 'Qingchun Party Committee'),
          territory: COMMUNITY,
        },
      ],
    });
    await order('DefineTrees', {
      trees: [{ code: 'qingchun', ...named('青春路网格', 'Qingchun') }],
    });
    const node = (tree: string, number: number) => ({
      code: `${tree}-${grid(number)}`,
      tree,
      territory: grid(number),
      ...named(`第${String(number)}网格`, `Grid ${String(number)}`),
    });
    await order('PlaceNodes', {
      nodes: NUMBERS.flatMap((number) => [node('party', number), node('qingchun', number)]),
    });
    await order('DefineLinkKinds', {
      linkKinds: [
        {
          code: 'red-grid',
          ...named('红色网格', 'Red grid'),
          fromTree: 'party',
          toTree: 'qingchun',
        },
      ],
    });
    await order('DrawLinks', {
      links: NUMBERS.map((number) => ({
        code: `red-${grid(number)}`,
        kind: 'red-grid',
        from: `party-${grid(number)}`,
        to: `qingchun-${grid(number)}`,
      })),
    });
    await order('DefinePostTypes', {
      postTypes: [
        {
          code: 'party-grid-worker',
          ...named('党员网格员', 'Party grid worker'),
          verbs: ['REPORT', 'HANDLE'],
          overTree: 'qingchun',
          maxLoad: 50,
        },
      ],
    });
  }

  const appoint = (numbers: readonly number[]) =>
    order('AppointPosts', {
      posts: numbers.map((number) => ({
        code: `worker-${grid(number)}`,
        person: `member-${String(number)}`,
        type: 'party-grid-worker',
        place: `qingchun-${grid(number)}`,
        holder: 'A',
      })),
    });
  const coverage = () => town.as('分析员').get('/directory/post-types/party-grid-worker/coverage');
  const entry = (register: string, number: number) =>
    branch().open('register', {
      playbook: 'red-grid',
      register,
      title: `青春路第${String(number)}网格`,
      territory: grid(number),
      facts: [
        { fact: 'grid', value: grid(number) },
        ...(register === 'grid-branch' ? [{ fact: 'branch', value: '党支部' }] : []),
      ],
    });
  const found = (number: number) => ({
    channel: 'patrol',
    kind: 'HELP',
    title: '楼道堆物',
    territory: grid(number),
    category: 'sanitation.litter',
  });

  describe('红色网格', () => {
    it('joins each grid with its branch, and shows which grid has no worker yet', async () => {
      const { links } = (await town.as('分析员').get('/directory/links')) as {
        links: { kind: string }[];
      };
      expect(links.filter(({ kind }) => kind === 'red-grid')).toHaveLength(12);
      await appoint(NUMBERS.slice(0, 11));
      expect(await coverage()).toMatchObject({ places: 12, held: 11 });
      const { findings } = await town.as('分析员').get('/directory/findings');
      expect(findings).toContainEqual(
        expect.objectContaining({ rule: 'BELOW_QUOTA', code: 'party-grid-worker' }),
      );
      await appoint([12]);
      expect(await coverage()).toMatchObject({ places: 12, held: 12, share: 1 });
    });

    it('binds 313 members to the 12 grids, and counts visits and what they find', async () => {
      let members = 0;
      for (const number of NUMBERS) {
        const log = await entry('grid-branch', number);
        const amount = number === 12 ? 27 : 26;
        await branch().order(log, 'AddToTally', { tally: 'members', amount, basis: '入格名册' });
        if (number === 1)
          await worker().order(log, 'AddToTally', { tally: 'visits', basis: '3幢走访' });
        const { view } = (await log.seenBy(branch())) as {
          view: { tallies: Record<string, { total: number }> };
        };
        members += view.tallies['members']?.total ?? 0;
      }
      expect(members).toBe(313);
    });

    it('sounds the alarm where one worker looks after too many', async () => {
      const log = await entry('worker', 1);
      const add = (amount: number) =>
        branch().order(log, 'AddToTally', { tally: 'households', amount, basis: '分户' });
      await add(40);
      await add(10);
      const alerts = (await log.timeline(branch())).filter(({ type }) => type === 'TallyAdded');
      expect(alerts.map(({ data }) => data['alert'])).toEqual([false, true]);
    });

    it('sends what a worker finds from the grid to the archive', async () => {
      const issue = await worker().report(found(1));
      const unit = { unit: 'urban-management-sanitation', name: '环境卫生科' };
      const taken = { category: 'sanitation.litter', territory: grid(1), profile: 'red-grid' };
      await sentTo(town, issue, taken, { lead: unit.unit });
      expect(await archivedBy(town, issue, unit)).toBe('ARCHIVED');
    });

    it('lets a worker settle at once what is small, with a picture, and in no other grid', async () => {
      await worker().post('/issues', found(2)).expectRefusal('OUT_OF_SCOPE');
      const issue = await worker().report(found(1));
      await town.as('话务员').order(issue, 'AcceptIssue', {
        category: 'sanitation.litter',
        territory: grid(1),
        profile: 'red-grid',
      });
      await worker().order(issue, 'SettleAtCommunity', { result: '已搬走', media: ['after.jpg'] });
      await branch().order(issue, 'VerifyResult', { passed: true });
      await branch().order(issue, 'FeedBack', {
        content: '已清理',
        method: 'visit',
        reached: true,
      });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });
  });
});

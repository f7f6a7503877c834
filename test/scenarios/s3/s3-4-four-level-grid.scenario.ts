import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { ratedAndArchived } from '../harness/ending.js';

/**
 * S3-4 四级网格 146 = 1+17+128: the street coordinates, the community is responsible, the residents'
 * group reports, staff of the basic grid inspect; no institution, enterprise or school lies outside.
 */
describe('S3-4 四级网格 146 = 1+17+128', () => {
  let town: Town;
  let admin: Person;

  const named = (zh: string, en: string) => ({ name: { zh, en } });
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const community = (n: number) => `jf-c${String(n)}`;
  const basic = (n: number) => `${community(((n - 1) % 17) + 1)}-b${String(n)}`;

  const PLACES = [
    { code: 'jf', level: 'street', parent: 'demo', ...named('金方街道', 'Jinfang') },
    ...numbers(17).map((n) => ({
      ...{ code: community(n), level: 'community', parent: 'jf' },
      ...named(`第${String(n)}社区`, `Community ${String(n)}`),
    })),
    ...numbers(128).map((n) => ({
      ...{ code: basic(n), level: 'grid', parent: community(((n - 1) % 17) + 1) },
      ...named(`基础网格${String(n)}`, `Basic grid ${String(n)}`),
    })),
  ];
  const unit = (code: string, kind: string, territory: string, parent: string, zh: string) => ({
    ...{ code, kind, territory, parent, name: { zh, en: code } },
  });
  const UNITS = [
    unit('street-jf', 'street', 'jf', 'demo-government', '金方街道办事处'),
    ...numbers(17).map((n) =>
      unit(`u-${community(n)}`, 'community', community(n), 'street-jf', `第${String(n)}社区居委会`),
    ),
    unit('jf-mill', 'enterprise', 'jf', 'street-jf', '面粉厂'),
    unit('jf-school', 'institution', 'jf', 'street-jf', '金方小学'),
    unit('jf-clinic', 'institution', 'jf', 'street-jf', '金方卫生院'),
  ];
  const grid = (code: string, level: string, place: string, doer: string, verb: string) => ({
    ...{ code, kind: 'SMALL', level, drawnBy: 'street-jf', territories: [place] },
    ...named(code, code),
    layers: [{ duty: 'all-in-one', unit: doer, verbs: [verb] }],
  });
  const GRIDS = [
    grid('g-jf', 'street', 'jf', 'street-jf', 'COORDINATE'),
    ...numbers(17).map((n) =>
      grid(`g-${community(n)}`, 'community', community(n), `u-${community(n)}`, 'RESPONSIBLE'),
    ),
    ...numbers(128).map((n) =>
      grid(`g-${basic(n)}`, 'basic', basic(n), `u-${community(((n - 1) % 17) + 1)}`, 'INSPECT'),
    ),
  ];
  const GROUP = grid('group-1', 'residents-group', basic(1), `u-${community(1)}`, 'REPORT');

  const outside = async (): Promise<readonly string[]> => {
    const { findings } = (await admin.get('/directory/findings')) as {
      findings: { rule: string; code: string }[];
    };
    return findings.filter(({ rule }) => rule === 'UNIT_OUTSIDE_GRID').map(({ code }) => code);
  };

  beforeAll(async () => {
    town = await openTown();
    admin = town.as('admin');
    await admin.post('/directory/commands/RegisterTerritories', { territories: PLACES });
    await admin.post('/directory/commands/RegisterUnits', { units: UNITS });
  });
  afterAll(() => town.close());

  describe('四级网格', () => {
    it('draws 146 grids of three levels and finds nobody outside any more', async () => {
      expect(await outside()).toEqual(
        expect.arrayContaining(['jf-mill', 'jf-school', 'jf-clinic']),
      );
      expect(GRIDS).toHaveLength(1 + 17 + 128);
      await admin.post('/directory/commands/DrawGrids', { grids: GRIDS });
      await admin.post('/directory/commands/DrawGrids', { grids: [GROUP] });
      for (const code of ['jf-mill', 'jf-school', 'jf-clinic'])
        expect(await outside()).not.toContain(code);

      const { grids } = (await admin.get(`/directory/territories/${basic(1)}/grids`)) as {
        grids: { level: string; layers?: { verbs: string[] }[] }[];
      };
      const verbs = Object.fromEntries(
        grids
          .filter(({ layers }) => layers !== undefined)
          .map(({ level, layers }) => [level, layers?.[0]?.verbs]),
      );
      expect(verbs).toEqual({
        street: ['COORDINATE'],
        community: ['RESPONSIBLE'],
        'residents-group': ['REPORT'],
        basic: ['INSPECT'],
      });
    });

    it('lets no department draw a grid of its own', async () => {
      const own = { ...GROUP, code: 'own-net', drawnBy: 'urban-management' };
      await admin
        .post('/directory/commands/DrawGrids', { grids: [own] })
        .expectRefusal('GRID_BY_DEPARTMENT');
    });
  });

  describe('the four levels at work', () => {
    const place = community(1);
    const hire = (login: string, title: string, role: 'GRID' | 'STREET', territory: string) =>
      town.hire(login, title, { roles: [role], unit: 'street-jf', territory });

    async function reported(): Promise<IssueStory> {
      const seat = { roles: ['CENTREHOUSEHOLD'], territory: basic(1) } as const;
      const group = town.hire('jf-group', '居民小组长', seat);
      const issue = await group.report({
        ...{ channel: 'patrol', kind: 'HELP', title: '污水外溢', territory: basic(1) },
        category: 'facilities.flooding',
      });
      await town.as('话务员').order(issue, 'AcceptIssue', {
        ...{ category: 'facilities.flooding', territory: basic(1), profile: 'four-level-grid' },
      });
      return issue;
    }

    it('has the group report, the street coordinate, the community handle and the grid inspect', async () => {
      const issue = await reported();
      const dispatch = { lead: `u-${place}`, dueAt: town.clock.in({ days: 1 }) };
      await town
        .as('话务员')
        .order(issue, 'DispatchIssue', dispatch)
        .expectRefusal('ROLE_NOT_IN_PROFILE');
      await hire('jf-street', '街道网格中心', 'STREET', 'jf').order(
        issue,
        'DispatchIssue',
        dispatch,
      );

      const seat = { roles: ['COMMUNITY', 'UNIT'], unit: `u-${place}`, territory: place } as const;
      const secretary = town.hire('jf-community', '第1社区书记', seat);
      const assignment = await issue.assignmentOf(`u-${place}`, town.as('话务员'));
      await secretary.order(issue, 'SignAssignment', { assignment });
      await secretary.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
      await secretary.order(issue, 'CompleteHandling', {
        ...{ assignment, result: '管道已疏通', outcome: 'RESOLVED' },
      });
      await town
        .as('核查员')
        .order(issue, 'VerifyResult', { passed: true })
        .expectRefusal('ROLE_NOT_IN_PROFILE');
      await hire('jf-grid', '基础网格员', 'GRID', basic(1)).order(issue, 'VerifyResult', {
        passed: true,
      });
      await secretary.order(issue, 'FeedBack', {
        content: '已疏通',
        method: 'visit',
        reached: true,
      });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('does not let staff of another grid inspect', async () => {
      const issue = await reported();
      const dispatch = { lead: `u-${place}`, dueAt: town.clock.in({ days: 1 }) };
      await hire('jf-street', '街道网格中心', 'STREET', 'jf').order(
        issue,
        'DispatchIssue',
        dispatch,
      );
      await hire('jf-grid-2', '邻格网格员', 'GRID', basic(2))
        .order(issue, 'VerifyResult', { passed: true })
        .expectRefusal('OUT_OF_SCOPE');
    });
  });
});

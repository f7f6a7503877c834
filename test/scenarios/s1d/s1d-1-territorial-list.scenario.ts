import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1d-1 属地管理清单: 67 items of 19 departments say who leads, what the town does, and why. Matters
 * follow the list by rule; a refusal cites an item; what is much used and what sleeps is counted.
 */
describe('S1d-1 属地管理清单', () => {
  let town: Town;

  /** Six of the nineteen; the sample district has the other thirteen. */
  const MORE_DEPARTMENTS = {
    agriculture: '农业农村局',
    planning: '自然资源和规划局',
    forestry: '林业局',
    culture: '文化广电旅游局',
    justice: '司法局',
    veterans: '退役军人事务局',
  };
  const DEPARTMENTS = [
    ...['urban-management', 'housing', 'water', 'environment', 'police', 'transport', 'market'],
    ...['health', 'civil-affairs', 'labour', 'education', 'emergency', 'supervision-office'],
    ...Object.keys(MORE_DEPARTMENTS),
  ];
  const NUMBERS = Array.from({ length: 67 }, (_, index) => index + 1);
  const itemOf = (number: number): string => `territorial-${String(number)}`;
  const departmentOf = (number: number): string => DEPARTMENTS[number % 19] ?? '';
  const OF_WATER = 2;

  beforeAll(async () => {
    town = await openTown();
    const admin = town.as('admin');
    const order = (command: string, fields: object) =>
      admin.post(`/directory/commands/${command}`, { ...fields });
    await order('RegisterUnits', {
      units: Object.entries(MORE_DEPARTMENTS).map(([code, zh]) => ({
        ...{ code, kind: 'department', name: { zh, en: code }, parent: 'demo-government' },
      })),
    });
    await order('RegisterCategories', {
      categories: NUMBERS.map((number) => ({
        code: itemOf(number),
        name: { zh: `属地管理事项${String(number)}`, en: `Territorial matter ${String(number)}` },
        ...{ defaultUrgency: 'NORMAL', defaultComplexity: 'ORDINARY', defaultLimitDays: 10 },
      })),
    });
    await order('AdmitListItems', {
      listItems: NUMBERS.map((number) => ({
        ...{ id: itemOf(number), list: 'territorial', kind: 'DUTY', category: itemOf(number) },
        ...{ bearerUnit: departmentOf(number), lead: departmentOf(number) },
        assists: ['street-shanqian'],
        basis: `属地管理清单第${String(number)}项：部门主责，乡镇协助巡查、报告`,
      })),
    });
    await admin.post('/routing/rule-sets', {
      ruleSet: {
        id: 'by-the-list',
        name: { zh: '按清单派单', en: 'By the list' },
        rules: [
          { id: 'list', when: {}, lead: [{ listLead: true }], assists: [{ listAssists: true }] },
        ],
        fallback: [],
        firstReceiver: true,
        baseKinds: ['street', 'community'],
        confidence: { fallback: 0.3, passedOver: 0.8 },
      },
      reason: '属地管理清单发布',
    });
  });
  afterAll(() => town.close());

  async function accepted(number: number): Promise<IssueStory> {
    const issue = await town.as('话务员').report({
      ...{ channel: 'hotline', kind: 'HELP', title: '河岸塌方堵住机耕路' },
      territory: 'demo-shanqian-shangcun',
      appellant: { name: '郑有田', phone: '13800138001' },
    });
    await town.as('话务员').order(issue, 'AcceptIssue', {
      ...{ category: itemOf(number), territory: 'demo-shanqian-shangcun' },
      profile: 'territorial-list',
    });
    await town.settle();
    return issue;
  }

  const WATER = { unit: 'water', name: '水务局' };

  describe('属地管理清单', () => {
    it('holds 67 items of 19 departments, each with both parts and its basis', async () => {
      const { listItems } = (await town.as('水务局').get('/directory/list-items')) as {
        listItems: { list: string; lead: string; assists: string[]; basis: string }[];
      };
      const own = listItems.filter(({ list }) => list === 'territorial');
      expect(own).toHaveLength(67);
      expect(new Set(own.map(({ lead }) => lead)).size).toBe(19);
      for (const { assists, basis } of own) {
        expect(assists).toEqual(['street-shanqian']);
        expect(basis).toMatch(/第\d+项：部门主责/);
      }
    });

    it('leads a matter by its item to the department, the town beside it, up to the archive', async () => {
      const issue = await accepted(OF_WATER);
      const agent = town.as('话务员');
      expect(await issue.phase(agent)).toBe('DISPATCHED');
      const why = (await agent.get(`${issue.path}/routing`)) as {
        chosen: { lead: string; assists: string[]; basis: object };
        words: { zh: string }[];
      };
      expect(why.chosen).toMatchObject({
        ...{ lead: 'water', assists: ['street-shanqian'] },
        basis: { by: 'rule', listItem: itemOf(OF_WATER), confidence: 1 },
      });
      await takenUp(town, issue, WATER);
      const assist = await issue.assignmentOf('street-shanqian', agent);
      await town.as('山前镇').order(issue, 'SignAssignment', { assignment: assist });
      await town
        .as('山前镇')
        .order(issue, 'CompleteAssist', { assignment: assist, result: '已设警示、已报告' });
      await handledAndTold(town, issue, WATER);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('takes no refusal without an item, and keeps the department whose return is denied', async () => {
      const issue = await accepted(OF_WATER);
      const head = town.as('水务局领导');
      const assignment = await issue.assignmentOf('water', town.as('话务员'));
      await town.as('水务局').order(issue, 'SignAssignment', { assignment });
      const request = { assignment, basis: '应由农业农村局办理', suggestedUnit: 'agriculture' };
      await head.order(issue, 'RequestReturn', request).expectRefusal('LIST_ITEM_NEEDED');
      await head
        .order(issue, 'RequestReturn', { ...request, listItem: 'territorial-68' })
        .expectRefusal('LIST_ITEM_UNKNOWN');
      await head.order(issue, 'RequestReturn', { ...request, listItem: itemOf(13) });
      await town
        .as('派单员')
        .order(issue, 'DenyReturn', { assignment, reason: '清单第2项写明水务局主责', final: true });
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
      await head
        .order(issue, 'RequestReturn', { ...request, listItem: itemOf(13) })
        .expectRefusal('RETURN_BARRED');
    });

    it('shows what is asked for most and what sleeps, for the next revision', async () => {
      await accepted(OF_WATER);
      const { items } = (await town.as('admin').get('/directory/usage')) as {
        items: { item: string; dormant: boolean }[];
      };
      expect(items[0]).toMatchObject({ item: itemOf(OF_WATER), dormant: false });
      expect(items.find(({ item }) => item === itemOf(67))).toMatchObject({ dormant: true });
    });
  });
});

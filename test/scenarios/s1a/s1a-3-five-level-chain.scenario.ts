import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { acceptedUnder, toTheArchive } from './matter.js';

/**
 * S1a-3 五级组织链条: 街镇 → 社区 → 网格(小区) → 楼栋 → 单元. Organisations down to the stair; a matter goes
 * by its address to who answers for the stair.
 */
describe('S1a-3 五级组织链条', () => {
  let town: Town;

  const STAIR = 'demo-heping-liuyin-yuan-3-2';
  /** Place by level, and what the organisation there is called. */
  const CHAIN = [
    ['demo-heping', '街道党工委'],
    ['demo-heping-liuyin', '社区党委'],
    ['demo-heping-liuyin-g1', '网格党支部'],
    ['demo-heping-liuyin-yuan-3', '楼栋党小组'],
    [STAIR, '单元党员中心户'],
  ] as const;
  const nodeOf = (index: number): string => `chain-${String(index + 1)}`;

  beforeAll(async () => {
    town = await openTown();
    const admin = town.as('admin');
    await admin.post('/directory/commands/DefineTrees', {
      trees: [{ code: 'chain', name: { zh: '五级组织链条', en: 'Chain in five levels' } }],
    });
    await admin.post('/directory/commands/PlaceNodes', {
      nodes: CHAIN.map(([territory, zh], index) => ({
        ...{ code: nodeOf(index), tree: 'chain', name: { zh, en: zh }, territory },
        ...(index === 0 ? {} : { parent: nodeOf(index - 1) }),
      })),
    });
    await admin.post('/routing/rule-sets', {
      ruleSet: {
        ...{ id: 'by-address', name: { zh: '按址派单', en: 'By address' } },
        rules: [{ id: 'compound', when: { compound: true }, lead: [{ propertyOfCompound: true }] }],
        fallback: [{ unitOfTerritory: 'community' }],
        ...{ firstReceiver: true, baseKinds: ['street', 'community'] },
        confidence: { fallback: 0.3, passedOver: 0.8 },
      },
      reason: '五级链条按址派单',
    });
  });
  afterAll(() => town.close());

  const PROPERTY = { unit: 'property-anju', name: '物业' };
  const at = (territory: string): Promise<IssueStory> =>
    acceptedUnder(town, 'five-level-chain', { report: { territory } });

  describe('五级组织链条', () => {
    it('has an organisation at each of five levels, one below the other', async () => {
      const { nodes } = (await town.as('柳荫社区').get('/directory/nodes')) as {
        nodes: { code: string; parent?: string; territory: string }[];
      };
      const parentOf = new Map(nodes.map(({ code, parent }) => [code, parent]));
      const upwards: string[] = [];
      for (let code: string | undefined = nodeOf(4); code !== undefined; code = parentOf.get(code))
        upwards.push(nodes.find((node) => node.code === code)?.territory ?? '');
      expect(upwards).toEqual(CHAIN.map(([territory]) => territory).reverse());
    });

    it('sends a matter of a stair by its address, and each level sees it to the archive', async () => {
      const issue = await at(STAIR);
      await town.settle();
      expect(await issue.phase(town.as('派单员'))).toBe('DISPATCHED');
      for (const name of ['和平街道', '柳荫社区', '柳荫社区网格员'])
        expect(await issue.phase(town.as(name))).toBe('DISPATCHED');
      const leader = town.hire('stair', '单元长', { roles: ['GRID'], territory: STAIR });
      expect(await issue.phase(leader)).toBe('DISPATCHED');
      await toTheArchive(town, issue, PROPERTY);
      expect(await issue.phase(leader)).toBe('ARCHIVED');
    });

    it('leaves a matter without a stair to a dispatcher, and keeps it from the stair’s people', async () => {
      const issue = await at('demo-heping-guangming');
      await town.settle();
      expect(await issue.phase(town.as('派单员'))).toBe('ACCEPTED');
      const stranger = town.hire('stair2', '单元长', { roles: ['GRID'], territory: STAIR });
      await stranger.tryGetting(issue.path).expectRefusal('OUT_OF_SCOPE');
    });

    it('takes no organisation below one of another tree, and no stair above its building', async () => {
      const admin = town.as('admin');
      const name = { zh: '单元', en: 'Stair' };
      await admin
        .post('/directory/commands/PlaceNodes', {
          nodes: [{ code: 'chain-x', tree: 'chain', name, parent: 'party-liuyin' }],
        })
        .expectRefusal('NODE_IN_OTHER_TREE');
      await admin
        .post('/directory/commands/RegisterTerritories', {
          territories: [{ code: 'demo-x', level: 'building', name, parent: STAIR }],
        })
        .expectRefusal('LEVEL_NOT_BELOW_PARENT');
    });
  });
});

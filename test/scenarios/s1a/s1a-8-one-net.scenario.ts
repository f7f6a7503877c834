import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';
import { acceptedUnder, inDirectory } from './matter.js';

/**
 * S1a-8 多网合一 "一张网"、警地融合: party, police, 综治 and city-management grids become one net, several
 * duties on one geometry; no department draws a grid of its own.
 */
describe('S1a-8 多网合一 "一张网"、警地融合', () => {
  let town: Town;

  const PLACE = 'demo-heping-guangming-g1';
  const NAME = { zh: '光明一张网', en: 'Guangming net' };
  const OLD = ['party', 'police', 'security', 'city'].map((duty) => `old-${duty}`);
  const LAYERS = [
    { duty: 'party', unit: 'alliance-heping', verbs: ['COORDINATE'] },
    { duty: 'public-order', unit: 'police-heping', verbs: ['RESPONSIBLE', 'INSPECT'] },
    {
      duty: 'comprehensive-governance',
      unit: 'community-guangming',
      verbs: ['COORDINATE', 'REPORT'],
    },
    { duty: 'urban-management', unit: 'urban-management', verbs: ['RESPONSIBLE'] },
  ];

  beforeAll(async () => {
    town = await openTown();
    await inDirectory(town, 'DrawGrids', {
      grids: OLD.map((code) => ({
        ...{ code, kind: 'SPECIAL', name: { zh: code, en: code }, drawnBy: 'street-heping' },
        territories: [PLACE],
      })),
    });
    await town.clock.advance({ days: 1 });
  });
  afterAll(() => town.close());

  const gridsThere = async (): Promise<{ code: string; kind: string; layers?: object[] }[]> => {
    const path = `/directory/territories/${PLACE}/grids`;
    const { grids } = (await town.as('和平街道').get(path)) as {
      grids: { code: string; kind: string }[];
    };
    return grids.filter(({ kind }) => kind === 'SMALL' || kind === 'SPECIAL');
  };
  const drawn = (code: string, drawnBy: string) => ({
    grids: [{ code, kind: 'SMALL', name: NAME, drawnBy, territories: [PLACE], layers: LAYERS }],
  });

  describe('多网合一', () => {
    it('makes one net of four: the geometry once, each duty a layer of it', async () => {
      expect((await gridsThere()).map(({ code }) => code)).toEqual(OLD);
      await inDirectory(town, 'EndEntries', { table: 'grids', codes: OLD, reason: '多网合一' });
      await inDirectory(town, 'DrawGrids', drawn('net-guangming', 'street-heping'));
      const [net, ...others] = await gridsThere();
      expect(others).toEqual([]);
      expect(net).toMatchObject({ code: 'net-guangming', layers: LAYERS });
    });

    it.each([
      'police',
      'urban-management',
      'urban-management-sanitation',
      'property-anju',
      'power-supply',
    ])('lets %s draw no grid of its own', async (unit) => {
      const refused = await town
        .as('admin')
        .post('/directory/commands/DrawGrids', drawn('own-grid', unit))
        .expectRefusal('GRID_BY_DEPARTMENT');
      expect(refused.params).toMatchObject({ unit });
      expect((await gridsThere()).map(({ code }) => code)).not.toContain('own-grid');
    });

    it('finds no place without a net', async () => {
      const { findings } = (await town.as('和平街道').get('/directory/findings')) as {
        findings: { rule: string; code: string }[];
      };
      expect(findings.filter(({ rule }) => rule === 'PLACE_OUTSIDE_GRID')).toEqual([]);
    });

    it('has police and community settle a matter of the grid together, to the archive', async () => {
      const issue = await acceptedUnder(town, 'one-net', {
        report: { territory: PLACE, category: 'environment.living-noise', title: '邻里噪声纠纷' },
      });
      await town.as('派单员').order(issue, 'DispatchIssue', {
        ...{ lead: 'police-heping', assists: ['community-guangming'] },
        dueAt: town.clock.in({ days: 3 }),
      });
      const police = { unit: 'police-heping', name: '和平派出所' };
      await takenUp(town, issue, police);
      const assignment = await issue.assignmentOf('community-guangming', town.as('派单员'));
      await town
        .as('和平派出所')
        .order(issue, 'CompleteHandling', {
          assignment: await issue.assignmentOf(police.unit, town.as('派单员')),
          ...{ result: '已调解', outcome: 'RESOLVED' },
        })
        .expectRefusal('ASSIST_OPEN');
      await town.as('光明社区').order(issue, 'SignAssignment', { assignment });
      await town
        .as('光明社区')
        .order(issue, 'CompleteAssist', { assignment, result: '已上门劝导' });
      await handledAndTold(town, issue, police);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('派单员'))).toBe('ARCHIVED');
    });
  });
});

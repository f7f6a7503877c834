import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { acceptedUnder, dispatchedTo, toTheArchive } from './matter.js';

/**
 * S1a-2 三级包保: a district leader for each street, a division-level cadre for each community, section
 * and community cadres for each grid; what one level cannot settle goes to the sponsor of the next.
 */
describe('S1a-2 三级包保', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const GRID = 'demo-heping-liuyin-g1';
  const HIGHER = { tried: '已三次上门协调', reason: '本级无法解决' };

  /** Persons to whom the matter was taken up, by event. */
  const sponsorsCalled = async (issue: IssueStory): Promise<unknown[]> =>
    (await issue.timeline(town.as('派单员')))
      .filter(({ type }) => type === 'IssueEscalated')
      .map(({ data }) => [data['from'], data['to'], data['sponsors']]);

  describe('三级包保', () => {
    it('knows the chain of a grid: three levels, each with somebody', async () => {
      const { sponsors } = (await town
        .as('和平街道')
        .get(`/directory/territories/${GRID}/sponsors`)) as {
        sponsors: { level: string; type: string; person: string }[];
      };
      expect(sponsors.map(({ level, type }) => `${level} ${type}`)).toEqual([
        'grid sponsor-community',
        'community sponsor-street',
        'community sponsor-street',
        'street sponsor-district',
      ]);
      expect(sponsors.at(-1)?.person).toBe(await town.as('区领导').id());
    });

    it('takes a matter up to the sponsor of each next level, and then to the archive', async () => {
      const issue = await acceptedUnder(town, 'three-level-sponsors');
      await town.as('柳荫社区网格员').order(issue, 'EscalateIssue', HIGHER);
      await town.as('柳荫社区').order(issue, 'EscalateIssue', HIGHER);
      expect(await sponsorsCalled(issue)).toEqual([
        ['GRID', 'COMMUNITY', [await town.as('包保人').id(), await town.as('和平街道').id()]],
        ['COMMUNITY', 'STREET', [await town.as('区领导').id()]],
      ]);
      await town.as('区领导').order(issue, 'EscalateIssue', HIGHER).expectRefusal('TOP_LEVEL');
      await dispatchedTo(town, issue);
      await toTheArchive(town, issue);
      expect(await issue.phase(town.as('包保人'))).toBe('ARCHIVED');
    });

    it('goes up by itself where nobody settles it within the three days of a level', async () => {
      const issue = await acceptedUnder(town, 'three-level-sponsors');
      await town.clock.advance({ workingDays: 3 });
      expect((await sponsorsCalled(issue)).map((call) => (call as string[])[1])).toEqual([
        'COMMUNITY',
      ]);
    });

    it('shows a sponsor what is open in the own places, and nothing of others', async () => {
      const own = await acceptedUnder(town, 'three-level-sponsors');
      const other = await acceptedUnder(town, 'three-level-sponsors', {
        report: { territory: 'demo-qingshui-heyan' },
      });
      const { issues } = (await town.as('包保人').get('/issues?open=true')) as {
        issues: { issue: string }[];
      };
      const seen = issues.map(({ issue }) => issue);
      expect(seen).toContain(own.id);
      expect(seen).not.toContain(other.id);
      await town.as('包保人').tryGetting(other.path).expectRefusal('OUT_OF_SCOPE');
    });

    it('finds the streets that nobody sponsors', async () => {
      const admin = town.as('admin');
      expect(await admin.get('/directory/post-types/sponsor-district/coverage')).toMatchObject({
        places: 4,
        held: 1,
      });
      const { findings } = (await admin.get('/directory/findings')) as {
        findings: { rule: string; code: string }[];
      };
      expect(findings).toContainEqual(
        expect.objectContaining({ rule: 'BELOW_QUOTA', code: 'sponsor-district' }),
      );
      const issue = await acceptedUnder(town, 'three-level-sponsors', {
        report: { territory: 'demo-qingshui-heyan' },
      });
      await town.as('指挥长').order(issue, 'EscalateIssue', HIGHER);
      expect(await sponsorsCalled(issue)).toEqual([['GRID', 'COMMUNITY', []]]);
    });
  });
});

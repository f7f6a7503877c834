import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S4-12 初心行动, 六个创新品牌: a programme over six brands (S4-1 … S4-6); what is done under it is tagged by brand, and each
 * brand is a mechanism of its own.
 */
describe('S4-12 初心行动', () => {
  let town: Town;

  const MATTER = { territory: 'demo-heping-liuyin', category: 'housing.property-service' };
  const BRANDS = {
    'red-property-loop': 'S4-1',
    'four-tier-mediation': 'S4-2',
    'good-neighbours': 'S4-3',
    'business-three-heads': 'S4-4',
    'equity-points': 'S4-5',
    'hearts-together': 'S4-6',
  };

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const reported = (): Promise<IssueStory> =>
    town.as('居民').report({ channel: 'snapshot', kind: 'HELP', title: '初心行动事项', ...MATTER });

  const accept = (issue: IssueStory, tags: readonly string[]) =>
    town.as('话务员').order(issue, 'AcceptIssue', {
      ...{ ...MATTER, profile: 'original-intent-action', tags },
    });

  describe('初心行动、六个创新品牌', () => {
    it('carries its brands from acceptance to the archive', async () => {
      const issue = await reported();
      const tags = ['red-property-loop', 'good-neighbours'];
      await accept(issue, tags);
      const housing = { unit: 'housing', name: 'housing' };
      const dueAt = town.clock.in({ days: 5 });
      await town.as('派单员').order(issue, 'DispatchIssue', { lead: housing.unit, dueAt });
      await takenUp(town, issue, housing);
      await handledAndTold(town, issue, housing);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      const story = await issue.timeline(town.as('话务员'));
      const accepted = story.find(({ type }) => type === 'IssueAccepted');
      expect(accepted?.data['tags']).toEqual(tags);
    });

    it.each(Object.entries(BRANDS))(
      'has the brand %s, run by the mechanism of %s',
      async (id, row) => {
        const issue = await reported();
        await accept(issue, [id]);
        const { playbooks } = (await town.as('admin').get('/playbooks')) as {
          playbooks: { id: string; mechanisms?: string[] }[];
        };
        expect(playbooks.find((each) => each.id === id)?.mechanisms).toContain(row);
      },
    );

    it('knows no seventh brand', async () => {
      const issue = await reported();
      const refused = await accept(issue, ['seventh']).expectRefusal('UNKNOWN_TAG');
      expect(refused.params).toMatchObject({ tag: 'seventh' });
      expect(await issue.phase(town.as('话务员'))).toBe('REPORTED');
    });

    it('sends the matter that did not satisfy back to work, brand or not', async () => {
      const issue = await reported();
      await accept(issue, ['hearts-together']);
      const housing = { unit: 'housing', name: 'housing' };
      await town.as('派单员').order(issue, 'DispatchIssue', { lead: housing.unit });
      await takenUp(town, issue, housing);
      await handledAndTold(town, issue, housing);
      await town.as('居民').order(issue, 'SubmitEvaluation', {
        ...{ contacted: true, resolution: 'UNRESOLVED', satisfaction: 'DISSATISFIED' },
      });
      await town.as('回访员').order(issue, 'OrderRework', { reason: '没有解决' });
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
    });
  });
});

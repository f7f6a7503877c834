import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { acceptedUnder, dispatchedTo, toTheArchive } from './matter.js';

/**
 * S1a-14 民生实事, 敬老食堂, 社区慈善基金: items of service and projects for daily life, with where their
 * money comes from; the community fund is one source.
 */
describe('S1a-14 民生实事', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const proposed = (type: string, title: string): Promise<SideStory> =>
    town.as('柳荫社区').open('register', {
      ...{ playbook: 'livelihood-items', register: 'item', title },
      territory: 'demo-heping-liuyin',
      facts: [{ fact: 'type', value: type }],
    });
  const funded = (item: SideStory, source: string, amount: number): Promise<unknown> =>
    Promise.resolve(
      town
        .as('柳荫社区')
        .order(item, 'AddToTally', { tally: 'money', source, amount, basis: '到账凭证' }),
    );
  const cost = (value: string) => ({ facts: [{ fact: 'cost', value }] });
  const viewOf = async (item: SideStory): Promise<unknown> =>
    (await item.seenBy(town.as('和平街道')))['view'];

  describe('民生实事', () => {
    it('runs a canteen for the elderly on the community fund, and brings what is asked of it to the end', async () => {
      const canteen = await proposed('service', '敬老食堂');
      const street = town.as('和平街道');
      await street.order(canteen, 'FillFacts', cost('60000'));
      await funded(canteen, 'community-fund', 42_000.5);
      await funded(canteen, 'budget', 18_000);
      await street.order(canteen, 'TakeStep', { step: 'start' });
      for (const basis of ['午餐', '晚餐'])
        await town.as('柳荫社区').order(canteen, 'AddToTally', { tally: 'meals', basis });

      const issue = await acceptedUnder(town, 'livelihood-items', {
        report: { category: 'livelihood.elderly-care', title: '请给3号楼送餐' },
        accept: { tags: ['service'] },
      });
      await town.as('柳荫社区').order(canteen, 'ConnectIssue', { issue: issue.id });
      const civil = { unit: 'civil-affairs', name: '民政局' };
      await dispatchedTo(town, issue, civil);
      await toTheArchive(town, issue, civil);
      expect(await issue.phase(street)).toBe('ARCHIVED');
      expect(await viewOf(canteen)).toMatchObject({
        ...{ at: 'RUNNING', facts: { type: 'service' }, issues: [issue.id] },
        tallies: {
          money: { total: 60_000.5, bySource: { 'community-fund': 42_000.5, budget: 18_000 } },
          meals: { total: 2 },
        },
      });
    });

    it('finishes a project with a picture of it', async () => {
      const project = await proposed('project', '楼道扶手改造');
      const street = town.as('和平街道');
      await street.order(project, 'FillFacts', cost('8000'));
      await funded(project, 'community-fund', 8_000);
      await street.order(project, 'TakeStep', { step: 'start' });
      await street.order(project, 'TakeStep', { step: 'finish' }).expectRefusal('MEDIA_MISSING');
      await street.order(project, 'TakeStep', { step: 'finish', media: ['handrail.jpg'] });
      expect(await project.status(street)).toBe('ENDED');
    });

    it('starts nothing without money, takes it from no unnamed source, and may drop it', async () => {
      const item = await proposed('service', '理发日');
      const street = town.as('和平街道');
      await street.order(item, 'TakeStep', { step: 'start' }).expectRefusal('FACTS_MISSING');
      await street.order(item, 'FillFacts', cost('500'));
      await street.order(item, 'TakeStep', { step: 'start' }).expectRefusal('TALLY_TOO_LOW');
      await street
        .order(item, 'AddToTally', { tally: 'money', amount: 500, basis: '现金' })
        .expectRefusal('TALLY_SOURCE');
      await street
        .order(item, 'AddToTally', {
          tally: 'money',
          source: 'lottery',
          amount: 500,
          basis: '彩票',
        })
        .expectRefusal('TALLY_SOURCE');
      await street.order(item, 'TakeStep', { step: 'drop' });
      expect(await viewOf(item)).toMatchObject({ at: 'DROPPED' });
    });
  });
});

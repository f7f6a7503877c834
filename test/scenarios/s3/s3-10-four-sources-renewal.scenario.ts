import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S3-10 四个一点 + 四改: 街道出一点, 社会力量帮一点, 包保单位捐一点, 党员群众做一点. Four sources pay for a
 * renewal project, in money, in kind and in hours; the project is of one of four types.
 */
describe('S3-10 四个一点 + 四改', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PROJECT = {
    playbook: 'four-sources-renewal',
    register: 'renewal',
    title: '柳荫苑雨污管网改造',
    territory: 'demo-heping-liuyin',
  };
  const FACTS = [
    { fact: 'type', value: 'basic-facilities' },
    { fact: 'budget', value: '260000' },
    { fact: 'sponsor', value: 'housing' },
  ];

  const proposed = (): Promise<SideStory> =>
    town.as('柳荫社区').open('register', { ...PROJECT, facts: FACTS });

  const gives = async (
    project: SideStory,
    tally: string,
    source: string,
    amount: number,
  ): Promise<void> => {
    await town
      .as('和平街道')
      .order(project, 'AddToTally', { tally, source, amount, basis: `${source}到位` });
  };

  describe('四个一点、四改', () => {
    it('funds a project from four sources and hands it over', async () => {
      const street = town.as('和平街道');
      const project = await proposed();
      await gives(project, 'money', 'street', 180_000.5);
      await gives(project, 'money', 'sponsor', 30_000);
      await gives(project, 'kind', 'society', 20_000);
      await street.order(project, 'TakeStep', { step: 'fund' });
      await town.as('柳荫社区').order(project, 'TakeStep', { step: 'start' });
      await town.clock.advance({ days: 30 });
      await gives(project, 'hours', 'people', 96);
      await gives(project, 'hours', 'people', 40);
      await town
        .as('业委会')
        .order(project, 'TakeStep', { step: 'accept', media: ['before.jpg', 'after.jpg'] });

      const { status, view } = (await project.seenBy(street)) as {
        status: string;
        view: { at: string; tallies: Record<string, { total: number; bySource: object }> };
      };
      expect([status, view.at]).toEqual(['ENDED', 'ACCEPTED']);
      expect(view.tallies['money']).toMatchObject({
        total: 210_000.5,
        bySource: { street: 180_000.5, sponsor: 30_000 },
      });
      expect(view.tallies['kind']).toMatchObject({ total: 20_000, bySource: { society: 20_000 } });
      expect(view.tallies['hours']).toMatchObject({ total: 136, bySource: { people: 136 } });
    });

    it('does not let works begin on one source alone', async () => {
      const project = await proposed();
      await gives(project, 'money', 'street', 180_000);
      const refused = await town
        .as('和平街道')
        .order(project, 'TakeStep', { step: 'fund' })
        .expectRefusal('TALLY_TOO_LOW');
      expect(refused.params).toMatchObject({ tally: 'kind' });
    });

    it('books labour in hours and money in yuan, each to its source', async () => {
      const project = await proposed();
      const booking = { tally: 'hours', amount: 8, basis: '清理楼道' };
      const street = town.as('和平街道');
      await street
        .order(project, 'AddToTally', { ...booking, source: 'street' })
        .expectRefusal('TALLY_SOURCE');
      await street
        .order(project, 'AddToTally', {
          tally: 'money',
          source: 'street',
          amount: -1,
          basis: '冲账',
        })
        .expectRefusal('TALLY_AMOUNT');
    });

    it.each(['compound-look', 'house-function', 'basic-facilities', 'living-environment'])(
      'knows the renewal %s',
      async (type) => {
        const facts = [{ fact: 'type', value: type }];
        const project = await town.as('柳荫社区').open('register', { ...PROJECT, facts });
        expect(await project.status(town.as('和平街道'))).toBe('OPEN');
      },
    );

    it('knows no fifth kind, and marks works that drag on', async () => {
      const facts = [{ fact: 'type', value: 'fifth' }];
      await town
        .as('柳荫社区')
        .tryOpening('register', { ...PROJECT, facts })
        .expectRefusal('FACT_MALFORMED');

      const project = await proposed();
      await gives(project, 'money', 'sponsor', 1_000);
      await gives(project, 'kind', 'society', 500);
      await town.as('和平街道').order(project, 'TakeStep', { step: 'fund' });
      await town.as('和平街道').order(project, 'TakeStep', { step: 'start' });
      await town.clock.advance({ days: 61 });
      const types = (await project.timeline(town.as('和平街道'))).map(({ type }) => type);
      expect(types).toContain('EntryOverdue');
    });
  });
});

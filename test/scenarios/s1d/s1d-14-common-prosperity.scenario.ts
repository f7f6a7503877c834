import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S1d-14 服务综合体、强村公司、共富工坊: 20 villages and more than 30 000 jobs. Context only: the house knows
 * what there is and counts the jobs; it steers nothing.
 */
describe('S1d-14 服务综合体、强村公司、共富工坊', () => {
  let town: Town;
  const VILLAGES = Array.from({ length: 20 }, (_, index) => `demo-shanqian-v${String(index + 1)}`);

  beforeAll(async () => {
    town = await openTown();
    await town.as('admin').post('/directory/commands/RegisterTerritories', {
      territories: VILLAGES.map((code, index) => ({
        ...{ code, level: 'community', parent: 'demo-shanqian' },
        name: { zh: `共富${String(index + 1)}村`, en: `Village ${String(index + 1)}` },
      })),
    });
  });
  afterAll(() => town.close());

  const founded = (village: string, kind = 'workshop'): Promise<SideStory> =>
    town.as('山前镇').open('register', {
      ...{ playbook: 'common-prosperity', register: 'undertaking', title: '来料加工' },
      territory: village,
      facts: [
        { fact: 'kind', value: kind },
        { fact: 'village', value: village },
      ],
    });

  const jobsOf = async (stream: SideStory): Promise<number> => {
    const { view } = (await stream.seenBy(town.as('山前镇'))) as {
      view: { tallies: Record<string, { total: number }> };
    };
    return view.tallies['jobs']?.total ?? 0;
  };

  describe('共富工坊', () => {
    it('counts more than 30 000 jobs in 20 villages', async () => {
      let jobs = 0;
      for (const village of VILLAGES) {
        const workshop = await founded(village);
        await town
          .as('山前镇')
          .order(workshop, 'AddToTally', { tally: 'jobs', amount: 1_505, basis: '年度统计' });
        jobs += await jobsOf(workshop);
      }
      expect(jobs).toBe(30_100);
    });

    it.each(['service-complex', 'village-company', 'workshop'])('knows a %s', async (kind) => {
      const one = await founded('demo-shanqian-shangcun', kind);
      expect(await one.status(town.as('山前镇'))).toBe('OPEN');
    });

    it('counts no jobs of what has ended, and takes back what was counted wrongly', async () => {
      const one = await founded('demo-shanqian-shangcun');
      const street = town.as('山前镇');
      await street.order(one, 'AddToTally', { tally: 'jobs', amount: 50, basis: '年度统计' });
      await street.order(one, 'AddToTally', { tally: 'jobs', amount: -8, basis: '重复统计，冲减' });
      expect(await jobsOf(one)).toBe(42);
      await street.order(one, 'TakeStep', { step: 'end' });
      await street
        .order(one, 'AddToTally', { tally: 'jobs', amount: 10, basis: '停办后' })
        .expectRefusal('WRONG_STATUS');
    });
  });
});

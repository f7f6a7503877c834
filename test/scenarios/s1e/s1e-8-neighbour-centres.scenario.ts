import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { COMMUNITY, kindsOf } from './compound.js';

/**
 * S1e-8 邻里中心 31, 一刻钟圈: the share of households within 15 minutes of a centre; three platforms
 * (learning, exchange, models) hold events, 1230 of them for the models.
 */
describe('S1e-8 邻里中心 31', () => {
  let town: Town;

  const PLAYBOOK = 'neighbour-centres';
  const CENTRES = 31;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const opened = (register: string, platform?: string): Promise<SideStory> =>
    town.as('柳荫社区').open('register', {
      ...{ playbook: PLAYBOOK, register, title: '柳荫邻里中心', territory: COMMUNITY },
      ...(platform === undefined
        ? {}
        : {
            facts: [
              { fact: 'platform', value: platform },
              { fact: 'day', value: '2026-03-14' },
            ],
          }),
    });

  describe('邻里中心', () => {
    it('has 31 centres where people can come', async () => {
      await town.as('admin').post('/directory/commands/OpenServicePoints', {
        servicePoints: Array.from({ length: CENTRES }, (_, index) => ({
          ...{ code: `centre-${String(index + 1)}`, territory: COMMUNITY, intake: true },
          name: {
            zh: `邻里中心${String(index + 1)}`,
            en: `Neighbours' centre ${String(index + 1)}`,
          },
        })),
      });
      const { servicePoints } = (await town.as('居民').get('/directory/service-points')) as {
        servicePoints: { code: string }[];
      };
      expect(servicePoints.filter(({ code }) => code.startsWith('centre-'))).toHaveLength(31);
    });

    it('counts the households within a quarter of an hour', async () => {
      const community = town.as('柳荫社区');
      const circle = await opened('quarter-hour');
      const confirm = { step: 'confirm' };
      const street = town.as('和平街道');
      await street.order(circle, 'TakeStep', confirm).expectRefusal('TALLY_TOO_LOW');
      const booking = { tally: 'households', basis: '步行测时' };
      const count = (source: string, amount: number) =>
        community.order(circle, 'AddToTally', { ...booking, source, amount });
      await count('within', 396);
      await count('beyond', 44);
      await count('halfway', 1).expectRefusal('TALLY_SOURCE');
      const { view } = (await circle.seenBy(street)) as {
        view: { tallies: { households: { total: number; bySource: { within: number } } } };
      };
      const { total, bySource } = view.tallies.households;
      expect(bySource.within / total).toBe(0.9);
      await community.order(circle, 'TakeStep', confirm).expectRefusal('ROLE_NOT_IN_REGISTER');
      await street.order(circle, 'TakeStep', confirm);
      expect(await circle.status(street)).toBe('ENDED');
    });
  });

  describe('学习、交流、榜样平台', () => {
    it.each(['learning', 'exchange', 'model'])(
      'holds an event of the platform %s',
      async (name) => {
        const community = town.as('柳荫社区');
        const event = await opened('event', name);
        await community.order(event, 'AddToTally', { tally: 'registered', basis: '报名' });
        await community.order(event, 'TakeStep', { step: 'hold' });
        expect(await event.seenBy(community)).toMatchObject({
          status: 'ENDED',
          view: { at: 'HELD' },
        });
      },
    );

    it('holds none nobody registered for, and knows no fourth platform', async () => {
      const community = town.as('柳荫社区');
      const event = await opened('event', 'exchange');
      await community.order(event, 'TakeStep', { step: 'hold' }).expectRefusal('TALLY_TOO_LOW');
      await community.order(event, 'TakeStep', { step: 'call-off' });
      expect(await kindsOf(event, community)).toContain('StepTaken');
      await expect(opened('event', 'sports')).rejects.toThrow('FACT_MALFORMED');
    });

    it('says when the platform of models has held 1230', async () => {
      const community = town.as('柳荫社区');
      const account = await opened('model-platform');
      for (const amount of [1229, 1])
        await community.order(account, 'AddToTally', { tally: 'events', amount, basis: '台账' });
      const added = (await account.timeline(community)).filter(({ type }) => type === 'TallyAdded');
      expect(added.map(({ data }) => [data['total'], data['alert']])).toEqual([
        [1229, false],
        [1230, true],
      ]);
    });
  });
});

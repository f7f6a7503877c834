import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S1d-3 网格员本职清单、双查四必知、入格事项半年一审、超权限一律禁入: an item enters the grid only after review,
 * and again every half year. Beyond authority or capacity it is barred; a missed review suspends it.
 */
describe('S1d-3 网格员本职清单、双查四必知、入格事项半年一审、超权限一律禁入', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const ITEM = {
    playbook: 'grid-admission',
    list: 'grid-own-duties',
    kind: 'DUTY',
    category: 'sanitation.small-ads',
    bearerKind: 'community',
    basis: '网格员本职清单：巡查发现并清理小广告',
  } as const;
  const FITS = { withinAuthority: true, openPerWorker: 12, note: '属网格员巡查职责，人手够' };

  const proposed = (item: string, more: object = {}): Promise<SideStory> =>
    town.as('柳荫社区').open('listAdmission', { ...ITEM, item, ...more });

  const district = () => town.as('区领导');

  async function admitted(item: string): Promise<SideStory> {
    const entry = await proposed(item);
    await town.as('和平街道').order(entry, 'ReviewItem', FITS);
    await district().order(entry, 'AdmitItem');
    return entry;
  }

  async function isInForce(item: string): Promise<boolean> {
    const lists = (await town.as('admin').get('/directory/list-items')) as {
      listItems: { id: string }[];
    };
    const halted = (await town.as('admin').get('/directory/suspensions')) as {
      suspensions: { code: string }[];
    };
    return (
      lists.listItems.some(({ id }) => id === item) &&
      !halted.suspensions.some(({ code }) => code === item)
    );
  }

  describe('入格事项半年一审', () => {
    it('lets an item enter after review, by others than those who proposed it', async () => {
      const entry = await proposed('grid-small-ads');
      await district().order(entry, 'AdmitItem').expectRefusal('WRONG_STATUS');
      await town.as('和平街道').order(entry, 'ReviewItem', FITS);
      await town.as('和平街道').order(entry, 'AdmitItem').expectRefusal('ROLE_NOT_DECIDER');
      expect(await isInForce('grid-small-ads')).toBe(false);
      await district().order(entry, 'AdmitItem');
      expect(await entry.status(district())).toBe('ADMITTED');
      expect(await isInForce('grid-small-ads')).toBe(true);
    });

    it('bars what is beyond the authority of the grid, whoever wants it', async () => {
      const entry = await proposed('grid-fines', { category: 'sanitation.street-vendor' });
      const review = { ...FITS, withinAuthority: false, note: '行政处罚权不在网格' };
      await town.as('和平街道').order(entry, 'ReviewItem', review);
      await district().order(entry, 'AdmitItem').expectRefusal('BEYOND_AUTHORITY');
      await district().order(entry, 'RefuseItem', { reason: '超权限，一律禁入' });
      expect(await entry.status(district())).toBe('REFUSED');
      expect(await isInForce('grid-fines')).toBe(false);
    });

    it('bars what the workers have no hands for', async () => {
      const entry = await proposed('grid-surveys');
      await town.as('和平街道').order(entry, 'ReviewItem', { ...FITS, openPerWorker: 21 });
      const refused = await district().order(entry, 'AdmitItem').expectRefusal('BEYOND_CAPACITY');
      expect(refused.params).toMatchObject({ open: 21, most: 20 });
    });

    it('calls for the review after six months, and goes on when it was held', async () => {
      const entry = await admitted('grid-litter');
      await town.clock.advance({ days: 183 });
      expect(await entry.status(district())).toBe('ADMITTED');
      await town.clock.advance({ days: 2 });
      expect(await entry.status(district())).toBe('DUE_REVIEW');
      await town.as('和平街道').order(entry, 'RenewItem', FITS);
      expect(await entry.status(district())).toBe('ADMITTED');
      expect(await isInForce('grid-litter')).toBe(true);
    });

    it('suspends the item whose review is missed, until it is held after all', async () => {
      const entry = await admitted('grid-dogs');
      await town.clock.advance({ days: 185 });
      await town.clock.advance({ days: 16 });
      expect(await entry.status(district())).toBe('SUSPENDED');
      expect(await isInForce('grid-dogs')).toBe(false);
      await town.as('和平街道').order(entry, 'RenewItem', FITS);
      expect(await isInForce('grid-dogs')).toBe(true);
    });

    it('ticks two checks and four things to know', async () => {
      const grid = town.as('柳荫社区网格员');
      const sheet = await grid.open('register', {
        ...{
          playbook: 'grid-admission',
          register: 'two-checks-four-musts',
          title: '三月双查四必知',
        },
        territory: 'demo-heping-liuyin-g1',
      });
      for (const item of ['check-1', 'check-2', 'must-1', 'must-2', 'must-3'])
        await grid.order(sheet, 'TickItem', { item, done: true });
      const open = await grid
        .order(sheet, 'TakeStep', { step: 'done' })
        .expectRefusal('ITEMS_OPEN');
      expect(open.params).toMatchObject({ items: ['must-4'] });
      await grid.order(sheet, 'TickItem', { item: 'must-4', done: true });
      await grid.order(sheet, 'TakeStep', { step: 'done' });
      expect(await sheet.status(grid)).toBe('ENDED');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';
import { LIUYIN } from './ordered.js';

/**
 * S1c-6 行业党委、龙城红色驿站、小哥食堂、星课堂: couriers are fed, taught and heard at their stations; what
 * they see on their way they report there, and it is put right.
 */
describe('S1c-6 行业党委、龙城红色驿站、小哥食堂、星课堂', () => {
  let town: Town;

  const PLAYBOOK = 'courier-stations';

  beforeAll(async () => {
    town = await openTown();
    await tradeRegistered();
  });
  afterAll(() => town.close());

  const order = (command: string, fields: Readonly<Record<string, unknown>>) =>
    town.as('admin').post(`/directory/commands/${command}`, fields);
  const courier = (): Person =>
    town.hire('courier', '外卖小哥', { roles: ['TEAM'], unit: 'couriers', territory: 'demo' });

  /** The Party committee of the trade, the couriers' team and what the stations offer. */
  async function tradeRegistered(): Promise<void> {
    await order('RegisterUnits', {
      units: [
        {
          ...{ code: 'couriers', kind: 'team', parent: 'demo-government', territory: 'demo' },
          name: { zh: '骑手志愿队', en: 'Couriers' },
        },
      ],
    });
    await order('PlaceNodes', {
      nodes: [
        {
          ...{ code: 'party-delivery', tree: 'party', territory: 'demo' },
          name: { zh: '快递物流行业党委', en: 'Party committee of the delivery trade' },
        },
        {
          ...{ code: 'party-couriers', tree: 'party', parent: 'party-delivery', unit: 'couriers' },
          name: { zh: '骑手党支部', en: 'Branch of the couriers' },
        },
      ],
    });
    const offer = (code: string, zh: string, en: string) => ({
      ...{ code, unit: 'couriers', kind: 'SERVICE', name: { zh, en }, menu: '小哥服务' },
    });
    await order('OfferServices', {
      offers: [
        offer('offer-canteen', '小哥食堂', "Couriers' canteen"),
        offer('offer-star-class', '星课堂', 'Star class'),
      ],
    });
  }

  const MANHOLE = {
    channel: 'courier-station',
    kind: 'HELP',
    title: '柳荫路井盖破损',
    territory: LIUYIN,
    category: 'facilities.manhole',
  };

  /** Reported at the station and handed to the section that keeps the covers. */
  async function handedOver(): Promise<IssueStory> {
    const issue = await courier().report(MANHOLE);
    const agent = town.as('话务员');
    const { category, territory } = MANHOLE;
    await agent.order(issue, 'AcceptIssue', { category, territory, profile: PLAYBOOK });
    await agent.order(issue, 'DispatchIssue', { lead: 'urban-management-facilities' });
    return issue;
  }

  describe('龙城红色驿站', () => {
    it('takes a courier’s report through the station’s channel to the archive', async () => {
      const issue = await handedOver();
      const first = (await issue.timeline(town.as('话务员')))[0];
      expect(first?.sentence).toMatch(/龙城红色驿站/);
      const section = { unit: 'urban-management-facilities', name: '市政设施科' };
      await takenUp(town, issue, section);
      await handledAndTold(town, issue, section);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('keeps the channel for those of the stations', async () => {
      await town.as('居民').post('/issues', MANHOLE).expectRefusal('CHANNEL_NOT_YOURS');
    });

    it('marks the section that leaves a dangerous cover for more than two hours', async () => {
      const issue = await handedOver();
      await town.clock.advance({ hours: 2 });
      const types = (await issue.timeline(town.as('督查室'))).map(({ type, data }) =>
        type === 'ClockBreached' ? `${type} ${String(data['kind'])}` : type,
      );
      expect(types).toEqual(
        expect.arrayContaining(['ReminderSent', 'ClockBreached HANDLE', 'SupervisionCardIssued']),
      );
    });

    it('offers the couriers a menu of services of their own', async () => {
      const { offers } = (await courier().get('/directory/offers')) as {
        offers: { code: string; menu?: string }[];
      };
      const own = offers.filter(({ menu }) => menu === '小哥服务').map(({ code }) => code);
      expect(own.sort()).toEqual(['offer-canteen', 'offer-star-class']);
      const { nodes } = (await courier().get('/directory/nodes')) as {
        nodes: { code: string; parent?: string }[];
      };
      expect(nodes.find(({ code }) => code === 'party-couriers')?.parent).toBe('party-delivery');
    });

    it('counts meals, and holds a class only when somebody came', async () => {
      const branch = town.as('党支部');
      const open = (register: string, title: string) =>
        branch.open('register', { playbook: PLAYBOOK, register, title, territory: LIUYIN });
      const canteen = await open('canteen', '柳荫小哥食堂');
      for (const amount of [46, 52])
        await branch.order(canteen, 'AddToTally', { tally: 'meals', amount, basis: '当日台账' });
      const { view } = (await canteen.seenBy(branch)) as {
        view: { tallies: Record<string, { total: number }> };
      };
      expect(view.tallies['meals']?.total).toBe(98);

      const lesson = await open('star-class', '交通安全课');
      await branch.order(lesson, 'TakeStep', { step: 'hold' }).expectRefusal('TALLY_TOO_LOW');
      await branch.order(lesson, 'AddToTally', { tally: 'attended', amount: 18, basis: '签到表' });
      await branch.order(lesson, 'TakeStep', { step: 'hold' });
      expect(await lesson.status(branch)).toBe('ENDED');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S1d-12 18+N 一证通办、100% 掌上办理: 18 services and more that need one ID only and are all done on the phone.
 * What fails either does not enter the menu; a resident who asks gets the link to the service system.
 */
describe('S1d-12 18+N 一证通办、100% 掌上办理', () => {
  let town: Town;

  /** 18 services, of which the sample district has the first; the others stand in for real names. */
  const CODES = [
    'offer-card-renewal',
    ...Array.from({ length: 17 }, (_, index) => `one-id-${String(index + 2)}`),
  ];
  const link = (code: string): string => `https://services.example/${code}`;

  interface Offer {
    readonly code: string;
    readonly menu?: string;
    readonly oneId?: boolean;
    readonly byPhone?: boolean;
  }

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const district = () => town.as('区领导');

  async function proposed(offer: string, ticks: readonly string[]): Promise<SideStory> {
    const item = await town.as('人力资源和社会保障局').open('register', {
      ...{ playbook: 'one-id-services', register: 'service-item', title: offer, owner: 'labour' },
      facts: [
        { fact: 'offer', value: offer },
        { fact: 'link', value: link(offer) },
      ],
      territory: 'demo',
    });
    for (const tick of ticks)
      await town.as('人力资源和社会保障局').order(item, 'TickItem', { item: tick, done: true });
    return item;
  }

  /** What is on the menu, and the share of it that is done on the phone: the KPI. */
  async function menu(): Promise<{ offers: readonly Offer[]; byPhone: number }> {
    const answer = (await town.as('柳荫社区').get('/directory/offers')) as { offers: Offer[] };
    const offers = answer.offers.filter((each) => each.menu === '18+N');
    const phone = offers.filter(({ byPhone }) => byPhone === true).length;
    return { offers, byPhone: (100 * phone) / offers.length };
  }

  describe('18+N 一证通办', () => {
    it('has 18 services on the menu, each by one ID, 100 % on the phone', async () => {
      const labour = town.as('人力资源和社会保障局领导');
      for (const code of CODES) {
        const item = await proposed(code, ['one-id', 'by-phone']);
        await district().order(item, 'TakeStep', { step: 'list' });
        if (code === 'offer-card-renewal') continue;
        await labour.post('/directory/commands/OfferServices', {
          offers: [
            {
              ...{ code, unit: 'labour', kind: 'SERVICE', name: { zh: `${code}办理`, en: code } },
              ...{ menu: '18+N', byPhone: true, oneId: true },
            },
          ],
        });
      }
      const { offers, byPhone } = await menu();
      expect(offers).toHaveLength(18);
      expect(offers.every(({ oneId }) => oneId === true)).toBe(true);
      expect(byPhone).toBe(100);
    });

    it.each([
      ['more than one ID', ['by-phone'], 'one-id'],
      ['a visit to the counter', ['one-id'], 'by-phone'],
    ])('keeps off the menu what needs %s', async (_, ticks, missing) => {
      const item = await proposed('counter-only', ticks);
      const refused = await district()
        .order(item, 'TakeStep', { step: 'list' })
        .expectRefusal('ITEMS_OPEN');
      expect(refused.params).toMatchObject({ items: [missing] });
      await district().order(item, 'TakeStep', { step: 'drop' });
      expect(await item.status(district())).toBe('ENDED');
    });

    it('lets no other department speak for the menu of this one', async () => {
      await town
        .as('水务局领导')
        .post('/directory/commands/WithdrawServices', {
          ...{ codes: ['offer-card-renewal'], reason: '代为撤下' },
        })
        .expectRefusal('OUT_OF_SCOPE');
    });

    it('answers who asks with the link, and the matter is over', async () => {
      const issue = await town.as('话务员').report({
        ...{ channel: 'hotline', kind: 'CONSULT', title: '社保卡丢了怎么补' },
        ...{ territory: 'demo-heping-liuyin', category: 'livelihood.medical-insurance' },
        appellant: { name: '何晓', phone: '13800138012' },
      });
      const agent = town.as('话务员');
      await agent.order(issue, 'AnswerOnSpot', {
        answer: `凭身份证在手机上办理：${link('offer-card-renewal')}`,
      });
      expect(await issue.phase(agent)).toBe('CLOSED');
    });
  });
});

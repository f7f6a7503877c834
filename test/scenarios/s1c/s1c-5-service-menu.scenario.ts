import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { commentedAndArchived, LIUYIN, requested } from './ordered.js';

/**
 * S1c-5 双报到、双服务；“汇服务、为宁办”: the approval bureau reports in at a community and publishes a menu
 * of services; the community orders from it, and it is served to the resident's door.
 */
describe('S1c-5 双报到、双服务', () => {
  let town: Town;

  const BUREAU = 'approval-bureau';
  const OFFER = 'offer-door-approval';

  const head = (): Person =>
    town.hire('approval-head', '行政审批局负责人', {
      roles: ['UNIT', 'UNITLEAD'],
      unit: BUREAU,
      territory: 'demo',
    });
  const offers = (...rows: readonly object[]) => ({ offers: rows });
  const service = (unit: string, code = OFFER) => ({
    ...{
      code,
      unit,
      kind: 'SERVICE',
      name: { zh: '上门代办营业执照', en: 'Licences at the door' },
    },
    menu: '汇服务、为宁办',
    capacity: { count: 20, per: 'MONTH' },
  });

  beforeAll(async () => {
    town = await openTown();
    await town.as('admin').post('/directory/commands/RegisterUnits', {
      units: [
        {
          ...{ code: BUREAU, kind: 'department', parent: 'demo-government' },
          name: { zh: '行政审批局', en: 'Approval Bureau' },
        },
      ],
    });
    await head().post('/directory/commands/OfferServices', offers(service(BUREAU)));
  });
  afterAll(() => town.close());

  const wanted = (): Promise<IssueStory> =>
    town.as('柳荫社区').report({
      ...{ channel: 'visit', kind: 'HELP', title: '残疾人创业办证不便' },
      ...{ territory: LIUYIN, category: 'livelihood' },
    });
  const REQUEST = {
    profile: 'service-menu-order',
    category: 'livelihood',
    need: '上门代办营业执照',
    tried: '社区窗口无此权限',
  };

  describe('汇服务、为宁办', () => {
    it('serves what a community orders from the menu, up to its comment and the archive', async () => {
      const { offers: menu } = (await town.as('柳荫社区').get('/directory/offers')) as {
        offers: { code: string; kind: string; unit: string }[];
      };
      expect(menu.find(({ code }) => code === OFFER)).toMatchObject({
        kind: 'SERVICE',
        unit: BUREAU,
      });

      const issue = await wanted();
      await requested(town, issue, { ...REQUEST, offer: OFFER });
      const placed = (await issue.timeline(town.as('和平街道'))).find(
        ({ type }) => type === 'CommunityRequestPlaced',
      );
      expect(placed?.data['offer']).toBe(OFFER);
      await town.as('和平街道').order(issue, 'IssueOrder', { units: [BUREAU], basis: '服务菜单' });
      await head().order(issue, 'RespondToOrder', {
        ...{ unit: BUREAU, answer: 'ACCEPT', plan: '周三上门', contactPerson: '周敏' },
        promisedAt: town.clock.in({ days: 3 }),
      });
      expect(await served(issue)).toBe('ARCHIVED');
    });

    it('orders problems from the same menus as services', async () => {
      const issue = await wanted();
      await requested(town, issue, { ...REQUEST, offer: 'offer-light-repair' });
      expect(await issue.phase(town.as('话务员'))).toBe('REQUESTED');
    });

    it('orders nothing that is on no menu, or was taken off it', async () => {
      const issue = await wanted();
      await requested(town, issue, { ...REQUEST, offer: OFFER });
      const other = await wanted();
      await expect(
        requested(town, other, { ...REQUEST, offer: 'offer-free-lunch' }),
      ).rejects.toThrow('OFFER_UNKNOWN');
      const gone = 'offer-seasonal';
      await head().post('/directory/commands/OfferServices', offers(service(BUREAU, gone)));
      await head().post('/directory/commands/WithdrawServices', { codes: [gone], reason: '期满' });
      await town
        .as('柳荫社区')
        .order(other, 'PlaceRequest', { need: '代办', tried: '无', offer: gone })
        .expectRefusal('OFFER_UNKNOWN');
    });

    it('takes no more orders in a month than the bureau has capacity for', async () => {
      const scarce = 'offer-one-a-month';
      const offer = { ...service(BUREAU, scarce), capacity: { count: 1, per: 'MONTH' } };
      await head().post('/directory/commands/OfferServices', offers(offer));
      await requested(town, await wanted(), { ...REQUEST, offer: scarce });
      await town.settle();
      const second = await wanted();
      await expect(requested(town, second, { ...REQUEST, offer: scarce })).rejects.toThrow(
        'OFFER_FULL',
      );
      await town.clock.advance({ days: 31 });
      await town
        .as('柳荫社区')
        .order(second, 'PlaceRequest', { need: '代办', tried: '无', offer: scarce });
      expect(await second.phase(town.as('话务员'))).toBe('REQUESTED');
    });

    it('lets no department publish in the name of another', async () => {
      await town
        .as('城市管理局领导')
        .post('/directory/commands/OfferServices', offers(service(BUREAU, 'offer-stolen')))
        .expectRefusal('OUT_OF_SCOPE');
    });

    it('has the department report in at the community, which confirms it and counts its services', async () => {
      const facts = [{ fact: 'community', value: LIUYIN }];
      const entry = await head().open('register', {
        ...{ playbook: 'service-menu-order', register: 'report-in', title: '行政审批局' },
        ...{ owner: BUREAU, territory: LIUYIN, facts },
      });
      await head()
        .order(entry, 'TakeStep', { step: 'confirm' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      const community = town.as('柳荫社区');
      await community.order(entry, 'TakeStep', { step: 'confirm' });
      for (const basis of ['代办执照', '政策宣讲'])
        await community.order(entry, 'AddToTally', { tally: 'services', basis });
      const { view } = (await entry.seenBy(community)) as {
        view: { at: string; tallies: Record<string, { total: number }> };
      };
      expect(view).toMatchObject({ at: 'CONFIRMED', tallies: { services: { total: 2 } } });
    });
  });

  /** The bureau does it and tells the resident. */
  async function served(issue: IssueStory): Promise<string> {
    const assignment = await issue.assignmentOf(BUREAU, town.as('话务员'));
    const done = { assignment, result: '证照已送达', outcome: 'RESOLVED' };
    await head().order(issue, 'CompleteHandling', done);
    await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
    const told = { content: '证照已送达', method: 'visit', reached: true };
    await head().order(issue, 'FeedBack', told);
    return commentedAndArchived(town, issue);
  }
});

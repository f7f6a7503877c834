import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import {
  COMMUNITY,
  COMPOUND,
  handledByProperty,
  issueOf,
  kindsOf,
  MATTER,
  PROPERTY,
  ratedAndArchived,
} from './compound.js';

/**
 * S1e-6 小区事务公开 + 75 近邻纪检工作室: services, items, standards and fees are made public every month; a
 * complaint about a notice becomes a matter of its own; the studio looks into it.
 */
describe('S1e-6 小区事务公开 + 75 近邻纪检工作室', () => {
  let town: Town;

  const STUDIOS = 75;
  const FOUR = ['services', 'works', 'standards', 'fees'];

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const due = (): Promise<SideStory> =>
    town.as('物业').open('register', {
      ...{ playbook: 'compound-disclosure', register: 'disclosure', title: '柳荫苑公开栏' },
      ...{ territory: COMPOUND, owner: PROPERTY },
    });

  async function published(notice: SideStory): Promise<void> {
    const property = town.as('物业');
    for (const item of FOUR) await property.order(notice, 'TickItem', { item, done: true });
    const facts = [
      { fact: 'period', value: '2026年3月' },
      { fact: 'fees', value: '86400' },
    ];
    await property.order(notice, 'FillFacts', { facts });
    await property.order(notice, 'TakeStep', { step: 'publish', media: ['board.jpg'] });
  }

  const at = async (notice: SideStory): Promise<unknown> =>
    ((await notice.seenBy(town.as('柳荫社区')))['view'] as { at: string }).at;

  describe('小区事务公开', () => {
    it('makes all four public, and begins the next month’s notice after this one', async () => {
      const property = town.as('物业');
      const notice = await due();
      await property.order(notice, 'TickItem', { item: 'services', done: true });
      const facts = FOUR.slice(0, 2).map((_, index) => [
        { fact: 'period', value: '2026年3月' },
        { fact: 'fees', value: String(index) },
      ]);
      await property.order(notice, 'FillFacts', { facts: facts[0] });
      const refused = await property
        .order(notice, 'TakeStep', { step: 'publish', media: ['board.jpg'] })
        .expectRefusal('ITEMS_OPEN');
      expect(refused.params['items']).toEqual(['works', 'standards', 'fees']);
      await published(notice);
      await property.order(notice, 'TakeStep', { step: 'next' });
      await town.settle();
      const { streams } = (await property.get('/register-entries')) as {
        streams: { id: string; status: string }[];
      };
      const following = streams.filter(({ status, id }) => status === 'OPEN' && id !== notice.id);
      const next = (await property.get(`/register-entries/${following[0]?.id ?? ''}`)) as object;
      expect(next).toMatchObject({ view: { at: 'DUE', round: 2, follows: notice.id } });
    });

    it('marks a notice that does not come within the month', async () => {
      const notice = await due();
      await town.clock.advance({ days: 29 });
      expect(await kindsOf(notice, town.as('柳荫社区'))).not.toContain('EntryOverdue');
      await town.clock.advance({ days: 3 });
      expect(await kindsOf(notice, town.as('柳荫社区'))).toContain('EntryOverdue');
    });

    it('leads from a complaint about a notice to a matter, up to the archive', async () => {
      const notice = await due();
      await published(notice);
      await town
        .as('业委会')
        .order(notice, 'TakeStep', { step: 'complain', note: '电梯广告费未公开' });
      await town.settle();
      const { view } = (await notice.seenBy(town.as('柳荫社区'))) as { view: { issues: string[] } };
      const issue = issueOf(town, view.issues[0]);
      const agent = town.as('话务员');
      expect(await issue.seenBy(agent)).toMatchObject({ channel: 'disclosure-complaint' });
      const profile = 'compound-disclosure';
      await agent.order(issue, 'AcceptIssue', { category: MATTER, territory: COMPOUND, profile });
      const dueAt = town.clock.in({ days: 5 });
      await town.as('派单员').order(issue, 'DispatchIssue', { lead: PROPERTY, dueAt });
      await handledByProperty(town, issue);

      const inspect = { step: 'inspect', note: '已补公开' };
      await town
        .as('物业')
        .order(notice, 'TakeStep', inspect)
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      await town.as('村监委').order(notice, 'TakeStep', inspect);
      expect(await at(notice)).toBe('PUBLISHED');
      expect(await ratedAndArchived(town, issue)).toBe('ARCHIVED');
    });

    it('has 75 studios that watch', async () => {
      await town.as('admin').post('/directory/commands/OpenServicePoints', {
        servicePoints: Array.from({ length: STUDIOS }, (_, index) => ({
          ...{ code: `studio-${String(index + 1)}`, territory: COMMUNITY, unit: 'discipline' },
          name: { zh: `近邻纪检工作室${String(index + 1)}`, en: `Studio ${String(index + 1)}` },
          intake: true,
        })),
      });
      const { servicePoints } = (await town.as('居民').get('/directory/service-points')) as {
        servicePoints: { code: string }[];
      };
      expect(servicePoints.filter(({ code }) => code.startsWith('studio-'))).toHaveLength(75);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SideStory } from '../harness/index.js';
import { GRID, openPasture, ratedAndArchived, sentToHousehold, type Pasture } from './pasture.js';

/**
 * S1b-1 党员中心户: a member's household is the base point over a wide pasture; it has six duties, covers
 * households by a list, and tells what it saw when there is a network again.
 */
describe('S1b-1 党员中心户', () => {
  let pasture: Pasture;

  /** 六大员. */
  const SIX_DUTIES = {
    'duty-policy': '理论政策宣传员',
    'duty-activities': '党群活动组织员',
    'duty-errands': '服务群众代办员',
    'duty-grid': '基层治理网格员',
    'duty-mediation': '矛盾纠纷协调员',
    'duty-wealth': '带头致富示范员',
  };
  const HOUSEHOLDS = 95;
  /** Of each centre household: 95 times 78 are a little more than 7340. */
  const HERDERS = 78;
  const ENTRY = {
    ...{ playbook: 'party-centre-household', register: 'centre-household', territory: GRID },
    title: '巴特尔党员中心户',
    personalFacts: [{ fact: 'family', value: '巴特尔' }],
  };

  beforeAll(async () => {
    pasture = await openPasture();
  });
  afterAll(() => pasture.town.close());

  const proposed = (type: string): Promise<SideStory> => {
    const facts = [
      { fact: 'functional-type', value: type },
      { fact: 'list', value: 'list-1' },
    ];
    return pasture.secretary.open('register', { ...ENTRY, facts });
  };

  describe('党员中心户', () => {
    it('has six duties, which each household holds as it can', async () => {
      const postTypes = Object.entries(SIX_DUTIES).map(([code, zh]) => ({
        ...{ code, name: { zh, en: code }, verbs: ['REPORT', 'HANDLE'] },
      }));
      await pasture.directory('DefinePostTypes', { postTypes });
      const person = await pasture.household.id();
      const posts = ['duty-errands', 'duty-mediation'].map((type) => ({
        ...{ code: `bater-${type}`, person, type, place: GRID, holder: 'A' },
      }));
      await pasture.directory('AppointPosts', { posts });
      const held = (await pasture.grid.get('/directory/posts'))['posts'] as { person: string }[];
      expect(held.filter((post) => post.person === person)).toHaveLength(2);
      const types = (await pasture.grid.get('/directory/post-types'))['postTypes'] as {
        name: { zh: string };
      }[];
      expect(types.map(({ name }) => name.zh)).toEqual(
        expect.arrayContaining(Object.values(SIX_DUTIES)),
      );
    });

    it('covers the households on its list: 95 households, more than 7340 herders', async () => {
      const grids = Array.from({ length: HOUSEHOLDS }, (_, index) => ({
        ...{ code: `list-${String(index + 1)}`, kind: 'SMALL', drawnBy: 'street-shanqian' },
        name: { zh: `中心户${String(index + 1)}联系片`, en: `Area ${String(index + 1)}` },
        addresses: Array.from({ length: HERDERS }, (_, n) => `H-${String(index + 1)}-${String(n)}`),
      }));
      for (let from = 0; from < HOUSEHOLDS; from += 19)
        await pasture.directory('DrawGrids', { grids: grids.slice(from, from + 19) });
      const { grids: drawn } = (await pasture.grid.get('/directory/grids')) as {
        grids: { code: string; addresses?: string[] }[];
      };
      const lists = drawn.filter(({ code }) => code.startsWith('list-'));
      expect(lists).toHaveLength(95);
      expect(lists.flatMap(({ addresses = [] }) => addresses).length).toBeGreaterThan(7340);
    });

    it.each(['policy', 'activities', 'errands', 'grid', 'mediation', 'wealth'])(
      'has the functional type %s',
      async (type) => {
        expect(await (await proposed(type)).status(pasture.secretary)).toBe('OPEN');
      },
    );

    it('is chosen by 四好四强, all eight of them', async () => {
      const { secretary } = pasture;
      const entry = await proposed('mediation');
      const items = ['good', 'strong'].flatMap((kind) => [1, 2, 3, 4].map((n) => `${kind}-${n}`));
      for (const item of items.slice(0, 7))
        await secretary.order(entry, 'TickItem', { item, done: true });
      const refused = await secretary
        .order(entry, 'TakeStep', { step: 'choose' })
        .expectRefusal('ITEMS_OPEN');
      expect(refused.params['items']).toEqual(['strong-4']);
      await secretary.order(entry, 'TickItem', { item: 'strong-4', done: true });
      await secretary.order(entry, 'TakeStep', { step: 'choose' });
      expect(await entry.seenBy(secretary)).toMatchObject({ view: { at: 'ACTIVE' } });
    });

    it('tells on Monday what it saw on Saturday without a network, up to the archive', async () => {
      const { household, committee, grid, town } = pasture;
      const seen = {
        ...{ channel: 'pasture', kind: 'HELP', title: '水井泵坏，牲畜缺水', territory: GRID },
        ...{ observedAt: '2026-02-28T07:30:00Z', appellant: { name: '其其格' } },
      };
      await household
        .tryReporting({ ...seen, observedAt: town.clock.in({ hours: 1 }) })
        .expectRefusal('SEEN_IN_FUTURE');
      await committee.tryReporting(seen).expectRefusal('CHANNEL_NOT_YOURS');
      const issue = await household.report(seen);
      const [reported] = await issue.timeline(grid);
      expect(reported?.data['observedAt']).toBe('2026-02-28T07:30:00.000Z');
      expect(reported?.occurredAt).toMatch(/^2026-03-02/);

      const profile = 'party-centre-household';
      const assignment = await sentToHousehold(pasture, issue, profile, 'utilities.water-outage');
      await household.order(issue, 'SignAssignment', { assignment });
      await household.order(issue, 'CompleteHandling', {
        ...{ assignment, result: '已换泵', outcome: 'RESOLVED' },
      });
      const told = { content: '水井已恢复', method: 'visit', reached: true };
      await committee.order(issue, 'FeedBack', told);
      expect(await ratedAndArchived(pasture, issue)).toBe('ARCHIVED');
    });
  });
});

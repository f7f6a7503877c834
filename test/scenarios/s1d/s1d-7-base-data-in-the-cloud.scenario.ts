import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S1d-7 三民工程 人、户、房上云: persons, households and houses by their ids in the base data, with no copies of
 * their data in events. Whoever needs the data says for what, and has it for a time.
 */
describe('S1d-7 三民工程 人、户、房上云', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const BOOK = { playbook: 'base-data-in-the-cloud', territory: 'demo-heping-liuyin' };
  const entry = (register: string, facts: Readonly<Record<string, string>>): Promise<SideStory> =>
    town.as('柳荫社区').open('register', {
      ...{ ...BOOK, register, title: register },
      facts: Object.entries(facts).map(([fact, value]) => ({ fact, value })),
    });
  const asked = (): Promise<SideStory> =>
    entry('access', { reference: 'P-000381', purpose: 'care-visit' });
  const at = async (stream: SideStory): Promise<unknown> =>
    ((await stream.seenBy(town.as('和平街道')))['view'] as { at: string }).at;

  describe('三民工程', () => {
    it('ties person, household and house by ids alone', async () => {
      const house = await entry('house', { 'house-id': 'F-0201' });
      const household = await entry('household', {
        'household-id': 'H-0201',
        'house-id': 'F-0201',
      });
      const person = await entry('person', { 'person-id': 'P-000381', 'household-id': 'H-0201' });
      for (const [stream, facts] of [
        [house, { 'house-id': 'F-0201' }],
        [household, { 'household-id': 'H-0201', 'house-id': 'F-0201' }],
        [person, { 'person-id': 'P-000381', 'household-id': 'H-0201' }],
      ] as const) {
        const { view } = (await stream.seenBy(town.as('柳荫社区'))) as { view: object };
        expect(view).toMatchObject({ at: 'CURRENT', facts, personalFacts: {} });
      }
    });

    it('has no room for a copy of the data', async () => {
      const person = await entry('person', { 'person-id': 'P-000382', 'household-id': 'H-0201' });
      const community = town.as('柳荫社区');
      await community
        .order(person, 'FillFacts', { facts: [{ fact: 'name', value: '张秀兰' }] })
        .expectRefusal('FACT_UNKNOWN');
      await community
        .order(person, 'FillFacts', { personalFacts: [{ fact: 'phone', value: '13800138007' }] })
        .expectRefusal('FACT_UNKNOWN');
      expect(JSON.stringify(await person.timeline(community))).not.toMatch(/张秀兰|13800138007/);
    });

    it('opens the data for a purpose, by somebody else, for a day', async () => {
      const access = await asked();
      await town
        .as('柳荫社区')
        .order(access, 'TakeStep', { step: 'grant' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      await town.as('和平街道').order(access, 'TakeStep', { step: 'grant' });
      await town.clock.advance({ hours: 23 });
      expect(await at(access)).toBe('GRANTED');
      await town.clock.advance({ hours: 2 });
      expect(await at(access)).toBe('LAPSED');
    });

    it('opens nothing without a purpose, or for one that is none', async () => {
      const request = { ...BOOK, register: 'access', title: '调阅' };
      const reference = { fact: 'reference', value: 'P-000381' };
      const community = town.as('柳荫社区');
      await community
        .tryOpening('register', { ...request, facts: [reference] })
        .expectRefusal('FACTS_MISSING');
      const curious = [reference, { fact: 'purpose', value: 'curiosity' }];
      await community
        .tryOpening('register', { ...request, facts: curious })
        .expectRefusal('FACT_MALFORMED');
      const refused = await asked();
      await town.as('和平街道').order(refused, 'TakeStep', { step: 'refuse' });
      expect(await at(refused)).toBe('REFUSED');
    });
  });
});

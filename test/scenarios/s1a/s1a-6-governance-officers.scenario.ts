import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { inDirectory } from './matter.js';

/**
 * S1a-6 治理专干: all 53 communities and 24 villages fully staffed within three years; how many each
 * should have is data; the KPI is places at quota of 77.
 */
describe('S1a-6 治理专干', () => {
  let town: Town;

  const TYPE = 'governance-officer';
  /** The sample district has 9 communities and 2 villages. */
  const ADDED = [
    ...Array.from({ length: 53 - 9 }, (_, index) => `demo-heping-c${String(index + 1)}`),
    ...Array.from({ length: 24 - 2 }, (_, index) => `demo-shanqian-v${String(index + 1)}`),
  ];
  let places: readonly string[];

  beforeAll(async () => {
    town = await openTown();
    await inDirectory(town, 'RegisterTerritories', {
      territories: ADDED.map((code) => ({
        ...{ code, level: 'community', name: { zh: code, en: code } },
        parent: code.split('-').slice(0, 2).join('-'),
      })),
    });
    await inDirectory(town, 'DefinePostTypes', {
      postTypes: [
        { code: TYPE, name: { zh: '治理专干', en: 'Governance officer' }, overLevel: 'community' },
      ],
    });
    await inDirectory(town, 'SetQuotas', {
      quotas: [{ code: 'liuyin-two', postType: TYPE, place: 'demo-heping-liuyin', count: 2 }],
    });
    const { territories } = (await town.as('区领导').get('/directory/territories')) as {
      territories: { code: string; level: string }[];
    };
    places = territories.filter(({ level }) => level === 'community').map(({ code }) => code);
  });
  afterAll(() => town.close());

  const appoint = (
    officers: readonly (readonly [code: string, place: string])[],
  ): Promise<unknown> =>
    inDirectory(town, 'AppointPosts', {
      posts: officers.map(([code, place]) => ({
        ...{ code, person: `person-${code}`, type: TYPE, place, holder: 'A' },
      })),
    });
  const coverage = (): Promise<unknown> =>
    town.as('区领导').get(`/directory/post-types/${TYPE}/coverage`);
  const plan = (): Promise<SideStory> =>
    town.as('区领导').open('register', {
      ...{ playbook: 'governance-officers', register: 'staffing-plan', title: '三年配齐治理专干' },
      territory: 'demo',
    });

  describe('治理专干', () => {
    it('counts places at their quota of 77, and finds what is missing', async () => {
      expect(places).toHaveLength(77);
      await appoint(places.map((place) => [`officer-${place}`, place]));
      expect(await coverage()).toEqual({ places: 77, held: 77, full: 76, share: 1 });
      const { findings } = (await town.as('区领导').get('/directory/findings')) as {
        findings: { code: string; message: { zh: string } }[];
      };
      expect(findings.find(({ code }) => code === TYPE)?.message.zh).toBe(
        '“治理专干”仅 76/77 处配齐',
      );
    });

    it('is complete when the last place has its second officer, and not before', async () => {
      const district = town.as('区领导');
      const staffing = await plan();
      const booked = { tally: 'full', basis: '名录统计' };
      await district.order(staffing, 'AddToTally', { ...booked, amount: 76 });
      await district
        .order(staffing, 'TakeStep', { step: 'complete' })
        .expectRefusal('TALLY_TOO_LOW');
      await appoint([['officer-second', 'demo-heping-liuyin']]);
      expect(await coverage()).toMatchObject({ places: 77, full: 77 });
      await district.order(staffing, 'AddToTally', { ...booked, amount: 1 });
      await district.order(staffing, 'TakeStep', { step: 'complete' });
      expect(await staffing.status(district)).toBe('ENDED');
    });

    it('has failed after three years where a place is short, as when an officer leaves', async () => {
      const staffing = await plan();
      await inDirectory(town, 'EndEntries', {
        ...{ table: 'posts', codes: ['officer-second'], reason: '调离' },
      });
      expect(await coverage()).toMatchObject({ full: 76 });
      await town.clock.advance({ days: 3 * 365 - 1 });
      expect(await staffing.status(town.as('区领导'))).toBe('OPEN');
      await town.clock.advance({ days: 3 });
      const { view } = (await staffing.seenBy(town.as('区领导'))) as { view: { at: string } };
      expect(view.at).toBe('SHORT');
    });
  });
});

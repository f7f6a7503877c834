import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S4-5 股权分红、善治积分: illegal building, waste sorting and pig keeping are scored and linked to a household's share
 * of the dividend; nothing counts without notice and appeal, and the base share is never touched.
 */
describe('S4-5 股权分红、善治积分', () => {
  let town: Town;

  const PLACE = 'demo-heping-liuyin';

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const opened = async (): Promise<SideStory> =>
    town.as('柳荫社区').open('points', {
      playbook: 'equity-points',
      household: await town.as('居民').id(),
      territory: PLACE,
      pact: 'pact-liuyin',
    });

  interface View {
    readonly balance: number;
    readonly entries: {
      id: string;
      rule: string;
      status: string;
      clause: string;
      points: number;
    }[];
    readonly exported?: { thousandths: number };
  }

  const viewOf = async (ledger: SideStory): Promise<View> =>
    (await ledger.seenBy(town.as('柳荫社区')))['view'] as View;

  async function entered(
    ledger: SideStory,
    rule: string,
    evidence: string[] = [],
  ): Promise<string> {
    const entry = { rule, note: '现场核实', evidence };
    await town.as('柳荫社区').order(ledger, 'EnterPoints', entry);
    return (await viewOf(ledger)).entries.at(-1)?.id ?? '';
  }

  async function notified(
    ledger: SideStory,
    rule: string,
    evidence: string[] = [],
  ): Promise<string> {
    const entry = await entered(ledger, rule, evidence);
    await town.as('柳荫社区').order(ledger, 'NotifyHousehold', { entry, method: '上门告知' });
    return entry;
  }

  async function share(ledger: SideStory): Promise<number | undefined> {
    await town.as('柳荫社区').order(ledger, 'ExportCoefficient', { period: '2026' });
    return (await viewOf(ledger)).exported?.thousandths;
  }

  describe('股权分红、善治积分', () => {
    it('counts after notice and fifteen days, citing the clause, and becomes a coefficient', async () => {
      const ledger = await opened();
      await notified(ledger, 'waste-sorted');
      await notified(ledger, 'pigs-given-up', ['empty-sty.jpg']);
      expect([(await viewOf(ledger)).balance, await share(ledger)]).toEqual([0, 1000]);
      await town.clock.advance({ days: 16 });
      const { balance, entries } = await viewOf(ledger);
      expect(balance).toBe(5 + 8);
      expect(entries.map(({ clause }) => clause)).toEqual(['c-waste', 'c-pigs']);
      expect(await share(ledger)).toBe(1000 + 13 * 5);
    });

    it('deducts nothing that the household was not told of', async () => {
      const ledger = await opened();
      const entry = await entered(ledger, 'pig-keeping', ['sty.jpg']);
      await town.clock.advance({ days: 60 });
      expect((await viewOf(ledger)).entries.at(-1)).toMatchObject({ id: entry, status: 'ENTERED' });
      expect(await share(ledger)).toBe(1000);
    });

    it('hears an appeal by another person, and takes the wrong entry back', async () => {
      const ledger = await opened();
      const entry = await notified(ledger, 'waste-unsorted', ['bin.jpg']);
      await town.as('居民').order(ledger, 'AppealEntry', { entry, grounds: '不是我家的垃圾' });
      await town.clock.advance({ days: 30 });
      expect((await viewOf(ledger)).balance).toBe(0);
      const ruling = { entry, upheld: false, reason: '监控显示为他户' };
      await town.as('柳荫社区').order(ledger, 'DecideAppeal', ruling).expectRefusal('OWN_ENTRY');
      await town.as('和平街道').order(ledger, 'DecideAppeal', ruling);
      expect((await viewOf(ledger)).entries.at(-1)).toMatchObject({ status: 'REVERSED' });
    });

    it('takes no appeal after fifteen days', async () => {
      const ledger = await opened();
      const entry = await notified(ledger, 'waste-unsorted', ['bin.jpg']);
      await town.clock.advance({ days: 16 });
      await town
        .as('居民')
        .order(ledger, 'AppealEntry', { entry, grounds: '才看到' })
        .expectRefusal('ENTRY_STATUS');
      expect((await viewOf(ledger)).balance).toBe(-2);
    });

    it('never goes below the base share, and forgets after a year', async () => {
      const ledger = await opened();
      await town
        .as('柳荫社区')
        .order(ledger, 'EnterPoints', {
          rule: 'illegal-building',
          note: '加建',
          evidence: ['1.jpg'],
        })
        .expectRefusal('EVIDENCE_MISSING');
      await notified(ledger, 'illegal-building', ['before.jpg', 'after.jpg']);
      await notified(ledger, 'pig-keeping', ['sty.jpg']);
      await town.clock.advance({ days: 16 });
      expect([(await viewOf(ledger)).balance, await share(ledger)]).toEqual([-30, 900]);
      await town.clock.advance({ days: 370 });
      expect([(await viewOf(ledger)).balance, await share(ledger)]).toEqual([-20, 900]);
      await town.clock.advance({ days: 366 });
      expect([(await viewOf(ledger)).balance, await share(ledger)]).toEqual([0, 1000]);
    });
  });
});

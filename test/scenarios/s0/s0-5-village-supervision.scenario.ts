import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { IssueStory } from '../harness/story.js';
import { archivedBy, sentTo } from './life.js';

/**
 * S0-5 后陈经验 村务监督: the village's supervision body reads its village's affairs, asks, and the answer
 * goes to both sides; four zeros are kept for each period, 14 years on end.
 */
describe('S0-5 后陈经验 村务监督', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const VILLAGE = 'demo-shanqian-shangcun';
  const supervisor = (): Person =>
    town.hire('houchen', '上村村监委主任', { roles: ['VILLAGESUPERVISOR'], territory: VILLAGE });
  const village = (): Person => town.as('上村村委会');
  const BOTH = ['supervision-body', 'villagers'];
  const ZEROS = ['no-violations', 'no-petitions', 'no-project-complaints', 'no-improper-spending'];

  const entry = (register: string, facts: Record<string, string>): Promise<SideStory> =>
    supervisor().open('register', {
      playbook: 'village-supervision',
      register,
      title: '村道硬化工程款',
      territory: VILLAGE,
      facts: Object.entries(facts).map(([fact, value]) => ({ fact, value })),
    });
  const query = (): Promise<SideStory> => entry('query', { matter: 'PROJECT' });
  const take = (who: Person, where: SideStory, step: string) =>
    who.order(where, 'TakeStep', { step });

  describe('后陈经验 村务监督', () => {
    it('answers a query to two sides: the supervision body and the villagers', async () => {
      const asked = await query();
      await take(village(), asked, 'answer').expectRefusal('FACTS_MISSING');
      await village().order(asked, 'FillFacts', {
        facts: [{ fact: 'answer', value: '工程量已复核，附结算单' }],
      });
      await take(village(), asked, 'answer');
      await village().order(asked, 'TickItem', { item: BOTH[0], done: true });
      const refused = await take(supervisor(), asked, 'close').expectRefusal('ITEMS_OPEN');
      expect(refused.params).toEqual({ items: ['villagers'] });
      await village().order(asked, 'TickItem', {
        item: BOTH[1],
        done: true,
        media: ['notice.jpg'],
      });
      await take(supervisor(), asked, 'close');
      expect(await asked.status(village())).toBe('ENDED');
    });

    it('raises what nobody answers to the town, up to the archive', async () => {
      const asked = await query();
      await town.clock.advance({ workingDays: 6 });
      expect(await asked.seenBy(supervisor())).toMatchObject({ view: { overdue: true } });
      await take(supervisor(), asked, 'raise');
      const { view } = (await asked.seenBy(supervisor())) as { view: { issues: string[] } };
      const issue = new IssueStory(view.issues[0] ?? '', {}, () => town.settle());
      await sentTo(
        town,
        issue,
        { category: 'livelihood', territory: VILLAGE, profile: 'village-supervision' },
        { lead: 'street-shanqian' },
      );
      expect(await issue.seenBy(supervisor())).toMatchObject({ channel: 'village-supervision' });
      const unit = { unit: 'street-shanqian', name: '山前镇' };
      expect(await archivedBy(town, issue, unit)).toBe('ARCHIVED');
    });

    it('keeps the four zeros of each of 14 years, confirmed by the town', async () => {
      let confirmed = 0;
      for (let year = 2004; year < 2018; year += 1) {
        const zeros = await entry('four-zeros', { period: String(year) });
        await supervisor().order(zeros, 'FillFacts', { facts: filled(ZEROS.slice(0, 3)) });
        if (year === 2004) {
          const missing = await take(town.as('山前镇'), zeros, 'confirm').expectRefusal(
            'FACTS_MISSING',
          );
          expect(missing.params).toEqual({ facts: ['no-improper-spending'] });
        }
        await supervisor().order(zeros, 'FillFacts', { facts: filled(ZEROS.slice(3)) });
        await take(town.as('山前镇'), zeros, 'confirm');
        if ((await zeros.status(supervisor())) === 'ENDED') confirmed += 1;
      }
      expect(confirmed).toBe(14);
    });

    it('files the duty reports when both were given', async () => {
      const reports = await entry('duty-report', { year: '2025' });
      await village().order(reports, 'TickItem', { item: 'to-branch', done: true });
      await take(village(), reports, 'file').expectRefusal('ITEMS_OPEN');
      await village().order(reports, 'TickItem', { item: 'to-assembly', done: true });
      await take(village(), reports, 'file');
      expect(await reports.status(village())).toBe('ENDED');
    });

    it('gives the supervisor their own village and no other', async () => {
      const elsewhere = {
        playbook: 'village-supervision',
        register: 'query',
        title: '下村账目',
        territory: 'demo-shanqian-xiacun',
        facts: [{ fact: 'matter', value: 'FUNDS' }],
      };
      await supervisor().tryOpening('register', elsewhere).expectRefusal('OUT_OF_SCOPE');
      await village()
        .tryOpening('register', { ...elsewhere, territory: VILLAGE })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
    });
  });

  const filled = (facts: readonly string[]) => facts.map((fact) => ({ fact, value: 'true' }));
});

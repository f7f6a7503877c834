import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { acceptedUnder, dispatchedTo, inDirectory, toTheArchive } from './matter.js';

/**
 * S1a-5 四级党群服务阵地 "朝阳25℃", 一核多点: service points of district, street, community and grid, where
 * matters are reported and papers handed in.
 */
describe('S1a-5 四级党群服务阵地 "朝阳25℃"', () => {
  let town: Town;

  /** One core and many points, by level. */
  const POINTS = [
    ['core', 'demo', '朝阳25℃党群服务中心'],
    ['heping', 'demo-heping', '和平街道党群服务中心'],
    ['liuyin', 'demo-heping-liuyin', '柳荫社区党群服务站'],
    ['liuyin-g1', 'demo-heping-liuyin-g1', '柳荫第1网格驿站'],
  ] as const;

  beforeAll(async () => {
    town = await openTown();
    await inDirectory(town, 'OpenServicePoints', {
      servicePoints: POINTS.map(([code, territory, zh]) => ({
        ...{ code: `point-${code}-25`, name: { zh, en: zh }, territory },
        ...{ intake: true, handIn: true },
      })),
    });
  });
  afterAll(() => town.close());

  const papers = (): Promise<SideStory> =>
    town.as('柳荫社区').open('register', {
      ...{ playbook: 'service-points', register: 'hand-in', title: '高龄津贴申请' },
      ...{ territory: 'demo-heping-liuyin', owner: 'civil-affairs' },
      facts: [{ fact: 'point', value: 'point-liuyin-25' }],
      personalFacts: [{ fact: 'person', value: '王秀英' }],
    });

  describe('四级党群服务阵地', () => {
    it('has a point at each of four levels, for reports and for papers', async () => {
      const { servicePoints } = (await town.as('居民').get('/directory/service-points')) as {
        servicePoints: { code: string; territory: string; intake?: boolean; handIn?: boolean }[];
      };
      const own = servicePoints.filter(({ code }) => code.endsWith('-25'));
      expect(own.map(({ territory }) => territory)).toEqual(
        POINTS.map(([, territory]) => territory),
      );
      expect(own.every(({ intake, handIn }) => intake === true && handIn === true)).toBe(true);
    });

    it('takes a matter in at a point, which stands on it up to the archive', async () => {
      const issue = await acceptedUnder(town, 'service-points', {
        by: '柳荫社区',
        report: {
          channel: 'party-service-point',
          external: { source: 'service-point', id: 'point-liuyin-25' },
        },
      });
      expect(await issue.seenBy(town.as('和平街道'))).toMatchObject({
        channel: 'party-service-point',
        external: { source: 'service-point', id: 'point-liuyin-25' },
      });
      await dispatchedTo(town, issue);
      await toTheArchive(town, issue);
      expect(await issue.phase(town.as('和平街道'))).toBe('ARCHIVED');
    });

    it('takes papers in and forwards them when they are complete', async () => {
      const file = await papers();
      const community = town.as('柳荫社区');
      await community.order(file, 'TakeStep', { step: 'forward' }).expectRefusal('ITEMS_OPEN');
      await community.order(file, 'TickItem', { item: 'complete', done: true });
      await community.order(file, 'TakeStep', { step: 'forward' });
      await town.as('民政局').order(file, 'TakeStep', { step: 'answer' });
      expect(await file.status(community)).toBe('ENDED');
    });

    it('marks papers that lie at a point for more than a day, and is no way in for others', async () => {
      const file = await papers();
      await town.clock.advance({ workingDays: 1 });
      const types = (await file.timeline(town.as('和平街道'))).map(({ type }) => type);
      expect(types).toContain('EntryOverdue');
      await town
        .as('居民')
        .post('/issues', { channel: 'party-service-point', kind: 'HELP', title: '路灯' })
        .expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});

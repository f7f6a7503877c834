import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S3-11 循环式五单制, 民情联络员, 三全服务 (P17): a matter goes round by five slips; closing the fifth opens
 * the first of the next round. Liaisons collect at every station and at any hour.
 */
describe('S3-11 循环式五单制', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const MATTER = {
    playbook: 'five-slip-loop',
    register: 'slip-loop',
    title: '独居老人助餐',
    territory: 'demo-heping-liuyin-g1',
    personalFacts: [{ fact: 'household', value: '3号楼201室' }],
  };
  /** The slips in order: who writes the next one, and what it says. One person is 社区 and 网格员. */
  const SLIPS = [
    ['柳荫社区网格员', 'collect', 'wish', '每日送餐'],
    ['柳荫社区', 'hand-over', 'handler', 'team-liuyin'],
    ['柳荫社区', 'handle', 'result', '已安排志愿队送餐'],
    ['中心户', 'tell', 'answer', '满意，周末也想要'],
  ] as const;

  async function goneRound(loop: SideStory, slips: readonly (typeof SLIPS)[number][] = SLIPS) {
    for (const [name, step, fact, value] of slips) {
      await town.as(name).order(loop, 'FillFacts', { facts: [{ fact, value }] });
      await town.as(name).order(loop, 'TakeStep', { step });
    }
  }

  const at = async (loop: SideStory): Promise<unknown> =>
    ((await loop.seenBy(town.as('和平街道')))['view'] as { at: string }).at;

  describe('循环式五单制', () => {
    it('goes through five slips and round again', async () => {
      const community = town.as('柳荫社区');
      const loop = await town.as('柳荫社区网格员').open('register', MATTER);
      expect(await at(loop)).toBe('SLIP_1');
      await goneRound(loop);
      expect(await at(loop)).toBe('SLIP_5');
      await community.order(loop, 'FillFacts', { facts: [{ fact: 'lesson', value: '增加周末' }] });
      await community.order(loop, 'TakeStep', { step: 'go-round' });
      expect([await loop.status(community), await at(loop)]).toEqual(['ENDED', 'CLOSED']);

      const { streams } = (await community.get('/register-entries')) as {
        streams: { id: string; title: string; status: string }[];
      };
      const next = streams.find(({ id, title }) => title === MATTER.title && id !== loop.id);
      const again = (await community.get(`/register-entries/${next?.id ?? ''}`)) as {
        view: { at: string; round: number; follows: string };
      };
      expect(again.view).toMatchObject({ at: 'SLIP_1', round: 2, follows: loop.id });
    });

    it('has somebody else tell the household than who handled it, whatever post they act in', async () => {
      const loop = await town.as('柳荫社区网格员').open('register', MATTER);
      await goneRound(loop, SLIPS.slice(0, 3));
      const grid = town.as('柳荫社区网格员');
      await grid.order(loop, 'FillFacts', { facts: [{ fact: 'answer', value: '满意' }] });
      await grid.order(loop, 'TakeStep', { step: 'tell' }).expectRefusal('SAME_PERSON');
      await town.as('中心户').order(loop, 'TakeStep', { step: 'tell' });
      expect(await at(loop)).toBe('SLIP_5');
    });

    it('ends where nothing is left to improve', async () => {
      const loop = await town.as('柳荫社区网格员').open('register', MATTER);
      await goneRound(loop);
      await town
        .as('柳荫社区')
        .order(loop, 'TakeStep', { step: 'go-round' })
        .expectRefusal('FACTS_MISSING');
      await town.as('柳荫社区').order(loop, 'TakeStep', { step: 'close' });
      expect(await loop.status(town.as('柳荫社区'))).toBe('ENDED');
    });

    it('writes no slip before the one that comes first', async () => {
      const loop = await town.as('柳荫社区网格员').open('register', MATTER);
      await town
        .as('柳荫社区')
        .order(loop, 'TakeStep', { step: 'hand-over' })
        .expectRefusal('STEP_NOT_FROM_HERE');
      await town
        .as('柳荫社区网格员')
        .order(loop, 'TakeStep', { step: 'collect' })
        .expectRefusal('FACTS_MISSING');
    });

    it('takes a slip on Sunday night, and marks one that nobody takes up for a day', async () => {
      await town.clock.advanceTo('2026-03-08T15:30:00Z');
      const loop = await town.as('柳荫社区网格员').open('register', MATTER);
      await town.clock.advance({ hours: 23 });
      const street = town.as('和平街道');
      expect((await loop.timeline(street)).map(({ type }) => type)).not.toContain('EntryOverdue');
      await town.clock.advance({ hours: 2 });
      expect((await loop.timeline(street)).map(({ type }) => type)).toContain('EntryOverdue');
    });

    it('has a liaison and 153 stations where slips are taken', async () => {
      const admin = town.as('admin');
      const stations = Object.entries({
        practice: ['文明实践站', 'Practice station', 101],
        university: ['老年大学', 'University for the aged', 6],
        substation: ['分站', 'Sub-station', 5],
        home: ['妇女儿童之家', "Women's and children's home", 41],
      } as const).flatMap(([kind, [zh, en, count]]) =>
        Array.from({ length: count }, (_, index) => ({
          code: `${kind}-${String(index + 1)}`,
          name: { zh: `${zh}${String(index + 1)}`, en: `${en} ${String(index + 1)}` },
          territory: 'demo-heping',
          intake: true,
        })),
      );
      expect(stations).toHaveLength(101 + 6 + 5 + 41);
      await admin.post('/directory/commands/OpenServicePoints', { servicePoints: stations });
      await admin.post('/directory/commands/AppointPosts', {
        posts: [
          {
            code: 'liaison-liuyin-g1',
            person: await town.as('中心户').id(),
            type: 'liaison',
            place: 'demo-heping-liuyin-g1',
            holder: 'A',
          },
        ],
      });
      const { servicePoints } = (await admin.get('/directory/service-points')) as {
        servicePoints: { code: string; intake?: boolean }[];
      };
      const opened = servicePoints.filter(({ code }) => stations.some((one) => one.code === code));
      expect(opened).toHaveLength(153);
      const liaison = await town.as('中心户').open('register', MATTER);
      expect(await at(liaison)).toBe('SLIP_1');
    });
  });
});

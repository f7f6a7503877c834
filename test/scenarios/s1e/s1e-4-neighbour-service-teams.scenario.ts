import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { COMMUNITY } from './compound.js';

/**
 * S1e-4 在职党员、邻里服务队: members in work report for duty, three teams serve, and each service is
 * logged with how many it reached (38 000 person-times).
 */
describe('S1e-4 在职党员、邻里服务队', () => {
  let town: Town;

  const PLAYBOOK = 'neighbour-service-teams';
  const TEAMS = { pioneers: '党员先锋队', neighbours: '邻里服务队', 'grid-workers': '网格工作队' };
  type TeamCode = keyof typeof TEAMS;

  beforeAll(async () => {
    town = await openTown();
    await town.as('admin').post('/directory/commands/RegisterUnits', {
      units: Object.entries(TEAMS).map(([code, zh]) => ({
        ...{ code: `team-${code}`, kind: 'team', parent: 'community-liuyin' },
        ...{ territory: COMMUNITY, name: { zh, en: code } },
      })),
    });
  });
  afterAll(() => town.close());

  const memberOf = (code: TeamCode): Person =>
    town.hire(`member-${code}`, TEAMS[code], {
      ...{ roles: ['TEAM'], unit: `team-${code}`, territory: COMMUNITY },
    });
  const logOf = (code: TeamCode): Promise<SideStory> =>
    memberOf(code).open('register', {
      ...{ playbook: PLAYBOOK, register: 'service-log', title: `${TEAMS[code]}2026年服务` },
      ...{ territory: COMMUNITY, owner: `team-${code}` },
      facts: [
        { fact: 'team', value: code },
        { fact: 'year', value: '2026' },
      ],
    });

  describe('邻里服务队', () => {
    it('logs what it serves by kind, and says when 38 000 are reached', async () => {
      const team = memberOf('neighbours');
      const log = await logOf('neighbours');
      const serve = (source: string, amount: number) =>
        team.order(log, 'AddToTally', { tally: 'served', source, amount, basis: '服务签到表' });
      await serve('kitchen', 25_000);
      await serve('haircut', 9_000);
      await serve('clinic', 3_999);
      await serve('other', 1);
      const added = (await log.timeline(team)).filter(({ type }) => type === 'TallyAdded');
      expect(added.map(({ data }) => data['alert'])).toEqual([false, false, false, true]);
      await team.order(log, 'TakeStep', { step: 'close' });
      expect(await log.seenBy(team)).toMatchObject({
        status: 'ENDED',
        view: {
          tallies: { served: { total: 38_000, bySource: { kitchen: 25_000, clinic: 3_999 } } },
        },
      });
    });

    it.each(Object.keys(TEAMS) as TeamCode[])('has a log of the team %s', async (code) => {
      expect(await (await logOf(code)).status(memberOf(code))).toBe('OPEN');
    });

    it('keeps one team out of another’s log, and closes none that served nobody', async () => {
      const log = await logOf('pioneers');
      const booking = { tally: 'served', source: 'clinic', amount: 30, basis: '义诊' };
      await memberOf('neighbours').order(log, 'AddToTally', booking).expectRefusal('OUT_OF_SCOPE');
      const own = memberOf('pioneers');
      await own
        .order(log, 'AddToTally', { ...booking, source: 'opera' })
        .expectRefusal('TALLY_SOURCE');
      await own.order(log, 'TakeStep', { step: 'close' }).expectRefusal('TALLY_TOO_LOW');
    });
  });

  describe('在职党员、三亮三比', () => {
    it('reports for duty in the compound, and is done when all six are', async () => {
      const branch = town.as('党支部');
      const member = await branch.open('register', {
        ...{ playbook: PLAYBOOK, register: 'member-in-work', title: '在职党员报到' },
        ...{ territory: COMMUNITY, facts: [{ fact: 'employer', value: '县第二中学' }] },
        personalFacts: [{ fact: 'member', value: '郭明' }],
      });
      const items = ['show', 'compare'].flatMap((kind) =>
        [1, 2, 3].map((n) => `${kind}-${String(n)}`),
      );
      for (const item of items.slice(0, 5))
        await branch.order(member, 'TickItem', { item, done: true });
      const step = { step: 'complete' };
      const refused = await branch.order(member, 'TakeStep', step).expectRefusal('ITEMS_OPEN');
      expect(refused.params['items']).toEqual(['compare-3']);
      await branch.order(member, 'TickItem', { item: 'compare-3', done: true });
      await branch.order(member, 'TakeStep', step);
      expect(await member.status(branch)).toBe('ENDED');
    });
  });
});

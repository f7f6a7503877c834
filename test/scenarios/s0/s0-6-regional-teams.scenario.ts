import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type Town } from '../harness/index.js';
import { archivedByTeam, sentTo } from './life.js';

/**
 * S0-6 区域化党建、开放式管理: 18 volunteer teams of members, floating members, co-resident units, NGOs, foreigners
 * and minorities serve their own area, and the whole city where they may be sent there.
 */
describe('S0-6 区域化党建、开放式管理', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
    await teamsRegistered();
  });
  afterAll(() => town.close());

  const HOME = 'demo-heping-liuyin';
  const AWAY = 'demo-qingshui-heyan';
  const MADE_OF = [
    'MEMBERS',
    'FLOATING_MEMBERS',
    'CO_RESIDENT_UNIT',
    'NGO',
    'FOREIGNERS',
    'MINORITIES',
  ];
  const teamCode = (number: number): string => `team-region-${String(number)}`;
  const NUMBERS = Array.from({ length: 18 }, (_, index) => index + 1);
  const FOREIGNERS = 5;
  const THEMES = ['region.interpreting', 'region.repair'] as const;

  /** The team of foreigners interprets all over the city; the others stay in their area. */
  async function teamsRegistered(): Promise<void> {
    const order = (command: string, fields: Record<string, unknown>) =>
      town.as('admin').post(`/directory/commands/${command}`, fields);
    const category = (code: string, zh: string, en: string) => ({
      ...{ code, name: { zh, en }, defaultUrgency: 'NORMAL', defaultComplexity: 'SIMPLE' },
      defaultLimitDays: 5,
    });
    await order('RegisterCategories', {
      categories: [
        category('region', '志愿服务', 'Volunteer service'),
        { ...category(THEMES[0], '外语协助', 'Interpreting'), parent: 'region' },
        { ...category(THEMES[1], '便民维修', 'Small repairs'), parent: 'region' },
      ],
    });
    await order('RegisterUnits', {
      units: NUMBERS.map((number) => ({
        code: teamCode(number),
        kind: 'team',
        name: { zh: `鸡鸣山志愿队${String(number)}`, en: `Team ${String(number)}` },
        parent: 'community-liuyin',
        territory: HOME,
        skills: ['first-aid'],
        ...(number === FOREIGNERS
          ? { themes: [THEMES[0]], languages: ['en', 'ar', 'zh'], serves: ['demo'] }
          : number === 1
            ? { themes: [THEMES[1]], languages: ['zh'] }
            : {}),
      })),
    });
    await town.as('admin').post('/routing/rule-sets', {
      reason: '志愿队与专题队伍派单',
      ruleSet: {
        id: 'teams',
        name: { zh: '志愿队派单', en: 'Volunteer teams' },
        rules: [{ id: 'team', when: { category: 'region' }, lead: [{ themedTeam: true }] }],
        fallback: [{ unitOfTerritory: 'community' }],
        firstReceiver: true,
        baseKinds: ['community', 'street'],
        confidence: { fallback: 0.3, passedOver: 0.8 },
        cases: [],
      },
    });
  }

  async function leadOf(category: string, territory: string): Promise<string | undefined> {
    const facts = { category, territory };
    const proposal = await town.as('派单员').post('/routing/proposals', { facts });
    return (proposal as { decision: { lead?: string } }).decision.lead;
  }
  const interpreters = (): Person =>
    town.hire('interpreters', '外籍志愿队队长', {
      roles: ['TEAM'],
      unit: teamCode(FOREIGNERS),
      territory: HOME,
    });

  describe('区域化党建、开放式管理', () => {
    it('registers 18 teams of six makings, with skills and languages', async () => {
      const kinds = new Map<string, number>();
      for (const number of NUMBERS) {
        const madeOf = MADE_OF[(number - 1) % MADE_OF.length] ?? '';
        await town.as('柳荫社区').open('register', {
          playbook: 'regional-teams',
          register: 'team',
          title: `鸡鸣山志愿队${String(number)}`,
          territory: HOME,
          facts: [
            { fact: 'unit', value: teamCode(number) },
            { fact: 'made-of', value: madeOf },
          ],
        });
        kinds.set(madeOf, (kinds.get(madeOf) ?? 0) + 1);
      }
      expect([...kinds.values()]).toEqual([3, 3, 3, 3, 3, 3]);
      const { units } = (await town.as('柳荫社区').get('/directory/units')) as {
        units: { code: string; languages?: string[] }[];
      };
      const teams = units.filter(({ code }) => code.startsWith('team-region-'));
      expect(teams).toHaveLength(18);
      expect(teams.find(({ code }) => code === teamCode(FOREIGNERS))?.languages).toContain('ar');
    });

    it('sends the team that may go there across the city, up to the archive', async () => {
      expect(await leadOf(THEMES[0], HOME)).toBe(teamCode(FOREIGNERS));
      expect(await leadOf(THEMES[0], AWAY)).toBe(teamCode(FOREIGNERS));
      const issue = await town.as('话务员').report({
        ...{ channel: 'hotline', kind: 'HELP', title: '外籍居民就医需要翻译' },
        appellant: { name: 'Amina', phone: '13800138000' },
        ...{ territory: AWAY, category: THEMES[0] },
      });
      const taken = { category: THEMES[0], territory: AWAY, profile: 'regional-teams' };
      await sentTo(town, issue, taken, { lead: teamCode(FOREIGNERS) });
      const team = interpreters();
      expect(await archivedByTeam(town, issue, teamCode(FOREIGNERS), team)).toBe('ARCHIVED');
    });

    it('keeps the team without that permission in its own area', async () => {
      expect(await leadOf(THEMES[1], HOME)).toBe(teamCode(1));
      expect(await leadOf(THEMES[1], AWAY)).toBe('community-heyan');
    });

    it('gives a matter of one team to no other', async () => {
      const issue = await town.as('话务员').report({
        ...{ channel: 'hotline', kind: 'HELP', title: '换灯泡', territory: HOME },
        ...{ category: THEMES[1], appellant: { name: '马兰', phone: '13800138000' } },
      });
      const taken = { category: THEMES[1], territory: HOME, profile: 'regional-teams' };
      await sentTo(town, issue, taken, { lead: teamCode(1) });
      const assignment = await issue.assignmentOf(teamCode(1), town.as('话务员'));
      await interpreters()
        .order(issue, 'SignAssignment', { assignment })
        .expectRefusal('OUT_OF_SCOPE');
    });
  });
});

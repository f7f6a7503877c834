import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';

/**
 * S1d-8 三色精准管理、敲门行动: households are red, yellow or green by a rule, with reason and end; each colour
 * has its interval (7, 30, 90 days). Ordinary users see nothing of it; visits update the three lists.
 */
describe('S1d-8 三色精准管理、敲门行动', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLAYBOOK = 'three-colours-door-knock';
  const GRID = 'demo-heping-liuyin-g1';
  const grid = () => town.as('柳荫社区网格员');

  const coloured = (colour: string, rule: string, more: object = {}): Promise<SideStory> =>
    grid().open('segment', {
      ...{ playbook: PLAYBOOK, object: 'HOUSEHOLD', reference: 'household-0201', territory: GRID },
      ...{ colour, rule, reason: '独居，腿脚不便', until: town.clock.in({ days: 120 }) },
      ...more,
    });

  const events = async (stream: SideStory): Promise<readonly string[]> =>
    (await stream.timeline(grid())).map(({ type }) => type);

  describe('三色精准管理', () => {
    it.each([
      ['RED', 'lives-alone', 1, 7],
      ['YELLOW', 'open-matter', 1, 30],
      ['GREEN', 'settled', 2, 90],
    ])('sends somebody to a %s household (%s, version %i) within %i days', async (...row) => {
      const [colour, rule, ruleVersion, days] = row;
      const household = await coloured(colour, rule);
      expect((await household.seenBy(grid()))['view']).toMatchObject({ colour, rule, ruleVersion });
      await town.clock.advance({ days: 1 });
      await grid().order(household, 'RecordSegmentVisit', { note: '一切安好' });
      await town.clock.advance({ days: days - 1 });
      expect(await events(household)).not.toContain('SegmentVisitMissed');
      await town.clock.advance({ days: 2 });
      expect(await events(household)).toContain('SegmentVisitMissed');
      expect((await household.seenBy(grid()))['view']).toMatchObject({ visitOverdue: true });
    });

    it('is reviewed by somebody else, or the colour ends', async () => {
      const household = await coloured('RED', 'lives-alone', { until: town.clock.in({ days: 6 }) });
      const green = { colour: 'GREEN', rule: 'settled', reason: '子女已接回同住' };
      const change = { ...green, until: town.clock.in({ days: 90 }) };
      await town
        .as('柳荫社区')
        .order(household, 'ChangeColour', change)
        .expectRefusal('SAME_PERSON');
      await town.clock.advance({ days: 7 });
      expect(await household.status(grid())).toBe('EXPIRED');
      await town.as('和平街道').order(household, 'ChangeColour', change);
      expect((await household.seenBy(grid()))['view']).toMatchObject({ colour: 'GREEN' });
    });

    it('takes no colour without a rule that leads to it, and none for longer than half a year', async () => {
      const asked = {
        ...{
          playbook: PLAYBOOK,
          object: 'HOUSEHOLD',
          reference: 'household-0301',
          territory: GRID,
        },
        ...{ colour: 'RED', rule: 'settled', reason: '不合群', until: town.clock.in({ days: 30 }) },
      };
      await grid().tryOpening('segment', asked).expectRefusal('RULE_NOT_FOR_COLOUR');
      const forGood = { ...asked, rule: 'lives-alone', until: town.clock.in({ days: 300 }) };
      await grid().tryOpening('segment', forGood).expectRefusal('UNTIL_TOO_FAR');
    });

    it.each([
      ['居民', 'ROLE_NOT_ALLOWED'],
      ['水务局', 'ROLE_NOT_ALLOWED'],
      ['光明社区', 'OUT_OF_SCOPE'],
    ])('shows nothing of it to %s', async (name, code) => {
      const household = await coloured('YELLOW', 'lives-alone');
      await town.as(name).tryGetting(household.path).expectRefusal(code);
    });
  });

  describe('敲门行动', () => {
    it('is not over while a door has not been opened, and updates the three lists', async () => {
      const round = await town.as('柳荫社区').open('campaign', {
        ...{ playbook: PLAYBOOK, campaign: 'door-knock', title: '三月敲门行动' },
        ...{ territory: GRID, until: town.clock.in({ days: 20 }) },
        targets: ['household-0201', 'household-0202'].map((target) => ({
          target,
          kind: 'HOUSEHOLD',
        })),
      });
      const community = town.as('柳荫社区');
      await community.order(round, 'StartCampaign');
      await grid().order(round, 'RecordVisit', { target: 'household-0202', outcome: 'ABSENT' });
      for (const entry of ['子女外出务工', '子女已返乡'])
        await grid().order(round, 'RecordVisit', {
          ...{ target: 'household-0201', outcome: 'MET' },
          lists: [{ list: 'household-facts', entry }],
        });
      const { view } = (await round.seenBy(community)) as {
        view: { lists: { list: string; target: string; entry: string }[] };
      };
      expect(view.lists).toMatchObject([
        { list: 'household-facts', target: 'household-0201', entry: '子女已返乡' },
      ]);
      await community
        .order(round, 'CloseCampaign', { summary: '完成' })
        .expectRefusal('COVERAGE_TOO_LOW');
      await town
        .as('中心户')
        .order(round, 'RecordVisit', { target: 'household-0202', outcome: 'MET' });
      await community.order(round, 'CloseCampaign', { summary: '两户均已敲门' });
      expect(await round.status(community)).toBe('CLOSED');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type SideStory, type Town } from '../harness/index.js';
import { archivedBy, sentTo } from './life.js';

/**
 * S0-3 关爱帮扶个案: a grid worker finds a sick woman and her mother, is authorised, applies for fund, card
 * and allowance at several departments under one matter, and follows up.
 */
describe('S0-3 关爱帮扶个案', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLACE = 'demo-heping-liuyin-g1';
  const GRID = '柳荫社区网格员';
  const COMMUNITY = '柳荫社区';
  const ENTITLEMENTS = ['relief-fund', 'disability-card', 'care-allowance'];
  const AUTHORISATION = [
    { fact: 'authorisation', value: '委托-2026-03' },
    { fact: 'authorised-until', value: '2026-09-30' },
  ];

  const found = (): Promise<IssueStory> =>
    town.as(GRID).report({
      channel: 'care_visit',
      kind: 'HELP',
      title: '患病母女生活困难',
      appellant: { name: '周阿婆', phone: '13800138001' },
      territory: PLACE,
      category: 'livelihood.medical',
    });

  const caseOf = (issue: IssueStory): Promise<SideStory> =>
    town.as(GRID).open('register', {
      playbook: 'care-case',
      register: 'assistance',
      title: '母女帮扶',
      territory: PLACE,
      issue: issue.id,
      personalFacts: [{ fact: 'person', value: '周阿婆' }],
    });

  describe('关爱帮扶个案', () => {
    it('goes from the visit to three departments, three grants and the archive', async () => {
      const issue = await found();
      const care = await caseOf(issue);
      const grid = town.as(GRID);
      await grid.order(care, 'FillFacts', { facts: AUTHORISATION });
      await grid.order(care, 'TakeStep', { step: 'authorise', media: ['authorisation.pdf'] });
      await grid.order(care, 'TakeStep', { step: 'apply' });

      const taken = { category: 'livelihood.medical', territory: PLACE, profile: 'care-case' };
      const assists = ['health', 'labour'];
      await sentTo(town, issue, taken, { lead: 'civil-affairs', assists });
      for (const [unit, name] of [
        ['health', '卫生健康局'],
        ['labour', '人力资源和社会保障局'],
      ] as const) {
        const assignment = await issue.assignmentOf(unit, town.as('话务员'));
        await town.as(name).order(issue, 'SignAssignment', { assignment });
        await town.as(name).order(issue, 'CompleteAssist', { assignment, result: '已办理' });
      }
      for (const item of ENTITLEMENTS) await grid.order(care, 'TickItem', { item, done: true });
      await town.as(COMMUNITY).order(care, 'TakeStep', { step: 'grant' });
      await grid.order(care, 'TakeStep', { step: 'follow-up' });
      expect(await care.status(grid)).toBe('ENDED');
      const unit = { unit: 'civil-affairs', name: '民政局' };
      expect(await archivedBy(town, issue, unit)).toBe('ARCHIVED');
    });

    it('applies for nobody without their authorisation', async () => {
      const care = await caseOf(await found());
      const grid = town.as(GRID);
      await grid.order(care, 'TakeStep', { step: 'apply' }).expectRefusal('STEP_NOT_FROM_HERE');
      const authorise = { step: 'authorise', media: ['authorisation.pdf'] };
      const refused = await grid.order(care, 'TakeStep', authorise).expectRefusal('FACTS_MISSING');
      expect(refused.params).toEqual({ facts: ['authorisation', 'authorised-until'] });
    });

    it('is not done while one entitlement is still missing', async () => {
      const care = await caseOf(await found());
      const grid = town.as(GRID);
      await grid.order(care, 'FillFacts', { facts: AUTHORISATION });
      await grid.order(care, 'TakeStep', { step: 'authorise', media: ['authorisation.pdf'] });
      await grid.order(care, 'TakeStep', { step: 'apply' });
      for (const item of ENTITLEMENTS.slice(0, 2))
        await grid.order(care, 'TickItem', { item, done: true });
      const refused = await town
        .as(COMMUNITY)
        .order(care, 'TakeStep', { step: 'grant' })
        .expectRefusal('ITEMS_OPEN');
      expect(refused.params).toEqual({ items: ['care-allowance'] });
      await town.clock.advance({ workingDays: 21 });
      expect(await care.seenBy(grid)).toMatchObject({ view: { overdue: true } });
    });

    it('keeps the special group among those who care for it', async () => {
      const group = await town.as(COMMUNITY).open('segment', {
        playbook: 'care-case',
        object: 'HOUSEHOLD',
        reference: 'household-0317',
        territory: PLACE,
        colour: 'SPECIAL_CARE',
        rule: 'illness',
        reason: '重病，需定期走访',
        until: town.clock.in({ days: 170 }),
      });
      await town.as(GRID).order(group, 'RecordSegmentVisit', { note: '已送药' });
      await town.as('光明社区').tryGetting(group.path).expectRefusal('OUT_OF_SCOPE');
      for (const stranger of ['民政局', '居民', '物业', '分析员'])
        await town.as(stranger).tryGetting(group.path).expectRefusal('ROLE_NOT_ALLOWED');
      await town.clock.advance({ days: 31 });
      const lines = await group.timeline(town.as(COMMUNITY));
      expect(lines.map(({ type }) => type)).toContain('SegmentVisitMissed');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { ratedAndArchived } from '../harness/ending.js';

/**
 * S4-11 风险防控: a list of major risks with owner, measures and inspections, denser during a major event; general risks of
 * fire and production safety by joint checks; campaigns against major risks and against organised crime.
 */
describe('S4-11 风险防控', () => {
  let town: Town;

  const PLACE = 'demo-heping-liuyin';
  const RISK = [
    { fact: 'field', value: 'fire' },
    { fact: 'level', value: 'major' },
    { fact: 'owner', value: 'emergency' },
    { fact: 'measures', value: '每日巡查，配齐器材' },
  ];

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const listed = (facts = RISK): Promise<SideStory> =>
    town.as('指挥长').open('register', {
      ...{ playbook: 'risk-control', register: 'major-risk', title: '柳荫路仓储火灾风险' },
      ...{ territory: PLACE, owner: 'emergency', facts },
      personalFacts: [{ fact: 'leader', value: '曹阳' }],
    });

  const at = async (risk: SideStory): Promise<string> =>
    ((await risk.seenBy(town.as('和平街道')))['view'] as { at: string }).at;

  const typesOf = async (risk: SideStory): Promise<string[]> =>
    (await risk.timeline(town.as('和平街道'))).map(({ type }) => type);

  const step = (who: string, risk: SideStory, code: string, media: string[] = []) =>
    town.as(who).order(risk, 'TakeStep', { step: code, media });

  describe('风险防控', () => {
    it('is put right by its owner, checked again by another, supervised three times and cleared', async () => {
      const risk = await listed();
      await step('和平街道', risk, 'find').expectRefusal('MEDIA_MISSING');
      await step('和平街道', risk, 'find', ['blocked-exit.jpg']);
      const owner = town.as('emergency');
      await step('emergency', risk, 'rectify', ['open.jpg']).expectRefusal('FACTS_MISSING');
      await owner.order(risk, 'FillFacts', {
        facts: [{ fact: 'rectification', value: '已清通道' }],
      });
      await step('emergency', risk, 'rectify', ['open.jpg']);
      await step('督查室', risk, 'fail');
      expect(await at(risk)).toBe('RECTIFYING');
      await step('emergency', risk, 'rectify', ['open-again.jpg']);
      await step('督查室', risk, 'pass');
      const open = await step('区领导', risk, 'clear').expectRefusal('ITEMS_OPEN');
      expect(open.params['items']).toHaveLength(3);
      for (const item of ['supervise-1', 'supervise-2', 'supervise-3'])
        await town.as('督查室').order(risk, 'TickItem', { item, done: true });
      await step('指挥长', risk, 'clear').expectRefusal('SAME_PERSON');
      await step('区领导', risk, 'clear');
      expect([await at(risk), await risk.status(town.as('和平街道'))]).toEqual([
        'CLEARED',
        'ENDED',
      ]);
    });

    it('is on the list with an owner or not at all', async () => {
      await town
        .as('指挥长')
        .tryOpening('register', {
          ...{ playbook: 'risk-control', register: 'major-risk', title: '无主风险' },
          ...{ territory: PLACE, facts: RISK.filter(({ fact }) => fact !== 'owner') },
          personalFacts: [{ fact: 'leader', value: '曹阳' }],
        })
        .expectRefusal('FACTS_MISSING');
    });

    it('is inspected every thirty days, and the inspection that does not come is marked', async () => {
      const risk = await listed();
      await town.clock.advance({ days: 25 });
      await step('和平街道', risk, 'inspect', ['checked.jpg']);
      await town.clock.advance({ days: 29 });
      expect(await typesOf(risk)).not.toContain('EntryOverdue');
      await town.clock.advance({ days: 3 });
      expect(await typesOf(risk)).toContain('EntryOverdue');
    });

    it('is inspected daily during a major event, from its start to its end', async () => {
      const risk = await listed();
      await town.as('指挥长').order(risk, 'EnterMode', {
        ...{ mode: 'event-security', until: town.clock.in({ days: 5 }), reason: '重大活动安保' },
      });
      for (const day of [1, 2]) {
        await town.clock.advance({ hours: 20 });
        await step('和平街道', risk, 'inspect', [`day-${String(day)}.jpg`]);
      }
      expect(await typesOf(risk)).not.toContain('EntryOverdue');
      await town.clock.advance({ hours: 25 });
      expect(await typesOf(risk)).toContain('EntryOverdue');
      await town.clock.advance({ days: 4 });
      const lines = await risk.timeline(town.as('和平街道'));
      expect(lines.map(({ type }) => type)).toContain('ModeLeft');
    });

    it('finds general risks by joint checks; what is found becomes an issue of its own', async () => {
      const street = town.as('和平街道');
      const person = await street.id();
      const plan = {
        ...{ playbook: 'risk-control', campaign: 'joint-check', title: '三查三整治' },
        ...{ territory: PLACE, until: town.clock.in({ days: 60 }) },
        targets: [
          { target: 'shop-1', kind: 'fire' },
          { target: 'mill-1', kind: 'production' },
        ],
      };
      const team = ['fire', 'emergency', 'street'].map((role) => ({ role, person }));
      await street
        .tryOpening('campaign', { ...plan, team: team.slice(1) })
        .expectRefusal('TEAM_INCOMPLETE');
      const check = await street.open('campaign', { ...plan, team });
      await street.order(check, 'StartCampaign');
      await street.order(check, 'RecordVisit', { target: 'shop-1', outcome: 'MET' });

      const place = { territory: PLACE, category: 'safety.fire-passage' };
      const issue = await street.report({
        ...{ channel: 'patrol', kind: 'HELP', title: '消防通道堵塞', ...place },
      });
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', { ...place, profile: 'risk-control' });
      const { view } = (await check.seenBy(street)) as { view: { visits: { id: string }[] } };
      const link = { visit: view.visits[0]?.id, issue: issue.id };
      await street.order(check, 'LinkVisitIssue', link);
      await agent.order(issue, 'DispatchIssue', {
        ...{ lead: 'property-anju', dueAt: town.clock.in({ hours: 20 }) },
      });
      const assignment = await issue.assignmentOf('property-anju', agent);
      const property = town.as('物业');
      await property.order(issue, 'SignAssignment', { assignment });
      await property.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
      const done = { assignment, result: '已清理', outcome: 'RESOLVED', media: ['clear.jpg'] };
      await property.order(issue, 'CompleteHandling', done);
      await town
        .as('核查员')
        .order(issue, 'VerifyResult', { passed: true })
        .expectRefusal('EVIDENCE_MISSING');
      await town.as('核查员').order(issue, 'VerifyResult', { passed: true, media: ['seen.jpg'] });
      await property.order(issue, 'FeedBack', {
        content: '已清理',
        method: 'phone',
        reached: true,
      });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');

      await street.order(check, 'AdvanceStage', { finding: '一处堵塞' });
      await street.order(check, 'CloseCampaign', { summary: '完成' }).expectRefusal('STAGES_OPEN');
      await street.order(check, 'AdvanceStage', { finding: '已整治' });
      await street
        .order(check, 'CloseCampaign', { summary: '完成' })
        .expectRefusal('COVERAGE_TOO_LOW');
      await street.order(check, 'RecordVisit', { target: 'mill-1', outcome: 'MET' });
      await street.order(check, 'CloseCampaign', { summary: '完成' });
    });

    it.each(['defuse-major-risks', 'sweep-gangs'])('runs the campaign %s', async (campaign) => {
      const leader = town.as('区领导');
      const run = await leader.open('campaign', {
        ...{ playbook: 'risk-control', campaign, title: campaign, territory: 'demo-heping' },
        ...{ until: town.clock.in({ days: 30 }), targets: [{ target: 'site-1', kind: 'site' }] },
      });
      await leader.order(run, 'StartCampaign');
      await town.as('和平街道').order(run, 'RecordVisit', { target: 'site-1', outcome: 'MET' });
      await leader.order(run, 'CloseCampaign', { summary: '完成' });
      expect(await run.status(leader)).toBe('CLOSED');
    });
  });
});

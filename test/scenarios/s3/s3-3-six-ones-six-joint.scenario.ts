import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived } from '../harness/ending.js';

/**
 * S3-3 六个一工程, 六联共建: each member of the alliance does six things together with the others in a
 * period; joint tasks of several units carry one of six domains.
 */
describe('S3-3 六个一工程', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const SIX_ONES = ['team', 'activity', 'party-life', 'venue', 'briefing', 'suggestion'];
  const SIX_JOINT = [
    ...['party-work', 'public-welfare', 'shared-resources', 'civility', 'sanitation'],
    'public-order',
  ];
  const LITTER = {
    channel: 'patrol',
    kind: 'HELP',
    title: '背街小巷垃圾积存',
    territory: 'demo-heping-liuyin',
    category: 'sanitation.litter',
  };
  const ACCEPTANCE = {
    category: 'sanitation.litter',
    territory: 'demo-heping-liuyin',
    profile: 'six-ones-six-joint',
  };

  const begun = (member: string): Promise<SideStory> =>
    town.as('和平街道').open('register', {
      playbook: 'six-ones-six-joint',
      register: 'six-ones',
      title: '六个一',
      owner: member,
      territory: 'demo-heping',
      facts: [{ fact: 'period', value: '2026-Q1' }],
    });

  async function ticked(entry: SideStory, items: readonly string[]): Promise<void> {
    for (const item of items)
      await town.as('和平街道').order(entry, 'TickItem', { item, done: true });
  }

  /** The gauge: items done of all. */
  async function done(entry: SideStory): Promise<number> {
    const { view } = (await entry.seenBy(town.as('和平街道'))) as {
      view: { items: Record<string, boolean> };
    };
    return Object.values(view.items).filter(Boolean).length;
  }

  describe('六个一工程、六联共建', () => {
    it('is complete for a member when all six are done', async () => {
      const entry = await begun('health');
      await ticked(entry, SIX_ONES.slice(0, 5));
      expect(await done(entry)).toBe(5);
      const open = await town
        .as('和平街道')
        .order(entry, 'TakeStep', { step: 'complete' })
        .expectRefusal('ITEMS_OPEN');
      expect(open.params).toMatchObject({ items: ['suggestion'] });
      await ticked(entry, ['suggestion']);
      expect(await done(entry)).toBe(6);
      await town.as('和平街道').order(entry, 'TakeStep', { step: 'complete' });
      expect(await entry.status(town.as('和平街道'))).toBe('ENDED');
    });

    it('ends as incomplete by itself where a member has not done all in its period', async () => {
      const entry = await begun('education');
      await ticked(entry, SIX_ONES.slice(0, 2));
      await town.clock.advance({ days: 93 });
      const { view } = (await entry.seenBy(town.as('和平街道'))) as { view: { at: string } };
      expect(view.at).toBe('INCOMPLETE');
      expect(await done(entry)).toBe(2);
    });

    it('runs a joint task of several units under its domain, to the archive', async () => {
      const issue = await town.as('柳荫社区').report(LITTER);
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', { ...ACCEPTANCE, tags: ['sanitation'] });
      await agent.order(issue, 'DispatchIssue', {
        lead: 'urban-management',
        assists: ['health', 'team-liuyin'],
        dueAt: town.clock.in({ days: 3 }),
      });
      for (const [unit, name] of [
        ['urban-management', '城市管理局'],
        ['health', '卫生健康局'],
        ['team-liuyin', '志愿队'],
      ] as const) {
        const assignment = await issue.assignmentOf(unit, agent);
        await town.as(name).order(issue, 'SignAssignment', { assignment });
        await town.as(name).order(issue, 'LogStep', { assignment, note: '到场联管' });
      }
      const lead = { unit: 'urban-management', name: '城市管理局' };
      const assignment = await issue.assignmentOf(lead.unit, agent);
      const complete = { assignment, result: '垃圾已清运', outcome: 'RESOLVED' };
      await town
        .as('城市管理局')
        .order(issue, 'CompleteHandling', complete)
        .expectRefusal('ASSIST_OPEN');
      for (const [unit, name] of [
        ['health', '卫生健康局'],
        ['team-liuyin', '志愿队'],
      ] as const)
        await town.as(name).order(issue, 'CompleteAssist', {
          assignment: await issue.assignmentOf(unit, agent),
          result: '已配合',
        });
      await handledAndTold(town, issue, lead);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('knows these six domains and no seventh', async () => {
      const agent = town.as('话务员');
      for (const tag of SIX_JOINT) {
        const issue = await town.as('柳荫社区').report(LITTER);
        await agent.order(issue, 'AcceptIssue', { ...ACCEPTANCE, tags: [tag] });
        expect(await issue.phase(agent)).toBe('ACCEPTED');
      }
      const issue = await town.as('柳荫社区').report(LITTER);
      await agent
        .order(issue, 'AcceptIssue', { ...ACCEPTANCE, tags: ['tourism'] })
        .expectRefusal('UNKNOWN_TAG');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueStory, openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S3-12 三治融合/德治: a pact with rules on weddings and funerals (registration, reminder), and role models
 * by nomination, review and publicity.
 */
describe('S3-12 三治融合/德治', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const LIUYIN = 'demo-heping-liuyin';
  const COMMUNITY = { unit: 'community-liuyin', name: '柳荫社区' };

  /** The residents meet and adopt the pact. */
  async function inForce(): Promise<SideStory> {
    const community = town.as('柳荫社区');
    const pact = await community.open('pact', {
      ...{ playbook: 'virtue-governance', pactKind: 'residents-pact', title: '柳荫居民公约' },
      territory: LIUYIN,
      clauses: [
        { code: 'wedding', text: '婚事新办，宴席不超过十桌' },
        { code: 'funeral', text: '丧事简办，不搭灵棚' },
      ],
    });
    const chair = await community.id();
    const names = ['业委会', '商户', '志愿队'];
    const residents = await Promise.all(names.map((name) => town.as(name).id()));
    const meeting = await community.open('meeting', {
      ...{ playbook: 'virtue-governance', meetingType: 'residents-meeting', title: '议定公约' },
      ...{ territory: LIUYIN, at: town.clock.in({ days: 1 }) },
      seats: [
        { person: chair, role: 'chair' },
        ...residents.map((person) => ({ person, role: 'resident' })),
      ],
    });
    await community
      .order(meeting, 'HoldMeeting', { present: [chair], chair })
      .expectRefusal('QUORUM_MISSED');
    await community.order(meeting, 'HoldMeeting', { present: [chair, ...residents], chair });
    await community.order(meeting, 'ResolveMeeting', { minutes: '一致同意' });
    const adoption = { meeting: meeting.id, meetingType: 'residents-meeting' };
    await community
      .order(pact, 'AdoptPact', { ...adoption, meetingType: 'committee' })
      .expectRefusal('MEETING_NOT_ENTITLED');
    await community.order(pact, 'AdoptPact', adoption);
    return pact;
  }

  const typesOf = async (stream: SideStory): Promise<readonly string[]> =>
    (await stream.timeline(town.as('和平街道'))).map(({ type }) => type);

  describe('移风易俗', () => {
    it('registers a wedding and reminds the household a week before', async () => {
      const pact = await inForce();
      await town.as('居民').order(pact, 'RegisterOccasion', {
        ...{ household: 'household-201', clause: 'wedding', at: town.clock.in({ days: 20 }) },
      });
      await town.clock.advance({ days: 12 });
      expect(await typesOf(pact)).not.toContain('HouseholdReminded');
      await town.clock.advance({ days: 1 });
      expect(await typesOf(pact)).toContain('HouseholdReminded');
      await town
        .as('居民')
        .order(pact, 'RegisterOccasion', {
          ...{ household: 'household-201', clause: 'birthday', at: town.clock.in({ days: 3 }) },
        })
        .expectRefusal('CLAUSE_UNKNOWN');
    });

    it('reports a breach that stays after the reminder, and that goes to the archive', async () => {
      const pact = await inForce();
      const community = town.as('柳荫社区');
      const breached = { party: 'household-305', clause: 'funeral', note: '搭设灵棚占道' };
      const { view } = (await community
        .order(pact, 'RecordBreachOfPact', breached)
        .then(() => pact.seenBy(community))) as { view: { breaches: { id: string }[] } };
      const breach = view.breaches[0]?.id ?? '';
      await community.order(pact, 'ReportBreach', { breach }).expectRefusal('BREACH_STATUS');
      await community.order(pact, 'RemindOfPact', { breach });
      await town.clock.advance({ days: 4 });
      expect(await typesOf(pact)).toContain('RemedyLapsed');
      await community.order(pact, 'ReportBreach', { breach });

      const [id = ''] = (await pact.seenBy(community))['issues'] as string[];
      const issue = new IssueStory(id, {}, () => town.settle());
      await town.as('话务员').order(issue, 'AcceptIssue', {
        ...{ category: 'livelihood', territory: LIUYIN, profile: 'virtue-governance' },
      });
      const dueAt = town.clock.in({ days: 2 });
      await town.as('话务员').order(issue, 'DispatchIssue', { lead: COMMUNITY.unit, dueAt });
      await takenUp(town, issue, COMMUNITY);
      await handledAndTold(town, issue, COMMUNITY, { result: '灵棚已拆' });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });
  });

  describe('身边榜样', () => {
    const nominated = async (): Promise<SideStory> => {
      const entry = await town.as('业委会').open('register', {
        ...{ playbook: 'virtue-governance', register: 'role-model', title: '好邻居' },
        territory: LIUYIN,
        facts: [{ fact: 'deeds', value: '十年照顾独居邻居' }],
        personalFacts: [{ fact: 'nominee', value: '赵淑芬' }],
      });
      return entry;
    };

    it('is nominated, reviewed by another, shown for five working days and honoured', async () => {
      const entry = await nominated();
      await town
        .as('业委会')
        .order(entry, 'TakeStep', { step: 'review' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      await town.as('党支部').order(entry, 'TakeStep', { step: 'review' });
      await town.as('柳荫社区').order(entry, 'TakeStep', { step: 'show', media: ['notice.jpg'] });
      await town.clock.advance({ workingDays: 4 });
      expect(await entry.status(town.as('柳荫社区'))).toBe('OPEN');
      await town.clock.advance({ workingDays: 1 });
      const { view } = (await entry.seenBy(town.as('柳荫社区'))) as { view: { at: string } };
      expect(view.at).toBe('HONOURED');
    });

    it('goes back where somebody objects while it is shown', async () => {
      const entry = await nominated();
      await town.as('党支部').order(entry, 'TakeStep', { step: 'review' });
      await town.as('柳荫社区').order(entry, 'TakeStep', { step: 'show', media: ['notice.jpg'] });
      const watcher = town.as('村监委');
      await watcher.order(entry, 'TakeStep', { step: 'object' }).expectRefusal('FACTS_MISSING');
      await watcher.order(entry, 'FillFacts', {
        facts: [{ fact: 'objection', value: '事迹不实' }],
      });
      await watcher.order(entry, 'TakeStep', { step: 'object' });
      await town.clock.advance({ days: 14 });
      await town.as('党支部').order(entry, 'TakeStep', { step: 'drop' });
      const { view } = (await entry.seenBy(watcher)) as { view: { at: string } };
      expect(view.at).toBe('DROPPED');
    });
  });
});

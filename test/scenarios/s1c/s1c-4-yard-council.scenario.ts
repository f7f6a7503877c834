import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1c-4 小院议事厅、初心学堂、点亮工程: the yard talks its matter over where people live; what it resolves
 * becomes a part of the very matter. Classes and lighting-up projects are on record.
 */
describe('S1c-4 小院议事厅、初心学堂、点亮工程', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const YARD = 'demo-heping-liuyin-yuan';
  const PLAYBOOK = 'yard-council';
  const COMMUNITY = { unit: 'community-liuyin', name: '柳荫社区' };

  /** A matter of the yard, in the hands of the community. */
  async function matter(): Promise<IssueStory> {
    const category = 'housing.property-service';
    const issue = await town.as('居民').report({
      ...{ channel: 'visit', kind: 'HELP', title: '小院没有地方晾晒' },
      ...{ territory: YARD, category },
    });
    const agent = town.as('话务员');
    await agent.order(issue, 'AcceptIssue', { category, territory: YARD, profile: PLAYBOOK });
    await agent.order(issue, 'DispatchIssue', { lead: COMMUNITY.unit });
    await takenUp(town, issue, COMMUNITY);
    return issue;
  }

  const person = (name: string): Promise<string> => town.as(name).id();

  async function called(issue: IssueStory): Promise<SideStory> {
    const seats = [
      { person: await person('党支部'), role: 'host' },
      { person: await person('居民'), role: 'resident' },
      { person: await person('中心户'), role: 'resident' },
      { person: await person('业委会'), role: 'resident' },
      { person: await person('物业'), role: 'property' },
    ];
    const meeting = await town.as('柳荫社区').open('meeting', {
      ...{ playbook: PLAYBOOK, meetingType: 'yard-meeting', title: '小院晾晒议事' },
      ...{ territory: YARD, issue: issue.id, at: town.clock.in({ hours: 10 }), seats },
    });
    await town.clock.advance({ hours: 10 });
    return meeting;
  }

  describe('小院议事厅', () => {
    it('turns what the yard resolves into a part of its matter, up to the archive', async () => {
      const issue = await matter();
      const meeting = await called(issue);
      const community = town.as('柳荫社区');
      const [host, resident, member] = await Promise.all(['党支部', '居民', '中心户'].map(person));
      const present = [host, resident, member];
      await community.order(meeting, 'HoldMeeting', { present, chair: host });
      const proposal = {
        title: '设晾晒架',
        text: '物业在东侧空地设晾晒架',
        owner: 'property-anju',
      };
      const dueAt = town.clock.in({ days: 8 });
      const { resolution } = await propose(meeting, { ...proposal, issue: issue.id, dueAt });
      await community.order(meeting, 'VoteOnResolution', {
        ...{ resolution, inFavour: [host, resident], against: [member] },
      });
      await community.order(meeting, 'ResolveMeeting', { minutes: '两票赞成' });
      await community.order(meeting, 'OpenTasks');

      const assignment = await issue.assignmentOf('property-anju', town.as('话务员'));
      await town.as('物业').order(issue, 'SignAssignment', { assignment });
      const lead = await issue.assignmentOf(COMMUNITY.unit, town.as('话务员'));
      const early = { assignment: lead, result: '已办', outcome: 'RESOLVED' };
      await community.order(issue, 'CompleteHandling', early).expectRefusal('ASSIST_OPEN');
      await town.as('物业').order(issue, 'CompleteAssist', { assignment, result: '晾晒架已装好' });
      await handledAndTold(town, issue, COMMUNITY);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('does not meet with fewer than half of its seats, and carries nothing without a majority', async () => {
      const issue = await matter();
      const meeting = await called(issue);
      const community = town.as('柳荫社区');
      const [host, resident] = await Promise.all(['党支部', '居民'].map(person));
      const refused = await community
        .order(meeting, 'HoldMeeting', { present: [host], chair: host })
        .expectRefusal('QUORUM_MISSED');
      expect(refused.params).toMatchObject({ present: 1, needed: 2 });
      await community.order(meeting, 'HoldMeeting', { present: [host, resident], chair: host });
      const proposal = { title: '砍树', text: '砍去东侧树木', owner: 'property-anju' };
      const dueAt = town.clock.in({ days: 8 });
      const { resolution } = await propose(meeting, { ...proposal, issue: issue.id, dueAt });
      await community.order(meeting, 'VoteOnResolution', {
        ...{ resolution, inFavour: [host], against: [resident] },
      });
      await community.order(meeting, 'ResolveMeeting', { minutes: '未通过' });
      await community.order(meeting, 'OpenTasks').expectRefusal('NOTHING_ADOPTED');
    });

    it('holds classes that somebody came to, and lights up by another hand than began', async () => {
      const community = town.as('柳荫社区');
      const entry = { playbook: PLAYBOOK, territory: YARD };
      const lesson = await community.open('register', {
        ...{ ...entry, register: 'class', title: '初心学堂第一课' },
      });
      const hold = { step: 'hold' };
      await community.order(lesson, 'TakeStep', hold).expectRefusal('TALLY_TOO_LOW');
      const came = { tally: 'attended', amount: 35, basis: '签到表' };
      await community.order(lesson, 'AddToTally', came);
      await community.order(lesson, 'TakeStep', hold);
      const lights = await community.open('register', {
        ...{ ...entry, register: 'lighting-up', title: '点亮楼道' },
      });
      await community.order(lights, 'TakeStep', { step: 'start' });
      await town.clock.advance({ days: 31 });
      expect((await lights.timeline(community)).at(-1)?.type).toBe('EntryOverdue');
      await town.as('党支部').order(lights, 'TakeStep', { step: 'light', media: ['after.jpg'] });
      expect(await lights.status(community)).toBe('ENDED');
    });
  });

  /** A resolution put to the meeting; gives its id. */
  async function propose(
    meeting: SideStory,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<{ resolution: string }> {
    await town.as('柳荫社区').order(meeting, 'ProposeResolution', fields);
    const lines = await meeting.timeline(town.as('柳荫社区'));
    const last = lines.findLast(({ type }) => type === 'ResolutionProposed');
    return { resolution: String(last?.data['resolution']) };
  }
});

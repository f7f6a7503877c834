import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueStory, openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S2-6 社区大党委: the community's secretary chairs, Party secretaries of big resident units stand in,
 * heads of 两新组织 and deputy heads of other units have seats; resolutions become tasks.
 */
describe('S2-6 社区大党委', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const SEATS = [
    ['secretary', 'secretary-chen'],
    ['resident-secretary', 'hospital-secretary'],
    ['resident-secretary', 'school-secretary'],
    ['new-organisation', 'chamber-head'],
    ['new-organisation', 'ngo-head'],
    ['resident-deputy', 'bank-deputy'],
  ] as const;
  const ALL = SEATS.map(([, person]) => person);
  const BUREAU = { unit: 'urban-management', name: '城市管理局' };

  const calling = (seats: readonly (readonly [string, string])[]) => ({
    playbook: 'community-big-party-committee',
    meetingType: 'big-committee',
    title: '共建停车位',
    territory: 'demo-heping-liuyin',
    at: town.clock.in({ days: 3 }),
    seats: seats.map(([role, person]) => ({ role, person })),
  });
  const called = (): Promise<SideStory> => town.as('柳荫社区').open('meeting', calling(SEATS));

  /** Called, held by those who came, with one resolution. */
  async function proposed(): Promise<{ meeting: SideStory; resolution: string }> {
    const meeting = await called();
    await town.clock.advance({ days: 3 });
    await town
      .as('柳荫社区')
      .order(meeting, 'HoldMeeting', { present: ALL, chair: 'secretary-chen' });
    await town.as('柳荫社区').order(meeting, 'ProposeResolution', {
      title: '开放单位停车场',
      text: '夜间向居民开放，由城管局划线',
      owner: BUREAU.unit,
      dueAt: town.clock.in({ days: 20 }),
    });
    const { view } = (await meeting.seenBy(town.as('柳荫社区'))) as {
      view: { resolutions: { id: string }[] };
    };
    return { meeting, resolution: view.resolutions[0]?.id ?? '' };
  }

  describe('社区大党委', () => {
    it('turns what the majority of its seats wants into a task, to the archive', async () => {
      const { meeting, resolution } = await proposed();
      const community = town.as('柳荫社区');
      await community.order(meeting, 'VoteOnResolution', {
        resolution,
        inFavour: ALL.slice(0, 4),
        against: ALL.slice(4),
      });
      await community.order(meeting, 'ResolveMeeting', { minutes: '四票赞成，两票反对' });
      await community.order(meeting, 'OpenTasks');
      const { view } = (await meeting.seenBy(community)) as { view: { tasks: string[] } };
      const task = new IssueStory(view.tasks[0] ?? '', {}, () => town.settle());
      await takenUp(town, task, BUREAU);
      await handledAndTold(town, task, BUREAU);
      await ratedAndArchived(town, task);
      expect(await task.seenBy(town.as('话务员'))).toMatchObject({
        phase: 'ARCHIVED',
        channel: 'big-party-committee',
      });
    });

    it('opens no task of what half of the seats want', async () => {
      const { meeting, resolution } = await proposed();
      const community = town.as('柳荫社区');
      await community.order(meeting, 'VoteOnResolution', {
        resolution,
        inFavour: ALL.slice(0, 3),
        against: ALL.slice(3),
      });
      await community.order(meeting, 'ResolveMeeting', { minutes: '三比三，未通过' });
      await community.order(meeting, 'OpenTasks').expectRefusal('NOTHING_ADOPTED');
    });

    it('is not held where fewer than two thirds came, nor chaired by a member', async () => {
      const meeting = await called();
      const held = (present: readonly string[], chair: string) =>
        town.as('柳荫社区').order(meeting, 'HoldMeeting', { present, chair });
      const missed = await held(ALL.slice(0, 3), 'secretary-chen').expectRefusal('QUORUM_MISSED');
      expect(missed.params).toEqual({ present: 3, needed: 4 });
      await held(ALL, 'hospital-secretary').expectRefusal('MAY_NOT_CHAIR');
      // Without the secretary a Party secretary of a big unit stands in, and nobody else.
      await held(ALL.slice(1), 'chamber-head').expectRefusal('MAY_NOT_CHAIR');
      await held(ALL.slice(1), 'hospital-secretary');
      expect(await meeting.status(town.as('柳荫社区'))).toBe('HELD');
    });

    it('is no big committee without a big resident unit', async () => {
      await town
        .as('柳荫社区')
        .tryOpening('meeting', calling(SEATS.filter(([role]) => role !== 'resident-secretary')))
        .expectRefusal('SEATS_MISSING');
    });
  });
});

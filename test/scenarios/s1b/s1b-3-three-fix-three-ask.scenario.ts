import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssueStory, SideStory } from '../harness/index.js';
import {
  GACHA,
  GRID,
  HOUSEHOLD,
  openPasture,
  ratedAndArchived,
  sentToHousehold,
  type Pasture,
} from './pasture.js';

/**
 * S1b-3 三定三问一反馈 (P4): duties, people and rules are fixed; then the grid worker finds, the centre
 * household takes, the branch studies, and the branch secretary tells the result.
 */
describe('S1b-3 三定三问一反馈', () => {
  let pasture: Pasture;

  const PROFILE = 'three-fix-three-ask';
  const DISPUTE = 'safety.neighbour-dispute';
  const FOUND = {
    ...{ channel: 'grid-find', kind: 'HELP', title: '两户草场边界不清' },
    ...{ territory: GRID, category: DISPUTE },
    appellant: { name: '苏和', phone: '13800138011' },
  };

  beforeAll(async () => {
    pasture = await openPasture();
  });
  afterAll(() => pasture.town.close());

  async function claimed(issue?: IssueStory): Promise<{ issue: IssueStory; assignment: string }> {
    const found = issue ?? (await pasture.grid.report(FOUND));
    const assignment = await sentToHousehold(pasture, found, PROFILE, DISPUTE);
    await pasture.household.order(found, 'SignAssignment', { assignment });
    return { issue: found, assignment };
  }

  /** The branch sits over the matter: who is to handle it, until when. */
  async function studied(
    { issue, assignment }: { issue: IssueStory; assignment: string },
    resolution: Readonly<Record<string, unknown>>,
  ): Promise<SideStory> {
    const { town, secretary, committee, household } = pasture;
    const [chair, member, guest] = [
      await secretary.id(),
      await committee.id(),
      await household.id(),
    ];
    const meeting = await secretary.open('meeting', {
      ...{
        playbook: PROFILE,
        meetingType: 'branch-study',
        title: '研究草场边界',
        territory: GACHA,
      },
      ...{ at: town.clock.in({ hours: 1 }), issue: issue.id },
      seats: [
        { person: chair, role: 'secretary' },
        { person: member, role: 'member' },
        { person: guest, role: 'household' },
      ],
    });
    await town.clock.advance({ hours: 1 });
    const present = [chair, member, guest];
    await secretary.order(meeting, 'HoldMeeting', { present, chair });
    await secretary.order(meeting, 'ProposeResolution', {
      ...{ title: '重新丈量', text: '按1998年界桩重新丈量', dueAt: town.clock.in({ days: 5 }) },
      ...resolution,
    });
    const { view } = (await meeting.seenBy(secretary)) as {
      view: { resolutions: { id: string }[] };
    };
    const id = view.resolutions[0]?.id;
    const vote = { resolution: id, inFavour: [chair, member], against: [] };
    await secretary.order(meeting, 'VoteOnResolution', vote);
    await secretary.order(meeting, 'ResolveMeeting', { minutes: '一致同意' });
    await secretary.order(issue, 'LogStep', { assignment, step: 'STUDY', note: '支部已研究' });
    return meeting;
  }

  describe('三定三问一反馈', () => {
    it('does not start in a gacha before people and rules are fixed', async () => {
      const issue = await pasture.grid.report(FOUND);
      const refused = await pasture.town
        .as('话务员')
        .order(issue, 'AcceptIssue', { category: DISPUTE, territory: GRID, profile: PROFILE })
        .expectRefusal('NOT_ACTIVATED');
      expect(refused.params['missing']).toEqual(['NAMED_HOLDERS', 'RULE_VERSION']);

      await pasture.directory('AppointPosts', {
        posts: [
          {
            ...{ code: 'post-bater', person: await pasture.household.id(), holder: 'A' },
            ...{ type: 'centre-household', place: GRID },
          },
        ],
      });
      const name = { zh: '巴彦嘎查', en: 'Bayan Gacha' };
      await pasture.directory('ReviseTerritories', {
        territories: [
          {
            ...{ code: GACHA, level: 'community', name, parent: 'demo-shanqian' },
            tags: [`rules:${PROFILE}`],
          },
        ],
      });
      const acceptance = { category: DISPUTE, territory: GRID, profile: PROFILE };
      const agent = pasture.town.as('话务员');
      await agent
        .order(issue, 'AcceptIssue', { ...acceptance, tags: ['noise'] })
        .expectRefusal('UNKNOWN_TAG');
      await agent.order(issue, 'AcceptIssue', { ...acceptance, tags: ['dispute'] });
      expect(await issue.phase(agent)).toBe('ACCEPTED');
    });

    it('is found, taken, studied and told, each by another post, up to the archive', async () => {
      const { household, secretary, grid } = pasture;
      const { issue, assignment } = await claimed();
      const done = { assignment, result: '界桩已复位，双方签字', outcome: 'RESOLVED' };
      const early = await household
        .order(issue, 'CompleteHandling', done)
        .expectRefusal('STEPS_MISSING');
      expect(early.params['missing']).toMatchObject([{ id: 'STUDY', zh: '支部研究' }]);
      await studied({ issue, assignment }, { owner: HOUSEHOLD });
      await household.order(issue, 'CompleteHandling', done);
      const told = { content: '界桩已复位', method: 'visit', reached: true };
      await grid.order(issue, 'FeedBack', told).expectRefusal('ROLE_NOT_IN_PROFILE');
      await secretary.order(issue, 'FeedBack', told);
      expect(await ratedAndArchived(pasture, issue)).toBe('ARCHIVED');

      const line = await issue.timeline(pasture.town.as('话务员'));
      const steps = ['IssueReported', 'AssignmentSigned', 'StepLogged', 'IssueFedBack'];
      expect(line.map(({ type }) => type).filter((type) => steps.includes(type))).toEqual(steps);
    });

    it('gives the work to whom the resolution names, and waits for them', async () => {
      const { household, secretary, town } = pasture;
      const at = await claimed();
      const meeting = await studied(at, { owner: 'civil-affairs', issue: at.issue.id });
      await secretary.order(meeting, 'OpenTasks');
      await town.settle();
      const done = { assignment: at.assignment, result: '已办', outcome: 'RESOLVED' };
      const waiting = await household
        .order(at.issue, 'CompleteHandling', done)
        .expectRefusal('ASSIST_OPEN');
      expect(waiting.params['units']).toEqual(['civil-affairs']);
    });

    it('is not told by the secretary who found it, and warns where nobody takes it', async () => {
      const { household, secretary, town } = pasture;
      const found = await secretary.report({ ...FOUND, channel: 'visit' });
      const at = await claimed(found);
      await studied(at, { owner: HOUSEHOLD });
      const done = { assignment: at.assignment, result: '已办', outcome: 'RESOLVED' };
      await household.order(found, 'CompleteHandling', done);
      const told = { content: '已办', method: 'visit', reached: true };
      await secretary.order(found, 'FeedBack', told).expectRefusal('OWN_FINDING');

      const lonely = await pasture.grid.report(FOUND);
      await sentToHousehold(pasture, lonely, PROFILE, DISPUTE);
      await town.clock.advance({ hours: 25 });
      const late = (await lonely.timeline(town.as('话务员'))).filter(
        ({ type }) => type === 'ClockBreached',
      );
      expect(late).toMatchObject([{ data: { kind: 'SIGN' } }]);
    });
  });
});

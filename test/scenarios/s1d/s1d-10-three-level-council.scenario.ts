import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueStory, openTown, SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1d-10 三级议事协商: household heads, village council, joint meeting of the town. What a level cannot settle
 * goes one up; what is resolved becomes a task with a date. Beside them 村情报告会 and 网格议事会.
 */
describe('S1d-10 三级议事协商', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLACE = { playbook: 'three-level-council', territory: 'demo-shanqian-shangcun' };
  const HEADS = ['head-1', 'head-2', 'head-3', 'head-4', 'head-5', 'head-6'];
  const seats = (role: string, persons: readonly string[]) =>
    persons.map((person) => ({ person, role }));
  const ASSEMBLY = [...seats('host', ['host-1']), ...seats('head', HEADS)];
  const COUNCIL = [...seats('secretary', ['secretary-1']), ...seats('member', ['m-1', 'm-2'])];
  const JOINT = [
    ...seats('town', ['mayor']),
    ...seats('department', ['transport-head']),
    ...seats('village', ['secretary-1']),
  ];

  const village = () => town.as('上村');
  const shanqian = () => town.as('山前镇');

  const assembly = (): Promise<SideStory> =>
    village().open('meeting', {
      ...PLACE,
      meetingType: 'household-heads',
      title: '机耕路拓宽',
      at: town.clock.in({ days: 2 }),
      seats: ASSEMBLY,
    });

  /** The meeting of the next level, which the system has called. */
  async function raised(meeting: SideStory, to: typeof COUNCIL): Promise<SideStory> {
    await village().order(meeting, 'RaiseMatter', {
      ...{ reason: '本级协调不了', at: town.clock.in({ days: 3 }), seats: to },
    });
    const event = (await meeting.timeline(village())).find(({ type }) => type === 'MatterRaised');
    await town.clock.advance({ days: 3 });
    return new SideStory('meeting', String(event?.data['meeting']), {}, () => town.settle());
  }

  describe('三级议事协商', () => {
    it('raises a matter from the households to the town, whose resolution is carried out', async () => {
      const base = await assembly();
      await town.clock.advance({ days: 2 });
      await village().order(base, 'HoldMeeting', {
        present: ['host-1', ...HEADS],
        chair: 'host-1',
      });

      const council = await raised(base, COUNCIL);
      expect((await council.seenBy(village()))['view']).toMatchObject({
        ...{ meetingType: 'village-council', raisedFrom: base.id },
      });
      await village().order(council, 'HoldMeeting', {
        ...{ present: ['secretary-1', 'm-1', 'm-2'], chair: 'secretary-1' },
      });

      const joint = await raised(council, JOINT);
      const present = ['mayor', 'transport-head', 'secretary-1'];
      await shanqian().order(joint, 'HoldMeeting', { present, chair: 'mayor' });
      await shanqian()
        .order(joint, 'RaiseMatter', {
          ...{ reason: '再上报', at: town.clock.in({ days: 3 }), seats: JOINT },
        })
        .expectRefusal('NO_NEXT_LEVEL');

      const dueAt = town.clock.in({ days: 30 });
      const task = { title: '拓宽机耕路', text: '上村机耕路拓宽至四米', owner: 'transport', dueAt };
      await shanqian().order(joint, 'ProposeResolution', task);
      const { view } = (await joint.seenBy(shanqian())) as {
        view: { resolutions: { id: string }[] };
      };
      const resolution = view.resolutions[0]?.id;
      await shanqian().order(joint, 'VoteOnResolution', {
        ...{ resolution, inFavour: present, against: [] },
      });
      await shanqian().order(joint, 'ResolveMeeting', { minutes: '一致同意，交交通运输局' });
      await shanqian().order(joint, 'OpenTasks');
      const opened = (await joint.timeline(shanqian())).find(({ type }) => type === 'TasksOpened');
      const [first] = opened?.data['tasks'] as { issue: string }[];

      const issue = new IssueStory(first?.issue ?? '', {}, () => town.settle());
      const bureau = { unit: 'transport', name: '交通运输局' };
      const { assignments } = (await issue.seenBy(town.as('话务员'))) as {
        assignments: { unit: string; dueAt: string }[];
      };
      expect(assignments).toMatchObject([{ unit: 'transport', dueAt }]);
      await takenUp(town, issue, bureau);
      await handledAndTold(town, issue, bureau);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });

    it('settles nothing while fewer than two thirds of the households came', async () => {
      const meeting = await assembly();
      await town.clock.advance({ days: 2 });
      const refused = await village()
        .order(meeting, 'HoldMeeting', {
          present: ['host-1', ...HEADS.slice(0, 3)],
          chair: 'host-1',
        })
        .expectRefusal('QUORUM_MISSED');
      expect(refused.params).toMatchObject({ present: 3, needed: 4 });
      await village().order(meeting, 'HoldMeeting', {
        ...{ present: ['host-1', ...HEADS.slice(0, 4)], chair: 'host-1' },
      });
    });

    it('drops what the households vote down', async () => {
      const meeting = await assembly();
      await town.clock.advance({ days: 2 });
      await village().order(meeting, 'HoldMeeting', {
        present: ['host-1', ...HEADS],
        chair: 'host-1',
      });
      await village().order(meeting, 'ProposeResolution', {
        ...{ title: '每户出资', text: '每户出资一千元', owner: 'community-shangcun' },
        dueAt: town.clock.in({ days: 30 }),
      });
      const { view } = (await meeting.seenBy(village())) as {
        view: { resolutions: { id: string }[] };
      };
      const vote = { inFavour: HEADS.slice(0, 3), against: HEADS.slice(3) };
      await village().order(meeting, 'VoteOnResolution', {
        ...{ resolution: view.resolutions[0]?.id, ...vote },
      });
      await village().order(meeting, 'ResolveMeeting', { minutes: '未通过' });
      await village().order(meeting, 'OpenTasks').expectRefusal('NOTHING_ADOPTED');
    });

    it.each([
      ['village-report', [...seats('secretary', ['s-1']), ...seats('villager', ['v-1', 'v-2'])]],
      ['grid-council', [...seats('grid', ['g-1']), ...seats('resident', ['r-1'])]],
    ])('also holds a %s', async (meetingType, seated) => {
      const meeting = await village().open('meeting', {
        ...{ ...PLACE, meetingType, title: '通报村情', at: town.clock.in({ days: 1 }) },
        seats: seated,
      });
      await town.clock.advance({ days: 1 });
      const present = seated.map(({ person }) => person);
      await village().order(meeting, 'HoldMeeting', { present, chair: present[0] });
      expect(await meeting.status(village())).toBe('HELD');
    });
  });
});

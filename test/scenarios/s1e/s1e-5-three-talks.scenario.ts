import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openTown,
  type IssueStory,
  type Person,
  type SideStory,
  type Town,
} from '../harness/index.js';
import {
  COMPOUND,
  handledByProperty,
  issueOf,
  kindsOf,
  neighbour,
  PROPERTY,
  ratedAndArchived,
} from './compound.js';

/**
 * S1e-5 民主议事协商: owners' committee, property company and residents talk in a heart-to-heart talk, a
 * conciliation or a joint meeting; what they resolve becomes a task.
 */
describe('S1e-5 民主议事协商', () => {
  let town: Town;
  let seats: readonly { readonly role: string; readonly person: string }[] = [];

  beforeAll(async () => {
    town = await openTown();
    const cast: readonly (readonly [string, Person])[] = [
      ['community', town.as('柳荫社区')],
      ['owners', town.as('业委会')],
      ['property', town.as('物业')],
      ['resident', neighbour(town, 'delegate')],
    ];
    seats = await Promise.all(
      cast.map(async ([role, person]) => ({ role, person: await person.id() })),
    );
  });
  afterAll(() => town.close());

  const idsOf = (...roles: readonly string[]): readonly string[] =>
    seats.filter(({ role }) => roles.includes(role)).map(({ person }) => person);
  const ALL = ['community', 'owners', 'property', 'resident'];

  const calling = (meetingType: string, seated = seats) => ({
    ...{ playbook: 'three-talks', meetingType, title: '停车收费', territory: COMPOUND },
    ...{ at: town.clock.in({ hours: 1 }), seats: seated },
  });

  /** Held with these, who vote so on one task for the property company. */
  async function resolved(
    meetingType: string,
    present: readonly string[],
    inFavour: readonly string[],
  ): Promise<SideStory> {
    const host = town.as('柳荫社区');
    const meeting = await host.open('meeting', calling(meetingType));
    await town.clock.advance({ hours: 1 });
    const [chair] = idsOf('community');
    await host.order(meeting, 'HoldMeeting', { present: idsOf(...present), chair });
    await town.as('物业').order(meeting, 'ProposeResolution', {
      ...{ title: '公示停车收支', text: '每季度公示一次', owner: PROPERTY },
      dueAt: town.clock.in({ days: 5 }),
    });
    const { view } = (await meeting.seenBy(host)) as { view: { resolutions: { id: string }[] } };
    const against = present.filter((role) => !inFavour.includes(role));
    await host.order(meeting, 'VoteOnResolution', {
      ...{ resolution: view.resolutions[0]?.id, inFavour: idsOf(...inFavour) },
      against: idsOf(...against),
    });
    await host.order(meeting, 'ResolveMeeting', { minutes: '记录在案' });
    return meeting;
  }

  async function taskOf(meeting: SideStory): Promise<IssueStory> {
    const host = town.as('柳荫社区');
    await host.order(meeting, 'OpenTasks');
    await town.settle();
    const { view } = (await meeting.seenBy(host)) as { view: { tasks: string[] } };
    return issueOf(town, view.tasks[0]);
  }

  describe('民主议事协商', () => {
    it.each(['heart-to-heart', 'joint'])(
      'turns what a %s meeting resolves into a task',
      async (type) => {
        const meeting = await resolved(type, ALL, ['community', 'owners', 'resident']);
        const task = await taskOf(meeting);
        expect(await task.phase(town.as('话务员'))).toBe('DISPATCHED');
      },
    );

    it('has the task done by the company, up to the archive', async () => {
      const task = await taskOf(await resolved('joint', ALL, ALL));
      await handledByProperty(town, task);
      expect(await ratedAndArchived(town, task)).toBe('ARCHIVED');
    });

    it('does not resolve in a conciliation what one side does not want', async () => {
      const meeting = await resolved('conciliation', ALL, ['community', 'owners', 'property']);
      const host = town.as('柳荫社区');
      expect(await kindsOf(meeting, host)).toContain('ResolutionDefeated');
      await host.order(meeting, 'OpenTasks').expectRefusal('NOTHING_ADOPTED');
    });

    it('is not called without the company, nor held where too few came', async () => {
      const host = town.as('柳荫社区');
      const without = seats.filter(({ role }) => role !== 'property');
      const missing = await host
        .tryOpening('meeting', calling('joint', without))
        .expectRefusal('SEATS_MISSING');
      expect(missing.params).toMatchObject({ role: 'property' });

      const meeting = await host.open('meeting', calling('joint'));
      const [chair] = idsOf('community');
      const few = { present: idsOf('community', 'resident'), chair };
      const refused = await host.order(meeting, 'HoldMeeting', few).expectRefusal('QUORUM_MISSED');
      expect(refused.params).toMatchObject({ present: 2, needed: 3 });
    });
  });
});

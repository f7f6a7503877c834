import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SideStory } from '../harness/index.js';
import { GACHA, openPasture, type Pasture } from './pasture.js';

/**
 * S1b-5 后备培养/列席两委: centre households are trained as a reserve: meetings that recur with attendance,
 * reserve posts, and a seat in the two committees without a vote.
 */
describe('S1b-5 后备培养/列席两委', () => {
  let pasture: Pasture;
  let [secretary, member, reserve] = ['', '', ''];

  beforeAll(async () => {
    pasture = await openPasture();
    secretary = await pasture.secretary.id();
    member = await pasture.committee.id();
    reserve = await pasture.household.id();
  });
  afterAll(() => pasture.town.close());

  async function called(meetingType: string, roles: readonly string[]): Promise<SideStory> {
    const [chair = '', voter = '', guest = ''] = roles;
    const meeting = await pasture.secretary.open('meeting', {
      ...{ playbook: 'reserve-cadres', meetingType, title: '三月例会', territory: GACHA },
      at: pasture.town.clock.in({ hours: 1 }),
      seats: [
        { person: secretary, role: chair },
        { person: member, role: voter },
        { person: reserve, role: guest },
      ],
    });
    await pasture.town.clock.advance({ hours: 1 });
    return meeting;
  }

  describe('后备培养、列席两委', () => {
    it('seats a reserve in the two committees, without a vote', async () => {
      const chair = pasture.secretary;
      const meeting = await called('two-committees', ['secretary', 'member', 'observer']);
      const present = [secretary, member, reserve];
      await chair.order(meeting, 'HoldMeeting', { present, chair: secretary });
      await chair.order(meeting, 'ProposeResolution', {
        ...{ title: '草畜平衡', text: '核定载畜量', owner: 'community-bayan' },
        dueAt: pasture.town.clock.in({ days: 30 }),
      });
      const { view } = (await meeting.seenBy(pasture.household)) as {
        view: { resolutions: { id: string }[] };
      };
      const vote = { resolution: view.resolutions[0]?.id, against: [] };
      const refused = await chair
        .order(meeting, 'VoteOnResolution', { ...vote, inFavour: [secretary, reserve] })
        .expectRefusal('MAY_NOT_VOTE');
      expect(refused.params['person']).toBe(reserve);
      await chair.order(meeting, 'VoteOnResolution', { ...vote, inFavour: [secretary, member] });
      await chair.order(meeting, 'ResolveMeeting', { minutes: '通过' });
      expect(await meeting.status(chair)).toBe('RESOLVED');
    });

    it('does not sit where too few came: reserves do not fill the quorum', async () => {
      const meeting = await called('two-committees', ['secretary', 'member', 'observer']);
      const refused = await pasture.secretary
        .order(meeting, 'HoldMeeting', { present: [secretary, reserve], chair: secretary })
        .expectRefusal('QUORUM_MISSED');
      expect(refused.params).toMatchObject({ present: 1, needed: 2 });
    });

    it.each([
      ['party-group', '党小组会'],
      ['theme-day', '主题党日'],
      ['study', '集中学习'],
    ])('keeps who attended a %s', async (type) => {
      const meeting = await called(type, ['head', 'member', 'reserve']);
      const present = [secretary, reserve];
      await pasture.secretary.order(meeting, 'HoldMeeting', { present, chair: secretary });
      const held = (await meeting.timeline(pasture.secretary)).find(
        (line) => line.type === 'MeetingHeld',
      );
      expect(held?.data['present']).toEqual(present);
    });

    it.each(['secretary-assistant', 'director-assistant', 'observer', 'volunteer'])(
      'trains a reserve for the post %s, and counts what they attended',
      async (post) => {
        const branch = pasture.secretary;
        const entry = await branch.open('register', {
          ...{ playbook: 'reserve-cadres', register: 'reserve', title: '后备', territory: GACHA },
          facts: [{ fact: 'post', value: post }],
          personalFacts: [{ fact: 'person', value: '巴特尔' }],
        });
        for (const source of ['party-group', 'theme-day', 'study', 'study'])
          await branch.order(entry, 'AddToTally', { tally: 'attended', source, basis: '签到' });
        const { view } = (await entry.seenBy(branch)) as { view: { tallies: object } };
        expect(view.tallies).toMatchObject({ attended: { total: 4, bySource: { study: 2 } } });
        await branch.order(entry, 'TakeStep', { step: 'take-on' });
        expect(await entry.status(branch)).toBe('ENDED');
      },
    );

    it('knows no fifth reserve post', async () => {
      await pasture.secretary
        .tryOpening('register', {
          ...{ playbook: 'reserve-cadres', register: 'reserve', title: '后备', territory: GACHA },
          facts: [{ fact: 'post', value: 'secretary' }],
          personalFacts: [{ fact: 'person', value: '巴特尔' }],
        })
        .expectRefusal('FACT_MALFORMED');
    });
  });
});

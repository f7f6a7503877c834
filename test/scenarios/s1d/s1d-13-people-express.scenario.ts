import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { ratedAndArchived } from '../harness/ending.js';
import { whistleOf } from '../harness/whistle.js';

/**
 * S1d-13 民情直通车: a mobile team is first on site for disputes, rescue and services. The call says when it
 * will be there; it signs in itself on arrival, and the community steps in where it does not come.
 */
describe('S1d-13 民情直通车', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
    await town.as('admin').post('/directory/commands/RegisterUnits', {
      units: [
        {
          ...{ code: 'team-express', kind: 'team', parent: 'street-shanqian' },
          ...{ name: { zh: '民情直通车一队', en: 'Express team 1' }, territory: 'demo-shanqian' },
          skills: ['mediation', 'first-aid', 'repair'],
        },
      ],
    });
  });
  afterAll(() => town.close());

  const EXPRESS = { unit: 'team-express' };
  const VILLAGE = { unit: 'community-shangcun' };
  const team = () =>
    town.hire('team-express', '民情直通车队长', {
      ...{ roles: ['TEAM'], unit: EXPRESS.unit, territory: 'demo-shanqian' },
    });

  /** Reported, taken in, and the team called: it is to be there in twenty minutes. */
  async function called(tag: string, category: string) {
    const agent = town.as('话务员');
    const issue = await agent.report({
      ...{ channel: 'express', kind: 'HELP', title: '请到现场' },
      ...{ territory: 'demo-shanqian-shangcun', category },
      place: { address: '上村十二号' },
      appellant: { name: '徐大爷', phone: '13800138013' },
    });
    await agent.order(issue, 'AcceptIssue', {
      ...{ category, territory: 'demo-shanqian-shangcun', profile: 'people-express', tags: [tag] },
    });
    const eta = town.clock.in({ minutes: 20 });
    await town.as('山前镇').order(issue, 'BlowWhistle', {
      ...{ kind: 'EMERGENCY', lead: EXPRESS.unit, reason: '第一时间到现场' },
      respondBy: eta,
    });
    return { issue, whistle: await whistleOf(issue, agent), eta };
  }

  const arrived = (issue: IssueStory, whistle: string) =>
    team().order(issue, 'CheckIn', {
      ...{ whistle, unit: EXPRESS.unit, mode: 'ON_SITE', authorized: true, media: ['here.jpg'] },
    });

  const typesOf = async (issue: IssueStory): Promise<readonly string[]> =>
    (await issue.timeline(town.as('话务员'))).map(({ type }) => type);

  describe('民情直通车', () => {
    it.each([
      ['dispute', 'safety.neighbour-dispute'],
      ['rescue', 'facilities.flooding'],
      ['service', 'livelihood.elderly-care'],
    ])('is first on site for a %s, and stays until it is done', async (tag, category) => {
      const { issue, whistle, eta } = await called(tag, category);
      const agent = town.as('话务员');
      const blown = (await issue.timeline(agent)).find(({ type }) => type === 'WhistleBlown');
      expect(blown?.data['clocks']).toMatchObject({
        started: [{ dueAt: eta }],
      });
      await town.clock.advance({ minutes: 15 });
      await arrived(issue, whistle);
      const checkIn = (await issue.timeline(agent)).find(({ type }) => type === 'UnitCheckedIn');
      expect(checkIn?.data).toMatchObject({ unit: EXPRESS.unit, late: false });
      const assignment = await issue.assignmentOf(EXPRESS.unit, agent);
      await team()
        .order(issue, 'CompleteHandling', { assignment, result: '已处置', outcome: 'RESOLVED' })
        .expectRefusal('HELD_BY_WHISTLE');
      await team().order(issue, 'CompleteWhistleWork', {
        ...{ whistle, unit: EXPRESS.unit, result: '现场已处置' },
      });
      await town.as('山前镇').order(issue, 'ReleaseUnits', { whistle, units: [EXPRESS.unit] });
      await team().order(issue, 'CompleteHandling', {
        ...{ assignment, result: '已现场处置', outcome: 'RESOLVED' },
      });
      await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
      await agent.order(issue, 'FeedBack', { content: '已处置', method: 'phone', reached: true });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('calls the community of the place where the team does not come', async () => {
      const { issue, whistle } = await called('dispute', 'safety.neighbour-dispute');
      await town.clock.advance({ minutes: 21 });
      const agent = town.as('话务员');
      expect(await typesOf(issue)).toContain('UnitNoShow');
      expect(await issue.assignmentOf(VILLAGE.unit, agent)).toBeTruthy();
      await arrived(issue, whistle).expectRefusal('CALL_TAKEN_OVER');
    });
  });
});

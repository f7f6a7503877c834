import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SideStory } from '../harness/index.js';
import { GRID, openPasture, ratedAndArchived, sentToHousehold, type Pasture } from './pasture.js';

/**
 * S1b-6 致富帮带: each centre household leads one project and helps one or two households; matters that come
 * up on the way are linked with the project.
 */
describe('S1b-6 致富帮带', () => {
  let pasture: Pasture;

  beforeAll(async () => {
    pasture = await openPasture();
  });
  afterAll(() => pasture.town.close());

  const project = (households: string) => ({
    ...{
      playbook: 'wealth-leading',
      register: 'project',
      title: '西门塔尔牛繁育',
      territory: GRID,
    },
    facts: [{ fact: 'households', value: households }],
    personalFacts: [
      { fact: 'first', value: '苏和家' },
      { fact: 'second', value: '其其格家' },
    ],
  });
  const led = (): Promise<SideStory> => pasture.household.open('register', project('2'));

  describe('致富帮带', () => {
    it('leads a project, helps two households, and links the matter of their well', async () => {
      const { household, secretary, committee } = pasture;
      const entry = await led();
      const issue = await household.report({
        ...{ channel: 'visit', kind: 'HELP', title: '牛舍需通水', territory: GRID },
        appellant: { name: '苏和', phone: '13800138014' },
      });
      await household.order(entry, 'ConnectIssue', { issue: issue.id });
      const category = 'utilities.water-outage';
      const assignment = await sentToHousehold(pasture, issue, 'wealth-leading', category);
      await household.order(issue, 'SignAssignment', { assignment });
      const done = { assignment, result: '已接通', outcome: 'RESOLVED' };
      await household.order(issue, 'CompleteHandling', done);
      const told = { content: '牛舍已通水', method: 'visit', reached: true };
      await committee.order(issue, 'FeedBack', told);
      expect(await ratedAndArchived(pasture, issue)).toBe('ARCHIVED');

      const basis = '出栏6头';
      await household.order(entry, 'AddToTally', { tally: 'income', amount: 18_600, basis });
      const facts = [{ fact: 'result', value: '两户各增收9300元' }];
      await household.order(entry, 'FillFacts', { facts });
      await secretary.order(entry, 'TakeStep', { step: 'finish' });
      expect(await entry.seenBy(secretary)).toMatchObject({
        status: 'ENDED',
        view: { issues: [issue.id], tallies: { income: { total: 18_600 } } },
      });
    });

    it.each(['0', '3'])('does not lead %s households: one or two', async (households) => {
      const opening = pasture.household.tryOpening('register', project(households));
      const refused = await opening.expectRefusal('FACT_MALFORMED');
      expect(refused.params).toMatchObject({ fact: 'households' });
    });

    it('is not finished without a result, nor by who led it', async () => {
      const { household, secretary } = pasture;
      const entry = await led();
      const step = { step: 'finish' };
      await household.order(entry, 'TakeStep', step).expectRefusal('ROLE_NOT_IN_REGISTER');
      const missing = await secretary.order(entry, 'TakeStep', step).expectRefusal('FACTS_MISSING');
      expect(missing.params['facts']).toEqual(['result']);
      const own = await secretary.open('register', project('1'));
      const facts = [{ fact: 'result', value: '增收' }];
      await secretary.order(own, 'FillFacts', { facts });
      await secretary.order(own, 'TakeStep', step).expectRefusal('SAME_PERSON');
    });
  });
});

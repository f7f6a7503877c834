import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S3-8 小微权力清单: a power of the village or community stands on the list with procedure, control point,
 * norm and basis, and is exercised by that procedure only. A report of abuse goes to discipline
 * inspection, past the unit it is about.
 */
describe('S3-8 小微权力清单', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const FIELDS = ['procedure', 'control-point', 'norm', 'basis'];
  const filled = (fields: readonly string[]) =>
    fields.map((fact) => ({ fact, value: `低保初审：${fact}` }));

  const listed = (fields: readonly string[]): Promise<SideStory> =>
    town.as('和平街道').open('register', {
      playbook: 'micro-powers',
      register: 'power',
      title: '低保申请初审',
      territory: 'demo-heping-liuyin',
      facts: filled(fields),
    });

  const ABUSE = {
    channel: 'micro-power-report',
    kind: 'ACCUSATION',
    title: '低保初审优亲厚友',
    territory: 'demo-heping-liuyin',
    accusedUnit: 'community-liuyin',
  };

  describe('小微权力清单', () => {
    it('is exercised through its control point, as often as it is needed', async () => {
      const power = await listed(FIELDS);
      for (const time of [1, 2]) {
        await town.as('柳荫社区').order(power, 'TakeStep', { step: 'exercise' });
        await town.as('村监委').order(power, 'TakeStep', { step: 'check' });
        await town
          .as('柳荫社区')
          .order(power, 'TakeStep', { step: 'publish' })
          .expectRefusal('MEDIA_MISSING');
        await town
          .as('柳荫社区')
          .order(power, 'TakeStep', { step: 'publish', media: [`notice-${String(time)}.jpg`] });
        await town
          .as('柳荫社区')
          .order(power, 'AddToTally', { tally: 'exercised', basis: `第${String(time)}次` });
      }
      const { view } = (await power.seenBy(town.as('和平街道'))) as {
        view: { at: string; tallies: Record<string, { total: number }> };
      };
      expect([view.at, view.tallies['exercised']?.total]).toEqual(['LISTED', 2]);
    });

    it.each(FIELDS)('cannot be exercised while its %s is missing', async (field) => {
      const power = await listed(FIELDS.filter((each) => each !== field));
      const refused = await town
        .as('柳荫社区')
        .order(power, 'TakeStep', { step: 'exercise' })
        .expectRefusal('FACTS_MISSING');
      expect(refused.params).toMatchObject({ facts: [field] });
      await town.as('和平街道').order(power, 'FillFacts', { facts: filled([field]) });
      await town.as('柳荫社区').order(power, 'TakeStep', { step: 'exercise' });
    });

    it('is not exercised past its control point', async () => {
      const power = await listed(FIELDS);
      await town.as('柳荫社区').order(power, 'TakeStep', { step: 'exercise' });
      await town
        .as('柳荫社区')
        .order(power, 'TakeStep', { step: 'publish', media: ['notice.jpg'] })
        .expectRefusal('STEP_NOT_FROM_HERE');
      await town
        .as('柳荫社区')
        .order(power, 'TakeStep', { step: 'check' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
    });

    it('sends a report of abuse to discipline inspection, unseen by the accused', async () => {
      const agent = town.as('话务员');
      const issue = await town.as('居民').report(ABUSE);
      await town.as('柳荫社区').tryGetting(issue.path).expectRefusal('OUT_OF_SCOPE');
      await agent.order(issue, 'AcceptIssue', {
        category: 'livelihood',
        territory: 'demo-heping-liuyin',
        profile: 'micro-powers',
      });
      const dueAt = town.clock.in({ days: 10 });
      await agent
        .order(issue, 'DispatchIssue', { lead: 'community-liuyin', dueAt })
        .expectRefusal('ACCUSED_UNIT');
      await agent.order(issue, 'DispatchIssue', { lead: 'discipline', dueAt });
      const inspection = { unit: 'discipline', name: '区纪委监委' };
      await takenUp(town, issue, inspection);
      await handledAndTold(town, issue, inspection, { result: '查实一户，已纠正并问责' });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
      await town.as('柳荫社区').tryGetting(issue.path).expectRefusal('OUT_OF_SCOPE');
    });
  });
});

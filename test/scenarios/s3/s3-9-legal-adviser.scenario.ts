import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S3-9 法律顾问参与: a matter tagged 重大事项, 重大项目 or 重点工程 is dispatched only with a legal opinion on
 * record; on other matters the adviser may give one.
 */
describe('S3-9 法律顾问参与', () => {
  let town: Town;
  let adviser: Person;

  beforeAll(async () => {
    town = await openTown();
    const seat = { roles: ['MEDIATOR'], unit: 'legal-aid', territory: 'demo-heping' } as const;
    adviser = town.hire('lawyer', '街道法律顾问', seat);
  });
  afterAll(() => town.close());

  const HOUSING = { unit: 'housing', name: '住房和城乡建设局' };
  const dueAt = () => town.clock.in({ days: 15 });

  async function accepted(tags?: readonly string[]): Promise<IssueStory> {
    const issue = await town.as('柳荫社区').report({
      channel: 'visit',
      kind: 'HELP',
      title: '柳荫苑整体改造征收补偿',
      territory: 'demo-heping-liuyin',
    });
    await town.as('话务员').order(issue, 'AcceptIssue', {
      category: 'housing.maintenance-fund',
      territory: 'demo-heping-liuyin',
      profile: 'legal-adviser',
      ...(tags && { tags }),
    });
    return issue;
  }

  describe('法律顾问参与', () => {
    it.each(['major-matter', 'major-project', 'key-work'])(
      'sends nobody on a %s before the legal opinion is on record',
      async (tag) => {
        const issue = await accepted([tag]);
        const agent = town.as('话务员');
        const refused = await agent
          .order(issue, 'DispatchIssue', { lead: HOUSING.unit, dueAt: dueAt() })
          .expectRefusal('OPINION_MISSING');
        expect(refused.params).toMatchObject({ missing: ['LEGAL_OPINION'] });
        await adviser.order(issue, 'RecordOpinion', {
          code: 'COST_ESTIMATE',
          opinion: '约二十万元',
        });
        await agent
          .order(issue, 'DispatchIssue', { lead: HOUSING.unit, dueAt: dueAt() })
          .expectRefusal('OPINION_MISSING');

        const opinion = '补偿方案须经业主大会表决，程序合法后方可实施';
        await adviser.order(issue, 'RecordOpinion', { code: 'LEGAL_OPINION', opinion });
        await agent.order(issue, 'DispatchIssue', { lead: HOUSING.unit, dueAt: dueAt() });
        await takenUp(town, issue, HOUSING);
        await handledAndTold(town, issue, HOUSING);
        await ratedAndArchived(town, issue);
        expect(await issue.phase(agent)).toBe('ARCHIVED');
        const told = (await issue.timeline(town.as('和平街道'))).filter(
          ({ type }) => type === 'OpinionRecorded',
        );
        expect(told.map(({ data }) => data['code'])).toEqual(['COST_ESTIMATE', 'LEGAL_OPINION']);
      },
    );

    it('asks for none on an ordinary matter, and takes one that is given', async () => {
      const issue = await accepted();
      await town.as('话务员').order(issue, 'DispatchIssue', { lead: HOUSING.unit, dueAt: dueAt() });
      const opinion = '属于一般民事约定，可调解';
      await adviser.order(issue, 'RecordOpinion', { code: 'LEGAL_OPINION', opinion });
      expect(await issue.phase(town.as('话务员'))).toBe('DISPATCHED');
    });

    it('takes a legal opinion from the adviser alone, who owns nothing of the matter', async () => {
      const issue = await accepted(['major-matter']);
      await town
        .as('和平街道')
        .order(issue, 'RecordOpinion', { code: 'LEGAL_OPINION', opinion: '可以办' })
        .expectRefusal('ROLE_NOT_IN_PROFILE');
      await adviser.order(issue, 'RecordOpinion', { code: 'LEGAL_OPINION', opinion: '依法可行' });
      await town
        .as('话务员')
        .order(issue, 'DispatchIssue', { lead: 'legal-aid', dueAt: dueAt() })
        .expectRefusal('ADVISER_LEADS');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type SideStory, type Town } from '../harness/index.js';

/**
 * S4-9 法治信访 (P11): first letter, first visit, backlog; 15 days, 60 days and 30 more; 三到位一处理; review and re-review. The
 * end of the procedure (程序终结) is not yet the end of the matter (案结事了).
 */
describe('S4-9 法治信访', () => {
  let town: Town;

  const PLACE = 'demo-heping-liuyin';
  const MATTER = { territory: PLACE, category: 'livelihood.wage-arrears' };

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  async function registered(): Promise<IssueStory> {
    const agent = town.as('话务员');
    const issue = await agent.report({
      ...{ channel: 'petition-visit', kind: 'COMPLAINT', title: '欠薪十二万元', ...MATTER },
      appellant: { name: '李强', phone: '13900139000' },
    });
    await agent.order(issue, 'AcceptIssue', {
      ...MATTER,
      profile: 'petition',
      tags: ['first-visit'],
    });
    return issue;
  }

  async function signed(): Promise<{ issue: IssueStory; assignment: string }> {
    const issue = await registered();
    await town.as('派单员').order(issue, 'DispatchIssue', { lead: 'labour' });
    const assignment = await issue.assignmentOf('labour', town.as('派单员'));
    const labour = town.as('labour');
    await labour.order(issue, 'SignAssignment', { assignment });
    await labour.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
    return { issue, assignment };
  }

  const dueOf = async (issue: IssueStory): Promise<string> => {
    const { clocks } = (await issue.seenBy(town.as('派单员'))) as {
      clocks: { kind: string; dueAt: string }[];
    };
    return clocks.find(({ kind }) => kind === 'HANDLE')?.dueAt ?? '';
  };

  /** Last moment of the local day so many days after the town's day. */
  const endOfDayIn = (days: number): string => {
    const day = new Date(Date.parse(town.clock.now) + (days * 24 + 8) * 3_600_000);
    return `${day.toISOString().slice(0, 10)}T15:59:59.999Z`;
  };

  const answered = (issue: IssueStory): Promise<SideStory> =>
    town.as('话务员').open('register', {
      ...{ playbook: 'petition', register: 'review', title: '欠薪信访', territory: PLACE },
      ...{ issue: issue.id, facts: [{ fact: 'level', value: 'labour' }] },
    });

  const at = async (review: SideStory): Promise<string> => {
    const { view } = (await review.seenBy(town.as('话务员'))) as { view: { at: string } };
    return view.at;
  };

  const fill = (who: string, review: SideStory, fact: string) =>
    town.as(who).order(review, 'FillFacts', { facts: [{ fact, value: '维持原答复' }] });

  describe('法治信访', () => {
    it('handles a first visit within sixty days and thirty more, solved and helped at once', async () => {
      const { issue, assignment } = await signed();
      expect(await dueOf(issue)).toBe(endOfDayIn(60));
      const head = town.as('labour领导');
      const longer = Date.parse(await dueOf(issue)) + 31 * 86_400_000;
      const asked = { assignment, reason: '需核查工资台账' };
      await head
        .order(issue, 'RequestExtension', { ...asked, dueAt: new Date(longer).toISOString() })
        .expectRefusal('EXTENSION_TOTAL');
      const dueAt = new Date(longer - 86_400_000).toISOString();
      await head.order(issue, 'RequestExtension', { ...asked, dueAt });
      const granted = { assignment, told: '延长三十日，已书面告知' };
      await town.as('区领导').order(issue, 'GrantExtension', granted);
      await head
        .order(issue, 'RequestExtension', { ...asked, dueAt: endOfDayIn(95) })
        .expectRefusal('EXTENSION_COUNT');

      const done = { assignment, result: '追回工资，申请临时救助', outcome: 'RESOLVED' };
      const labour = town.as('labour');
      await labour.order(issue, 'CompleteHandling', done).expectRefusal('OUTCOME_MISSING');
      await labour
        .order(issue, 'CompleteHandling', { ...done, outcomes: ['SETTLED'] })
        .expectRefusal('UNKNOWN_OUTCOME');
      const outcomes = ['RESOLVED_AS_REASONABLE', 'ASSISTED'];
      await labour.order(issue, 'CompleteHandling', { ...done, outcomes });
      await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
      await labour.order(issue, 'FeedBack', {
        content: '书面答复',
        method: 'visit',
        reached: true,
      });
      await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
      await town.as('回访员').order(issue, 'SubmitEvaluation', {
        ...{ contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' },
      });
      await town.as('话务员').order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      const story = await issue.timeline(town.as('督查室'));
      const ofType = (type: string) => story.find((line) => line.type === type)?.data;
      expect(ofType('IssueHandled')).toMatchObject({ outcomes });
      expect(ofType('IssueAccepted')).toMatchObject({ tags: ['first-visit'] });
    });

    it('marks a petition that nobody hands over for fifteen days', async () => {
      const issue = await registered();
      await town.clock.advance({ days: 15 });
      const kinds = async () =>
        (await issue.timeline(town.as('派单员')))
          .filter(({ type }) => type === 'ClockBreached')
          .map(({ data }) => data['kind']);
      expect(await kinds()).toEqual([]);
      await town.clock.advance({ days: 1 });
      expect(await kinds()).toEqual(['DISPATCH']);
    });

    it('is reviewed and re-reviewed by others, twice at most, and stays on the backlog until settled', async () => {
      const review = await answered(await registered());
      const agent = town.as('话务员');
      const city = town.hire('city', '市复核机关', { roles: ['DISTRICT'], territory: 'demo' });
      await agent.order(review, 'TakeStep', { step: 'ask-review' });
      await agent
        .order(review, 'TakeStep', { step: 'review' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      await fill('区领导', review, 'review-opinion');
      await town.as('区领导').order(review, 'TakeStep', { step: 'review' });
      await agent.order(review, 'TakeStep', { step: 'ask-re-review' });
      await fill('区领导', review, 're-review-opinion');
      const again = town.as('区领导').order(review, 'TakeStep', { step: 're-review' });
      await again.expectRefusal('SAME_PERSON');
      await city.order(review, 'TakeStep', { step: 're-review' });
      expect([await at(review), await review.status(agent)]).toEqual(['PROCEDURE_ENDED', 'OPEN']);
      await agent
        .order(review, 'TakeStep', { step: 'ask-review' })
        .expectRefusal('STEP_NOT_FROM_HERE');

      await town.clock.advance({ days: 93 });
      const types = (await review.timeline(agent)).map(({ type }) => type);
      expect(types).toContain('EntryOverdue');
      await town.as('和平街道').order(review, 'AddToTally', { tally: 'visits', basis: '上门疏导' });
      await fill('和平街道', review, 'settlement');
      await town.as('和平街道').order(review, 'TakeStep', { step: 'settle' });
      expect([await at(review), await review.status(agent)]).toEqual(['SETTLED', 'ENDED']);
    });

    it('ends the procedure, not the matter, where no review is asked for within thirty days', async () => {
      const review = await answered(await registered());
      await town.clock.advance({ days: 31 });
      expect([await at(review), await review.status(town.as('话务员'))]).toEqual([
        'PROCEDURE_ENDED',
        'OPEN',
      ]);
    });

    it('takes letters and visits at the desk only', async () => {
      const letter = { channel: 'petition-letter', kind: 'COMPLAINT', title: '来信', ...MATTER };
      await town.as('柳荫社区').post('/issues', letter).expectRefusal('CHANNEL_NOT_YOURS');
    });
  });
});

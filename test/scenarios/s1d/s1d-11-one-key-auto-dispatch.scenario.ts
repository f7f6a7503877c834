import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1d-11 一键上传 + 后台自动派单流转 (P12): one key sends place, picture and voice. Where the rules are sure
 * enough the matter goes to its unit by itself, with the reason stored; else it waits in triage.
 */
describe('S1d-11 一键上传 + 后台自动派单流转', () => {
  let town: Town;

  const rule = (id: string, category: string, unit: string, confidence: number) => ({
    ...{ id, when: { category }, lead: [{ unit }], confidence },
    limit: { amount: 3, unit: 'WORK_DAY' },
  });

  beforeAll(async () => {
    town = await openTown();
    await town.as('admin').post('/routing/rule-sets', {
      ruleSet: {
        id: 'one-key',
        name: { zh: '一键上传派单规则', en: 'Rules of one-key reports' },
        rules: [
          rule('lights', 'facilities.street-light', 'urban-management', 0.95),
          rule('exactly', 'environment.river', 'water', 0.85),
          rule('noise', 'environment.living-noise', 'environment', 0.6),
        ],
        fallback: [{ unitOfTerritory: 'street' }],
        firstReceiver: true,
        baseKinds: ['street', 'community'],
        confidence: { fallback: 0.3, passedOver: 0.8 },
        cases: [
          {
            name: '柳荫路路灯',
            facts: { category: 'facilities.street-light', territory: 'demo-heping-liuyin' },
            expect: { lead: 'urban-management', rule: 'lights' },
          },
        ],
      },
      reason: '一键上传上线',
    });
  });
  afterAll(() => town.close());

  /** One key: where it is, what it looks like, what is said; category and name are not asked for. */
  const ONE_KEY = {
    ...{ channel: 'one-key', kind: 'HELP', title: '随手一键' },
    place: { latitude: 28.97, longitude: 118.95 },
    media: ['light.jpg', 'voice.amr'],
  };

  async function sent(category: string): Promise<IssueStory> {
    const issue = await town.as('居民').report(ONE_KEY);
    await town.as('话务员').order(issue, 'AcceptIssue', {
      ...{ category, territory: 'demo-heping-liuyin', profile: 'one-key-auto-dispatch' },
    });
    return issue;
  }

  interface Why {
    readonly chosen?: { readonly lead: string; readonly basis: object };
    readonly words: readonly { readonly zh: string }[];
  }
  const why = async (issue: IssueStory): Promise<Why> =>
    (await town.as('话务员').get(`${issue.path}/routing`)) as unknown as Why;

  describe('一键上传、自动派单', () => {
    it('goes from one key to its unit by rule, and on to the archive', async () => {
      const issue = await sent('facilities.street-light');
      const agent = town.as('话务员');
      expect(await issue.phase(agent)).toBe('DISPATCHED');
      const dispatched = (await issue.timeline(agent)).find(
        ({ type }) => type === 'IssueDispatched',
      );
      expect(dispatched?.data).toMatchObject({
        lead: { unit: 'urban-management' },
        basis: {
          ...{ by: 'rule', ruleSet: 'one-key', ruleSetVersion: '1', matchedRuleId: 'lights' },
          ...{ confidence: 0.95, facts: { channel: 'one-key', territory: 'demo-heping-liuyin' } },
        },
      });
      const { chosen, words } = await why(issue);
      expect(chosen?.lead).toBe('urban-management');
      expect(words.map(({ zh }) => zh).join('')).toMatch(/城市管理局.*规则“lights”/);

      const bureau = { unit: 'urban-management', name: '城市管理局' };
      await takenUp(town, issue, bureau);
      await handledAndTold(town, issue, bureau);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('dispatches by itself at the threshold exactly', async () => {
      expect((await why(await sent('environment.river'))).chosen?.lead).toBe('water');
    });

    it.each([
      ['a rule that is not sure enough', 'environment.living-noise', 'environment'],
      ['no rule but the fallback', 'safety.dogs', 'street-heping'],
    ])('leaves to triage what %s speaks for', async (_, category, proposed) => {
      const issue = await sent(category);
      const agent = town.as('话务员');
      expect(await issue.phase(agent)).toBe('ACCEPTED');
      const { chosen, words } = await why(issue);
      expect(chosen).toBeUndefined();
      expect(words[0]?.zh).toBe('尚未派单，等待分派。');
      const advice = (await agent.get(`${issue.path}/routing`)) as {
        rules: { decision: { lead: string } };
      };
      expect(advice.rules.decision.lead).toBe(proposed);
      await town.as('派单员').order(issue, 'DispatchIssue', { lead: proposed, reason: '人工分派' });
      expect((await why(issue)).chosen?.basis).toMatchObject({ by: 'person' });
    });

    it('lets the wrong unit give it back, to be sent on by a person', async () => {
      const issue = await sent('facilities.street-light');
      const assignment = await issue.assignmentOf('urban-management', town.as('话务员'));
      await town.as('城市管理局').order(issue, 'SignAssignment', { assignment });
      await town.as('城市管理局领导').order(issue, 'RequestReturn', {
        ...{ assignment, basis: '该路灯属供电公司', suggestedUnit: 'power-supply' },
      });
      await town
        .as('派单员')
        .order(issue, 'ApproveReturn', { assignment, reason: '权属在供电公司' });
      await town.as('派单员').order(issue, 'Redispatch', {
        ...{ lead: 'power-supply', reason: '转供电公司' },
      });
      expect((await why(issue)).chosen?.lead).toBe('power-supply');
    });

    it('keeps other mechanisms out: nothing goes by itself that does not say so', async () => {
      const issue = await town.as('居民').report(ONE_KEY);
      await town.as('话务员').order(issue, 'AcceptIssue', {
        ...{ category: 'facilities.street-light', territory: 'demo-heping-liuyin' },
        profile: 'hotline-immediate-response',
      });
      expect(await issue.phase(town.as('话务员'))).toBe('ACCEPTED');
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssueStory } from '../harness/index.js';
import {
  GACHA,
  GRID,
  openPasture,
  ratedAndArchived,
  sentToHousehold,
  type Pasture,
} from './pasture.js';

/**
 * S1b-4 代办跑腿: the centre household runs an errand for a herder far from town; documents are handed over,
 * a receipt comes back. 230+ in 2023.
 */
describe('S1b-4 代办跑腿', () => {
  let pasture: Pasture;

  const ERRAND = {
    ...{ channel: 'errand', kind: 'HELP', title: '代办医保缴费', territory: GRID },
    description: '材料：户口簿、身份证复印件',
    appellant: { name: '阿木尔', phone: '13800138013' },
  };

  beforeAll(async () => {
    pasture = await openPasture();
  });
  afterAll(() => pasture.town.close());

  async function taken(): Promise<{ issue: IssueStory; assignment: string }> {
    const issue = await pasture.household.report(ERRAND);
    const category = 'livelihood.medical-insurance';
    const assignment = await sentToHousehold(pasture, issue, 'errand-running', category);
    await pasture.household.order(issue, 'SignAssignment', { assignment });
    return { issue, assignment };
  }

  describe('代办跑腿', () => {
    it('takes the documents, brings the receipt back, and ends in the archive', async () => {
      const { household, committee } = pasture;
      const { issue, assignment } = await taken();
      const step = (id: string, ...media: string[]) =>
        household.order(issue, 'LogStep', { assignment, step: id, note: id, media });
      await step('DOCUMENTS', 'papers.jpg');
      await step('RECEIPT', 'receipt.jpg');
      const done = { assignment, result: '已缴2026年度医保', outcome: 'RESOLVED' };
      await household.order(issue, 'CompleteHandling', done);
      const told = { content: '回执已交到您手中', method: 'visit', reached: true };
      await committee.order(issue, 'FeedBack', told);
      expect(await ratedAndArchived(pasture, issue)).toBe('ARCHIVED');
      const steps = (await issue.timeline(committee)).filter(({ type }) => type === 'StepLogged');
      expect(steps.map(({ data }) => data['step'])).toEqual(['DOCUMENTS', 'RECEIPT']);
    });

    it('is not done without the documents in a picture, nor without a receipt', async () => {
      const { household } = pasture;
      const { issue, assignment } = await taken();
      const receipt = { assignment, step: 'RECEIPT', note: '回执', media: ['receipt.jpg'] };
      await household.order(issue, 'LogStep', receipt).expectRefusal('STEPS_BEFORE');
      const papers = { assignment, step: 'DOCUMENTS', note: '户口簿' };
      await household.order(issue, 'LogStep', papers).expectRefusal('EVIDENCE_MISSING');
      await household.order(issue, 'LogStep', { ...papers, media: ['papers.jpg'] });
      const done = { assignment, result: '已办', outcome: 'RESOLVED' };
      const refused = await household
        .order(issue, 'CompleteHandling', done)
        .expectRefusal('STEPS_MISSING');
      expect(refused.params['missing']).toMatchObject([{ id: 'RECEIPT', zh: '交回回执' }]);
    });

    it('warns where the papers lie about', async () => {
      const { issue } = await taken();
      await pasture.town.clock.advance({ days: 4 });
      const late = (await issue.timeline(pasture.grid)).filter(
        ({ type, data }) => type === 'ClockBreached' && data['kind'] === 'STEP',
      );
      expect(late).toHaveLength(1);
    });

    it('is counted by the year, and says when the 230 of 2023 are reached', async () => {
      const { committee } = pasture;
      const account = await committee.open('register', {
        ...{ playbook: 'errand-running', register: 'errand-account', title: '2026年代办' },
        ...{ territory: GACHA, facts: [{ fact: 'year', value: '2026' }] },
      });
      for (const amount of [229, 1])
        await committee.order(account, 'AddToTally', { tally: 'errands', amount, basis: '台账' });
      const added = (await account.timeline(committee)).filter(({ type }) => type === 'TallyAdded');
      expect(added.map(({ data }) => [data['total'], data['alert']])).toEqual([
        [229, false],
        [230, true],
      ]);
    });
  });
});

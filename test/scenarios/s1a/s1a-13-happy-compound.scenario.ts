import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { acceptedUnder, dispatchedTo, toTheArchive } from './matter.js';

/**
 * S1a-13 幸福小区 创建: a compound applies, is worked on and accepted by criteria, and graded; its matters
 * are linked. 2022: 20 of city level, 70 of district level.
 */
describe('S1a-13 幸福小区 创建', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const COMPOUND = 'demo-heping-liuyin-yuan';
  const CRITERIA = ['branch', 'property', 'environment', 'safety', 'harmony'];

  async function underWay(): Promise<SideStory> {
    const project = await town.as('柳荫社区').open('register', {
      ...{ playbook: 'happy-compound', register: 'project', title: '柳荫苑创建幸福小区' },
      territory: COMPOUND,
      facts: [
        { fact: 'compound', value: COMPOUND },
        { fact: 'level', value: 'city' },
      ],
    });
    await town.as('和平街道').order(project, 'TakeStep', { step: 'start' });
    return project;
  }

  const ticked = async (project: SideStory, items: readonly string[]): Promise<void> => {
    for (const item of items)
      await town
        .as('和平街道')
        .order(project, 'TickItem', { item, done: true, media: [`${item}.jpg`] });
  };
  const scored = (value: string) => ({ facts: [{ fact: 'score', value }] });
  const seen = async (project: SideStory) =>
    (await project.seenBy(town.as('区领导'))) as { status: string; view: Record<string, unknown> };

  describe('幸福小区创建', () => {
    it('accepts and grades a compound whose matters are settled', async () => {
      const project = await underWay();
      const issue = await acceptedUnder(town, 'happy-compound', {
        report: { territory: COMPOUND },
      });
      await town.as('柳荫社区').order(project, 'ConnectIssue', { issue: issue.id });
      await dispatchedTo(town, issue);
      await toTheArchive(town, issue);
      expect(await issue.phase(town.as('区领导'))).toBe('ARCHIVED');
      expect((await issue.sideStreams(town.as('区领导'))).map(({ id }) => id)).toContain(
        project.id,
      );

      await ticked(project, CRITERIA);
      const district = town.as('区领导');
      await district.order(project, 'FillFacts', scored('93'));
      await district.order(project, 'TakeStep', { step: 'accept', media: ['acceptance.pdf'] });
      expect(await seen(project)).toMatchObject({
        status: 'ENDED',
        view: { at: 'ACCEPTED', issues: [issue.id], facts: { level: 'city', score: '93' } },
      });
    });

    it('does not accept what misses a criterion, nor by a street’s own hand; it may try again', async () => {
      const project = await underWay();
      await ticked(project, CRITERIA.slice(0, 4));
      const district = town.as('区领导');
      await district.order(project, 'FillFacts', scored('101')).expectRefusal('FACT_MALFORMED');
      await district.order(project, 'FillFacts', scored('80'));
      const proof = { step: 'accept', media: ['acceptance.pdf'] };
      const open = await district.order(project, 'TakeStep', proof).expectRefusal('ITEMS_OPEN');
      expect(open.params).toMatchObject({ items: ['harmony'] });
      await town
        .as('和平街道')
        .order(project, 'TakeStep', proof)
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      await district.order(project, 'TakeStep', { step: 'fail' });
      await town.as('和平街道').order(project, 'TakeStep', { step: 'start' });
      expect((await seen(project)).view['at']).toBe('BUILDING');
    });

    it('marks a project that takes longer than its year', async () => {
      const project = await underWay();
      await town.clock.advance({ days: 366 });
      expect((await seen(project)).view).toMatchObject({ at: 'BUILDING', overdue: true });
    });

    it('names the batch of 2022 with 20 and 70, and not with one less', async () => {
      const district = town.as('区领导');
      const batch = await district.open('register', {
        ...{ playbook: 'happy-compound', register: 'batch', title: '2022年幸福小区' },
        territory: 'demo',
        facts: [{ fact: 'year', value: '2022' }],
      });
      const book = (tally: string, amount: number) =>
        district.order(batch, 'AddToTally', { tally, amount, basis: '验收合格' });
      await book('city', 20);
      await book('district', 69);
      await district.order(batch, 'TakeStep', { step: 'name' }).expectRefusal('TALLY_TOO_LOW');
      await book('district', 1);
      await district.order(batch, 'TakeStep', { step: 'name' });
      expect(await seen(batch)).toMatchObject({
        status: 'ENDED',
        view: { tallies: { city: { total: 20 }, district: { total: 70 } } },
      });
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';
import { archivedBy, sentTo } from './life.js';

/**
 * S0-11 多元化解 / 智慧治理 / 六方面: the programme of the city in six areas, as tags that matters carry and as
 * ledgers by which the figures of each area are cut.
 */
describe('S0-11 多元化解 / 智慧治理 / 六方面', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLACE = 'demo-heping-liuyin';
  const AREAS = [
    'red-grid',
    'houchen',
    'pujiang',
    'diverse-resolution',
    'care',
    'smart-governance',
  ];
  const SANITATION = { unit: 'urban-management-sanitation', name: '环境卫生科' };
  const TAKEN = { category: 'sanitation.litter', territory: PLACE, profile: 'programme-tags' };

  const reported = (): Promise<IssueStory> =>
    town.as('话务员').report({
      ...{ channel: 'hotline', kind: 'HELP', title: '垃圾未清', territory: PLACE },
      ...{ category: 'sanitation.litter', appellant: { name: '马兰', phone: '13800138000' } },
    });
  const ledger = (area: string) =>
    town.as('区领导').open('register', {
      playbook: 'programme-tags',
      register: 'area',
      title: `2026年一季度 ${area}`,
      territory: 'demo',
      facts: [
        { fact: 'area', value: area },
        { fact: 'period', value: '2026-Q1' },
      ],
    });

  describe('六方面', () => {
    it('tags a matter with its areas from acceptance to the archive', async () => {
      const issue = await reported();
      const tags = ['red-grid', 'smart-governance'];
      await sentTo(town, issue, { ...TAKEN, tags }, { lead: SANITATION.unit });
      const lines = await issue.timeline(town.as('话务员'));
      const accepted = lines.find(({ type }) => type === 'IssueAccepted');
      expect(accepted?.data['tags']).toEqual(tags);
      expect(await issue.seenBy(town.as('话务员'))).toMatchObject({ tags });
      expect(await archivedBy(town, issue, SANITATION)).toBe('ARCHIVED');
    });

    it('knows the six areas and no other', async () => {
      for (const area of AREAS) {
        const issue = await reported();
        await town.as('话务员').order(issue, 'AcceptIssue', { ...TAKEN, tags: [area] });
      }
      await town
        .as('话务员')
        .order(await reported(), 'AcceptIssue', { ...TAKEN, tags: ['slogan'] })
        .expectRefusal('UNKNOWN_TAG');
    });

    it('cuts the figures of each area, and reports none that holds nothing', async () => {
      const district = town.as('区领导');
      for (const [index, area] of AREAS.entries()) {
        const entry = await ledger(area);
        await district.order(entry, 'TakeStep', { step: 'report' }).expectRefusal('TALLY_TOO_LOW');
        for (let count = 0; count <= index; count += 1) {
          const issue = await reported();
          await district.order(entry, 'ConnectIssue', { issue: issue.id });
          await district.order(entry, 'AddToTally', { tally: 'matters', basis: issue.id });
        }
        await district.order(entry, 'TakeStep', { step: 'report' });
        const { view } = (await entry.seenBy(district)) as {
          view: { at: string; issues: string[]; tallies: Record<string, { total: number }> };
        };
        expect([view.at, view.issues.length, view.tallies['matters']?.total]).toEqual([
          'REPORTED',
          index + 1,
          index + 1,
        ]);
      }
    });
  });
});

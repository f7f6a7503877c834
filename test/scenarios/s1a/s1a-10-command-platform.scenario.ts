import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Town } from '../harness/index.js';
import { acceptedUnder, dispatchedTo, inDirectory, toTheArchive } from './matter.js';

/**
 * S1a-10 一个中心+三个平台+N个系统: one command screen over four domains, three platforms with editable
 * names, and any number of systems that matters come from.
 */
describe('S1a-10 一个中心+三个平台+N个系统', () => {
  let town: Town;

  /** Domain of the four for each major category; the others are matters of governance. */
  const DOMAINS: Readonly<Record<string, string>> = {
    livelihood: 'social-security',
    safety: 'emergency',
    party: 'party-building',
  };
  const DOMAIN_CODES = ['party-building', 'social-security', 'governance', 'emergency'];

  interface Category {
    readonly code: string;
    readonly domain?: string;
  }
  const categories = async (): Promise<readonly Category[]> =>
    ((await town.as('指挥长').get('/directory/categories')) as { categories: Category[] })
      .categories;

  beforeAll(async () => {
    town = await openTown();
    const party = { code: 'party', name: { zh: '党建事务', en: 'Party matters' } };
    const usual = { defaultUrgency: 'NORMAL', defaultComplexity: 'ORDINARY', defaultLimitDays: 7 };
    await inDirectory(town, 'RegisterCategories', { categories: [{ ...party, ...usual }] });
    await inDirectory(town, 'ReviseCategories', {
      categories: (await categories()).map((category) => ({
        ...category,
        domain: DOMAINS[category.code.split('.')[0] ?? ''] ?? 'governance',
      })),
    });
  });
  afterAll(() => town.close());

  const from = (system: string, id: string, category: string) => ({
    report: { channel: system, external: { source: system, id }, category },
  });

  describe('一个中心+三个平台+N个系统', () => {
    it('gives every matter of the catalogue one of four domains', async () => {
      const domains = new Set((await categories()).map(({ domain }) => domain));
      expect([...domains].sort()).toEqual([...DOMAIN_CODES].sort());
    });

    it('shows what came from four systems on one screen', async () => {
      for (const [system, category] of [
        ['system-party', 'party'],
        ['system-security', 'livelihood.elderly-care'],
        ['system-governance', 'sanitation.litter'],
        ['system-emergency', 'safety.fire-passage'],
      ] as const)
        await acceptedUnder(town, 'command-platform', from(system, `${system}-1`, category));
      const { issues } = (await town.as('指挥长').get('/issues?open=true')) as {
        issues: { category: string; external?: { source: string; id: string } }[];
      };
      expect(issues.map(({ external }) => external?.id).sort()).toEqual([
        ...['system-emergency-1', 'system-governance-1', 'system-party-1', 'system-security-1'],
      ]);
      const domainOf = new Map((await categories()).map(({ code, domain }) => [code, domain]));
      const shown = issues.map(({ category }) => domainOf.get(category));
      expect(shown.sort()).toEqual([...DOMAIN_CODES].sort());
    });

    it('carries a matter that belongs to another domain to the archive, under its tag', async () => {
      const issue = await acceptedUnder(town, 'command-platform', {
        ...from('system-governance', 'zz-7', 'sanitation.litter'),
        accept: { tags: ['emergency'] },
      });
      const commander = town.as('指挥长');
      const accepted = (await issue.timeline(commander)).find(
        ({ type }) => type === 'IssueAccepted',
      );
      expect(accepted?.data['tags']).toEqual(['emergency']);
      await dispatchedTo(town, issue);
      await toTheArchive(town, issue);
      expect(await issue.phase(commander)).toBe('ARCHIVED');
    });

    it('has three platforms, whose names are written in and may change', async () => {
      const commander = town.as('指挥长');
      const planned = (slot: string) => ({
        ...{ playbook: 'command-platform', register: 'platform', title: slot, territory: 'demo' },
        facts: [{ fact: 'slot', value: slot }],
      });
      for (const slot of ['platform-1', 'platform-2', 'platform-3']) {
        const platform = await commander.open('register', planned(slot));
        await commander
          .order(platform, 'TakeStep', { step: 'connect' })
          .expectRefusal('FACTS_MISSING');
        for (const value of ['暂定名', `${slot}平台`])
          await commander.order(platform, 'FillFacts', { facts: [{ fact: 'name', value }] });
        await commander.order(platform, 'TakeStep', { step: 'connect' });
        expect(await platform.seenBy(commander)).toMatchObject({
          view: { at: 'ONLINE', facts: { slot, name: `${slot}平台` } },
        });
      }
      await commander.tryOpening('register', planned('platform-4')).expectRefusal('FACT_MALFORMED');
    });

    it('knows no fifth domain and no system that is not connected', async () => {
      const agent = town.as('话务员');
      const issue = await agent.report({
        channel: 'system-party',
        kind: 'HELP',
        title: '党费',
        category: 'party',
      });
      await agent
        .order(issue, 'AcceptIssue', {
          ...{ category: 'party', territory: 'demo-heping', profile: 'command-platform' },
          tags: ['tourism'],
        })
        .expectRefusal('UNKNOWN_TAG');
      await agent
        .post('/issues', {
          channel: 'system-weather',
          kind: 'HELP',
          title: '大风',
          category: 'party',
        })
        .expectRefusal('UNKNOWN_CHANNEL');
    });
  });
});

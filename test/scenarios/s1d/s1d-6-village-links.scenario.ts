import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S1d-6 包乡走村、联社联村: four kinds of departments are linked to villages by what these lag in (党群–软村,
 * 政法–乱村, 经济–穷村, 涉农–弱村); they solve what is collected, and 15 villages are turned round.
 */
describe('S1d-6 包乡走村、联社联村', () => {
  let town: Town;

  /** 四个挂联: what a village lags in → the department linked with it. */
  const PAIRS = {
    soft: { tag: '软村', department: 'civil-affairs' },
    disorderly: { tag: '乱村', department: 'police' },
    poor: { tag: '穷村', department: 'market' },
    weak: { tag: '弱村', department: 'water' },
  } as const;
  const KINDS = ['soft', 'disorderly', 'poor', 'weak'] as const;
  const VILLAGES = Array.from({ length: 15 }, (_, index) => ({
    code: `demo-shanqian-l${String(index + 1)}`,
    lagsIn: KINDS[index % 4] ?? 'soft',
  }));
  const RESOLVED = 3_578;

  const admin = (command: string, fields: object) =>
    town.as('admin').post(`/directory/commands/${command}`, { ...fields });

  beforeAll(async () => {
    town = await openTown();
    await admin('RegisterTerritories', {
      territories: VILLAGES.map(({ code, lagsIn }) => ({
        ...{ code, level: 'community', parent: 'demo-shanqian', tags: [PAIRS[lagsIn].tag] },
        name: { zh: `后进村${code}`, en: code },
      })),
    });
    await admin('DefineLinkKinds', {
      linkKinds: KINDS.map((kind) => ({
        ...{ code: `link-${kind}`, toTag: PAIRS[kind].tag },
        name: { zh: `挂联${PAIRS[kind].tag}`, en: `Linked with a ${kind} village` },
      })),
    });
    await admin('DrawLinks', {
      links: VILLAGES.map(({ code, lagsIn }) => ({
        ...{ code: `of-${code}`, kind: `link-${lagsIn}`, from: PAIRS[lagsIn].department, to: code },
      })),
    });
    // The pairing assigns: what is collected in a village goes to the department linked with it.
    const { links } = (await town.as('admin').get('/directory/links')) as {
      links: { code: string; kind: string; from: string; to: string }[];
    };
    await town.as('admin').post('/routing/rule-sets', {
      ruleSet: {
        ...{ id: 'links', name: { zh: '挂联派单', en: 'By the links' }, fallback: [] },
        rules: links
          .filter(({ kind }) => KINDS.some((each) => kind === `link-${each}`))
          .map(({ code, from, to }) => ({
            ...{ id: code, lead: [{ unit: from }] },
            when: { territory: to, channels: ['leader-visit'] },
          })),
        ...{ firstReceiver: true, baseKinds: ['street', 'community'] },
        confidence: { fallback: 0.3, passedOver: 0.8 },
      },
      reason: '四个挂联',
    });
  });
  afterAll(() => town.close());

  const enrolled = ({ code, lagsIn }: (typeof VILLAGES)[number]): Promise<SideStory> =>
    town.as('山前镇').open('register', {
      ...{ playbook: 'village-links', register: 'lagging-village', title: `${code}整转` },
      ...{ territory: code, owner: PAIRS[lagsIn].department },
      facts: [
        { fact: 'village', value: code },
        { fact: 'lags-in', value: lagsIn },
        { fact: 'department', value: PAIRS[lagsIn].department },
      ],
    });

  const resolved = (village: SideStory, amount: number) =>
    town
      .as('山前镇')
      .order(village, 'AddToTally', { tally: 'resolved', amount, basis: '走村收集事项清单销号' });

  describe('四个挂联', () => {
    it('pairs each kind of department with its kind of village only', async () => {
      for (const kind of KINDS) {
        const wrong = VILLAGES.find(({ lagsIn }) => lagsIn !== kind)?.code;
        const link = {
          code: 'wrong',
          kind: `link-${kind}`,
          from: PAIRS[kind].department,
          to: wrong,
        };
        await admin('DrawLinks', { links: [link] }).expectRefusal('LINK_DOES_NOT_FIT');
      }
    });

    it('turns 15 lagging villages round, with 3578 matters resolved, each on its day', async () => {
      const entries = await Promise.all(VILLAGES.map(enrolled));
      let total = 0;
      for (const [index, village] of entries.entries()) {
        await resolved(village, index === 0 ? RESOLVED - 14 * 238 : 238);
        const turnedOn = [{ fact: 'turned-on', value: '2026-03-31' }];
        await town.as('山前镇').order(village, 'FillFacts', { facts: turnedOn });
        await town.as('区领导').order(village, 'TakeStep', { step: 'turn' });
        const { view } = (await village.seenBy(town.as('区领导'))) as {
          view: { at: string; facts: object; tallies: Record<string, { total: number }> };
        };
        expect(view).toMatchObject({ at: 'TURNED', facts: { 'turned-on': '2026-03-31' } });
        total += view.tallies['resolved']?.total ?? 0;
      }
      expect([entries.length, total]).toEqual([15, 3_578]);
    });

    it('strikes off no village in which nothing was resolved, and shows those that stay behind', async () => {
      const [first] = VILLAGES;
      const village = await enrolled(first ?? { code: '', lagsIn: 'soft' });
      const turn = { step: 'turn' };
      await town.as('区领导').order(village, 'TakeStep', turn).expectRefusal('FACTS_MISSING');
      const turnedOn = [{ fact: 'turned-on', value: '2026-03-31' }];
      await town.as('山前镇').order(village, 'FillFacts', { facts: turnedOn });
      await town.as('区领导').order(village, 'TakeStep', turn).expectRefusal('TALLY_TOO_LOW');
      await town.clock.advance({ days: 366 });
      const types = (await village.timeline(town.as('山前镇'))).map(({ type }) => type);
      expect(types).toContain('EntryOverdue');
    });

    it('sends what a leader collects to the linked department, up to the archive', async () => {
      const poor = VILLAGES.find(({ lagsIn }) => lagsIn === 'poor')?.code ?? '';
      const place = { category: 'facilities.pothole', territory: poor };
      const matter = {
        ...{ channel: 'leader-visit', kind: 'HELP', title: '产业路不通' },
        ...place,
      };
      await town.as('居民').post('/issues', matter).expectRefusal('CHANNEL_NOT_YOURS');
      const issue = await town.as('区领导').report(matter);
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', { ...place, profile: 'village-links' });
      expect(await issue.phase(agent)).toBe('DISPATCHED');
      const department = { unit: 'market', name: '市场监督管理局' };
      await takenUp(town, issue, department);
      await handledAndTold(town, issue, department);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });
  });
});

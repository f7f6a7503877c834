import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openTown,
  type IssueStory,
  type Person,
  type SideStory,
  type Town,
} from '../harness/index.js';
import { ratedAndArchived } from '../harness/ending.js';
import { appraised, publishRoster, seated } from './room.js';

/**
 * S2-9 一村一干四警: one cadre and four officers go from house to house in their village, settle disputes
 * there, and host the 三理室 (S2-8) for those that cannot be settled at the household.
 */
describe('S2-9 一村一干四警', () => {
  let town: Town;

  const VILLAGE = 'demo-shanqian-shangcun';
  const HOUSEHOLDS = ['h-01', 'h-02', 'h-03', 'h-04', 'h-05'];

  const cadre = (): Person => town.as('上村');
  const officer = (number: number): Person =>
    town.hire(`village-officer-${String(number)}`, '联村干警', {
      roles: ['HOST', 'GRID', 'UNIT'],
      unit: 'police-heping',
      territory: VILLAGE,
    });
  const OFFICERS = [1, 2, 3, 4];

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  /** One cadre, and so many officers. */
  const team = async (officers: readonly number[]): Promise<{ person: string; role: string }[]> => [
    { person: await cadre().id(), role: 'cadre' },
    ...(await Promise.all(
      officers.map(async (each) => ({ person: await officer(each).id(), role: 'police' })),
    )),
  ];

  const plan = async (officers: readonly number[]) => ({
    playbook: 'one-village-four-officers',
    campaign: 'household-round',
    title: '春季入户',
    territory: VILLAGE,
    until: town.clock.in({ days: 30 }),
    targets: HOUSEHOLDS.map((target) => ({ target, kind: 'household' })),
    team: await team(officers),
  });

  async function round(): Promise<SideStory> {
    const begun = await cadre().open('campaign', await plan(OFFICERS));
    await cadre().order(begun, 'StartCampaign');
    return begun;
  }

  const visited = (begun: SideStory, by: Person, target: string, outcome = 'MET') =>
    by.order(begun, 'RecordVisit', { target, outcome });

  /** A dispute found at a household, taken in. */
  async function dispute(begun: SideStory, target: string): Promise<IssueStory> {
    const found = await officer(1).report({
      ...{ channel: 'household-visit', kind: 'HELP', title: '邻里排水纠纷' },
      ...{ territory: VILLAGE, category: 'safety.neighbour-dispute' },
      appellant: { name: '周老汉', phone: '13800138021' },
    });
    const { view } = (await begun.seenBy(cadre())) as {
      view: { visits: { id: string; target: string }[] };
    };
    const visit = view.visits.find((each) => each.target === target)?.id;
    await cadre().order(begun, 'LinkVisitIssue', { visit, issue: found.id });
    await town.as('话务员').order(found, 'AcceptIssue', {
      category: 'safety.neighbour-dispute',
      territory: VILLAGE,
      profile: 'one-village-four-officers',
    });
    return found;
  }

  describe('一村一干四警', () => {
    it('visits the households and settles a dispute on the spot, to the archive', async () => {
      const begun = await round();
      for (const [at, target] of HOUSEHOLDS.slice(0, 4).entries())
        await visited(begun, officer(OFFICERS[at] ?? 1), target);
      await visited(begun, cadre(), 'h-05', 'ABSENT');
      const issue = await dispute(begun, 'h-01');
      await cadre().order(issue, 'SettleAtCommunity', {
        result: '当场说和，共用排水沟',
        media: [],
      });
      await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
      const told = { content: '已说和', method: 'visit', reached: true };
      await cadre().order(issue, 'FeedBack', told);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      await cadre().order(begun, 'CloseCampaign', { summary: '入户四户，说和一起' });
      const closed = (await begun.timeline(cadre())).find(({ type }) => type === 'CampaignClosed');
      // The two gauges: households visited, and disputes they led to.
      expect(closed?.data).toMatchObject({ targets: 5, met: 4, visits: 5, issues: 1 });
      const settled = (await issue.timeline(cadre())).map(({ type }) => type);
      expect(settled).toContain('CommunitySettled');
    });

    it('counts a village as manned that has its cadre and four officers', async () => {
      const order = (command: string, fields: object): PromiseLike<unknown> =>
        town.as('admin').post(`/directory/commands/${command}`, { ...fields });
      const police = 'linked-police';
      await order('DefinePostTypes', {
        postTypes: [
          {
            code: police,
            name: { zh: '联村民警', en: 'Linked officer' },
            quota: 4,
            overLevel: 'community',
          },
        ],
      });
      const posts = (village: string, count: number): object[] =>
        Array.from({ length: count }, (_, at) => ({
          ...{ code: `${village}-${String(at)}`, person: `${village}-officer-${String(at)}` },
          ...{ type: police, place: `demo-shanqian-${village}`, holder: 'A' },
        }));
      await order('AppointPosts', { posts: [...posts('shangcun', 4), ...posts('xiacun', 3)] });
      expect(await cadre().get(`/directory/post-types/${police}/coverage`)).toMatchObject({
        held: 2,
        full: 1,
      });
    });

    it('is no team with three officers, and nobody else visits for it', async () => {
      const short = await cadre()
        .tryOpening('campaign', await plan(OFFICERS.slice(1)))
        .expectRefusal('TEAM_INCOMPLETE');
      expect(short.params).toEqual({ role: 'police', count: 4, present: 3 });
      const begun = await round();
      await visited(begun, officer(5), 'h-01').expectRefusal('NOT_IN_TEAM');
    });

    it('does not end while too few households have been met', async () => {
      const begun = await round();
      for (const target of HOUSEHOLDS.slice(0, 3)) await visited(begun, officer(2), target);
      const low = await cadre()
        .order(begun, 'CloseCampaign', { summary: '三户' })
        .expectRefusal('COVERAGE_TOO_LOW');
      expect(low.params).toEqual({ met: 3, targets: 5 });
    });

    it('takes what it cannot settle to the 三理室, where its officer hosts with the cadre', async () => {
      const begun = await round();
      await visited(begun, officer(1), 'h-02');
      const issue = await dispute(begun, 'h-02');
      const roster = { officer: officer(1), cadre: cadre(), wise: town.as('明白人') };
      await publishRoster(town, roster);
      const parties = [town.as('当事人'), town.as('对方当事人')];
      const persons = await Promise.all(parties.map((party) => party.id()));
      const room = await cadre().open('mediation', {
        playbook: 'three-truth-room',
        ...{ title: '排水纠纷', territory: VILLAGE, issue: issue.id, parties: persons },
      });
      await seated(room, roster, parties, 'witness-su');
      await appraised(room, roster, parties);
      await officer(1).order(room, 'RecordAgreement', {
        ...{ text: '共用水沟，轮流清淤', signedBy: persons },
        performBy: town.clock.in({ days: 5 }),
      });
      expect(await room.status(cadre())).toBe('AGREED');
      const beside = (await issue.sideStreams(cadre())).map(({ kind }) => kind);
      expect(beside.sort()).toEqual(['campaign', 'mediation']);
    });
  });
});

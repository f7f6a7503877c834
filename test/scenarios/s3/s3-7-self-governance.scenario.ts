import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type Person, type SideStory, type Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S3-7 自治平台: 定期走访, 居民议事会, 流动现场办公会, 党代表/人大代表接访日, 议事亭, 社区之家: ways to report and to
 * be heard. A deputy who reports is told the result; six groups visit, each with its interval.
 */
describe('S3-7 自治平台', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const PLAYBOOK = 'self-governance-platform';
  const G1 = 'demo-heping-liuyin-g1';
  const WEDNESDAY = '2026-03-04';
  const PARKS = { unit: 'urban-management', name: '城市管理局' };

  const session = async (kind: string, date: string, mode: string, host: string) =>
    town.as(host).open('reception', {
      ...{ playbook: PLAYBOOK, session: kind, date, mode, territory: 'demo-heping' },
      host: await town.as(host).id(),
    });

  const lastVisit = async (stream: SideStory, host: string): Promise<string> => {
    const { view } = (await stream.seenBy(town.as(host))) as { view: { visits: { id: string }[] } };
    return view.visits.at(-1)?.id ?? '';
  };
  const typesOf = async (stream: SideStory): Promise<readonly string[]> =>
    (await stream.timeline(town.as('和平街道'))).map(({ type }) => type);

  describe('代表接访日', () => {
    it('is on Wednesdays, and tells the deputy the result of what was brought', async () => {
      const deputy = town.as('人大代表');
      const thursday = {
        ...{ playbook: PLAYBOOK, session: 'deputies-day', mode: 'RECEIVE', host: 'd' },
        ...{ date: '2026-03-05', territory: 'demo-heping' },
      };
      await deputy.tryOpening('reception', thursday).expectRefusal('NOT_A_RECEPTION_DAY');
      const day = await session('deputies-day', WEDNESDAY, 'RECEIVE', '人大代表');
      await deputy.order(day, 'OpenSession').expectRefusal('NOT_TODAY');
      await town.clock.advance({ days: 2 });
      await deputy.order(day, 'OpenSession');
      const came = { visitor: '李大爷', matter: '小游园设施损坏', repeat: false };
      await deputy.order(day, 'RegisterVisitor', came);
      const issue = await deputy.report({
        ...{ channel: 'deputies', kind: 'SUGGESTION', title: '修缮小游园', territory: G1 },
        category: 'facilities.green-space',
      });
      const visit = await lastVisit(day, '人大代表');
      await deputy.order(day, 'LinkVisitIssue', { visit, issue: issue.id });
      await deputy.order(day, 'CloseSession').expectRefusal('MINUTES_MISSING');
      await deputy.order(day, 'RecordMinutes', { minutes: '接待一人，转办一件' });
      await deputy.order(day, 'CloseSession');

      await town.as('话务员').order(issue, 'AcceptIssue', {
        ...{ category: 'facilities.green-space', territory: G1, profile: PLAYBOOK },
      });
      const dueAt = town.clock.in({ days: 7 });
      await town.as('话务员').order(issue, 'DispatchIssue', { lead: PARKS.unit, dueAt });
      await takenUp(town, issue, PARKS);
      await handledAndTold(town, issue, PARKS);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(deputy)).toBe('ARCHIVED');
      const told = (await issue.timeline(deputy)).map(({ type }) => type);
      expect(told).toEqual(expect.arrayContaining(['IssueHandled', 'IssueFedBack']));
      const seat = { roles: ['DEPUTY'], territory: 'demo-heping' } as const;
      const other = town.hire('other-deputy', '另一位代表', seat);
      await other.tryGetting(issue.path).expectRefusal('OUT_OF_SCOPE');
    });

    it('is marked where nobody opened it on its day', async () => {
      await town.clock.advanceTo('2026-04-06T01:00:00Z');
      const day = await session('deputies-day', '2026-04-08', 'RECEIVE', '人大代表');
      await town.clock.advance({ days: 3 });
      expect(await typesOf(day)).toContain('SessionMissed');
    });

    it('goes down to the place as a mobile office on any day', async () => {
      const today = town.clock.now.slice(0, 10);
      const office = await session('mobile-office', today, 'GO_DOWN', '和平街道');
      const street = town.as('和平街道');
      await street.order(office, 'OpenSession');
      await street.order(office, 'RegisterVisitor', {
        visitor: '张姐',
        matter: '下水',
        repeat: false,
      });
      await street.order(office, 'RecordMinutes', { minutes: '当场协调' });
      await street.order(office, 'CloseSession').expectRefusal('VISITS_OPEN');
      const visit = await lastVisit(office, '和平街道');
      await street.order(office, 'SettleVisit', { visit, answer: '今日疏通' });
      await street.order(office, 'CloseSession');
      expect(await office.status(street)).toBe('CLOSED');
    });
  });

  describe('渠道与议事会', () => {
    it.each([
      ['council-pavilion', '居民'],
      ['community-home', '柳荫社区'],
      ['mobile-office', '和平街道'],
    ])('takes reports through %s from %s', async (channel, name) => {
      const facts = { kind: 'SUGGESTION', title: '增设座椅', territory: G1 };
      const issue = await town.as(name).report({ channel, ...facts, appellant: {} });
      expect(await issue.phase(town.as('话务员'))).toBe('REPORTED');
    });

    it('decides nothing in a council that two thirds did not come to', async () => {
      const community = town.as('柳荫社区');
      const chair = await community.id();
      const residents = ['r-1', 'r-2', 'r-3', 'r-4', 'r-5'];
      const council = await community.open('meeting', {
        ...{ playbook: PLAYBOOK, meetingType: 'residents-council', title: '停车位怎么分' },
        ...{ territory: 'demo-heping-liuyin', at: town.clock.in({ days: 1 }) },
        seats: [
          { person: chair, role: 'chair' },
          ...residents.map((person) => ({ person, role: 'resident' })),
        ],
      });
      const few = [chair, ...residents.slice(0, 2)];
      const missed = await community
        .order(council, 'HoldMeeting', { present: few, chair })
        .expectRefusal('QUORUM_MISSED');
      expect(missed.params).toMatchObject({ present: 3, needed: 4 });
    });
  });

  describe('定期走访', () => {
    const GROUPS = [
      ['grid-visits', '柳荫社区网格员', 7],
      ['cadre-visits', '包保人', 30],
      ['residents-visits', '中心户', 30],
      ['party-delegate-visits', '党支部', 30],
      ['people-deputy-visits', '人大代表', 90],
      ['committee-member-visits', '政协委员', 90],
    ] as const;

    const visitor = (name: string): Person =>
      name === '政协委员'
        ? town.hire('cppcc', name, { roles: ['DEPUTY'], territory: 'demo-heping' })
        : town.as(name);

    it.each(GROUPS)(
      'has a log and an interval: %s by %s every %s days',
      async (kind, name, days) => {
        const street = town.as('和平街道');
        const visits = await street.open('campaign', {
          ...{ playbook: PLAYBOOK, campaign: kind, title: '定期走访', territory: G1 },
          until: town.clock.in({ days: 400 }),
          targets: ['h-1', 'h-2'].map((target) => ({ target, kind: 'household' })),
        });
        await street.order(visits, 'StartCampaign');
        const met = { target: 'h-1', outcome: 'MET', note: '家中安好' };
        await town.as('核查员').order(visits, 'RecordVisit', met).expectRefusal('ROLE_NOT_VISITOR');
        await town.clock.advance({ days: days - 1 });
        await visitor(name).order(visits, 'RecordVisit', met);
        await town.clock.advance({ days: 2 });
        const { view } = (await visits.seenBy(street)) as {
          view: { visits: object[]; overdueTargets: string[] };
        };
        expect(view.visits).toHaveLength(1);
        expect(view.overdueTargets).toEqual(['h-2']);
      },
    );
  });
});

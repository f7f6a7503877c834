import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type SideStory, type Town } from '../harness/index.js';
import { IssueStory } from '../harness/story.js';
import { ratedAndArchived } from '../harness/ending.js';

/**
 * S4-4 商圈自治、三长 (片区长、路长、弄堂长): merchants adopt a pact, are reminded of it first and reported only where a
 * breach stays; three levels of heads watch over their grids of the business district.
 */
describe('S4-4 商圈自治、三长', () => {
  let town: Town;

  const PLACE = 'demo-heping-liuyin-g2';
  const SHOP = 'merchant-liuyin';
  const HEADS = [
    ['area', '片区长', 'Area head'],
    ['road', '路长', 'Road head'],
    ['lane', '弄堂长', 'Lane head'],
  ] as const;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const seats = async (): Promise<{ person: string; role: string }[]> => [
    { person: await town.as('党支部').id(), role: 'joint-committee' },
    { person: await town.as('商户').id(), role: 'merchant' },
    { person: await town.as('中心户').id(), role: 'union' },
  ];

  /** A pact the merchants' council has adopted. */
  async function adopted(): Promise<SideStory> {
    const street = town.as('和平街道');
    const pact = await street.open('pact', {
      playbook: 'business-three-heads',
      pactKind: 'business',
      title: '柳荫路商圈公约',
      territory: PLACE,
      clauses: [
        { code: '1', text: '停车入位' },
        { code: '2', text: '不出店经营' },
        { code: '3', text: '公平竞争，不强拉客' },
      ],
    });
    const members = await seats();
    const meeting = await street.open('meeting', {
      playbook: 'business-three-heads',
      meetingType: 'merchants',
      title: '商圈公约表决',
      territory: PLACE,
      at: town.clock.in({ days: 1 }),
      seats: members,
    });
    await town.clock.advance({ days: 1 });
    const present = members.map(({ person }) => person);
    await street.order(meeting, 'HoldMeeting', { present, chair: present[0] });
    await street.order(pact, 'AdoptPact', { meeting: meeting.id, meetingType: 'merchants' });
    return pact;
  }

  async function breached(pact: SideStory): Promise<string> {
    const breach = { party: SHOP, clause: '2', note: '水果摊占人行道', media: ['stall.jpg'] };
    await town.as('和平街道').order(pact, 'RecordBreachOfPact', breach);
    const { view } = (await pact.seenBy(town.as('和平街道'))) as {
      view: { breaches: { id: string }[] };
    };
    return view.breaches.at(-1)?.id ?? '';
  }

  const stateOf = async (pact: SideStory, breach: string) => {
    const { view } = (await pact.seenBy(town.as('和平街道'))) as {
      view: { breaches: { id: string; status: string; issue?: string }[] };
    };
    return view.breaches.find(({ id }) => id === breach);
  };

  describe('商圈自治、三长', () => {
    it('reminds first: the merchant puts it right within three days and nothing is reported', async () => {
      const pact = await adopted();
      const breach = await breached(pact);
      const street = town.as('和平街道');
      await street.order(pact, 'ReportBreach', { breach }).expectRefusal('BREACH_STATUS');
      await street.order(pact, 'RemindOfPact', { breach });
      await town.clock.advance({ days: 2 });
      await street.order(pact, 'RecordRemedy', { breach });
      await town.clock.advance({ days: 5 });
      expect(await stateOf(pact, breach)).toMatchObject({ status: 'REMEDIED' });
    });

    it('reports a breach that stays; the merchant handles it and another checks', async () => {
      const pact = await adopted();
      const breach = await breached(pact);
      await town.as('和平街道').order(pact, 'RemindOfPact', { breach });
      await town.clock.advance({ days: 4 });
      expect(await stateOf(pact, breach)).toMatchObject({ status: 'LAPSED' });
      await town.as('和平街道').order(pact, 'ReportBreach', { breach });
      await town.settle();
      const { issue: id = '' } = (await stateOf(pact, breach)) ?? {};
      const issue = new IssueStory(id, {}, () => town.settle());
      const agent = town.as('话务员');
      await agent.order(issue, 'AcceptIssue', {
        category: 'sanitation.street-vendor',
        territory: PLACE,
        profile: 'business-three-heads',
        tags: ['stalls'],
      });
      await agent.order(issue, 'DispatchIssue', { lead: SHOP });
      const assignment = await issue.assignmentOf(SHOP, agent);
      const merchant = town.as('商户');
      await merchant.order(issue, 'SignAssignment', { assignment });
      await merchant.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
      await merchant.order(issue, 'CompleteHandling', {
        ...{ assignment, result: '摊位已收回店内', outcome: 'RESOLVED' },
      });
      await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
      const told = { content: '已恢复通行', method: 'visit', reached: true };
      await town.as('和平街道').order(issue, 'FeedBack', told);
      await ratedAndArchived(town, issue);
      expect(await issue.phase(agent)).toBe('ARCHIVED');
    });

    it('is adopted by the merchants, not by anybody else, and amended by them', async () => {
      const pact = await adopted();
      const street = town.as('和平街道');
      await street.order(pact, 'AmendPact', { clauses: [{ code: '1', text: '夜间限时停车' }] });
      await street
        .order(pact, 'AdoptPact', { meeting: 'office', meetingType: 'street-office' })
        .expectRefusal('MEETING_NOT_ENTITLED');
      const { view } = (await pact.seenBy(street)) as {
        view: { inForce: { version: number }; draft: { version: number } };
      };
      expect([view.inForce.version, view.draft.version]).toEqual([1, 2]);
    });

    it('has heads of area, road and lane over a grid of the kind BUSINESS, and party merchants', async () => {
      const admin = town.as('admin');
      await admin.post('/directory/commands/PlaceNodes', {
        nodes: [
          {
            code: 'road-liuyin',
            name: { zh: '柳荫路', en: 'Liuyin Road' },
            parent: 'business-liuyin',
          },
          { code: 'lane-liuyin-1', name: { zh: '一弄', en: 'Lane 1' }, parent: 'road-liuyin' },
        ].map((node) => ({ ...node, tree: 'business' })),
      });
      await admin.post('/directory/commands/DefinePostTypes', {
        postTypes: [
          ...HEADS.map(([code, zh, en]) => ({
            code: `${code}-head`,
            name: { zh, en },
            verbs: ['REPORT', 'COORDINATE'],
          })),
          { code: 'party-merchant', name: { zh: '党员商户', en: 'Party merchant' } },
        ],
      });
      const person = await town.as('商户').id();
      const places = ['business-liuyin', 'road-liuyin', 'lane-liuyin-1'];
      await admin.post('/directory/commands/AppointPosts', {
        posts: [
          ...HEADS.map(([code], level) => ({ type: `${code}-head`, place: places[level] })),
          { type: 'party-merchant', place: SHOP },
        ].map((post) => ({ ...post, code: `post-${post.type}`, person, holder: 'A' })),
      });
      const { posts } = (await admin.get('/directory/posts')) as {
        posts: { type: string; place: string }[];
      };
      const heads = posts.filter(({ place }) => places.includes(place)).map(({ type }) => type);
      expect(heads.sort()).toEqual(['area-head', 'lane-head', 'road-head']);
      const { grids } = (await admin.get('/directory/grids')) as { grids: { kind: string }[] };
      expect(grids.map(({ kind }) => kind)).toContain('BUSINESS');
    });
  });
});

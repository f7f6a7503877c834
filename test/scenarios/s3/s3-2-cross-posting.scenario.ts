import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';
import { ratedAndArchived, takenUp } from '../harness/ending.js';

/**
 * S3-2 党建联席会议; 领导联系村社区; 干部联系单位; 社区物业双向沟通、交叉任职; 跨域联合体: links and posts across
 * houses. Who sits in both the community and the property company does not verify the company's work.
 */
describe('S3-2 党建联席会议', () => {
  let town: Town;
  let admin: Person;

  const kind = (code: string, zh: string, en: string) => ({ code, name: { zh, en } });
  const LINK_KINDS = [
    kind('leader-community', '领导联系村社区', 'Leader linked with a community'),
    kind('cadre-unit', '干部联系单位', 'Cadre linked with a unit'),
    kind('union-communities', '社区+社区', 'Union of communities'),
    kind('union-office', '社区+机关', 'Union of community and office'),
    kind('union-enterprise', '社区+企业', 'Union of community and enterprise'),
  ];
  const link = (code: string, from: string, to: string) => ({
    code: `l-${code}`,
    kind: code,
    from,
    to,
  });
  const LINKS = [
    link('leader-community', 'street-heping', 'demo-heping-liuyin'),
    link('cadre-unit', 'community-liuyin', 'merchant-liuyin'),
    link('union-communities', 'community-liuyin', 'community-guangming'),
    link('union-office', 'community-liuyin', 'civil-affairs'),
    link('union-enterprise', 'community-liuyin', 'merchant-liuyin'),
  ];
  const PROPERTY = { unit: 'property-anju', name: '物业' };

  beforeAll(async () => {
    town = await openTown();
    admin = town.as('admin');
  });
  afterAll(() => town.close());

  async function handledByProperty(): Promise<IssueStory> {
    const issue = await town.as('柳荫社区').report({
      ...{ channel: 'visit', kind: 'COMPLAINT', title: '小区保洁不到位' },
      territory: 'demo-heping-liuyin',
    });
    await town.as('话务员').order(issue, 'AcceptIssue', {
      category: 'housing.property-service',
      territory: 'demo-heping-liuyin',
      profile: 'cross-posting',
    });
    const dueAt = town.clock.in({ days: 5 });
    await town.as('话务员').order(issue, 'DispatchIssue', { lead: PROPERTY.unit, dueAt });
    const assignment = await takenUp(town, issue, PROPERTY);
    const done = { assignment, result: '已增加保洁频次', outcome: 'RESOLVED' };
    await town.as('物业').order(issue, 'CompleteHandling', done);
    return issue;
  }

  describe('联系与跨域联合体', () => {
    it('links leaders, cadres and three kinds of unions', async () => {
      await admin.post('/directory/commands/DefineLinkKinds', { linkKinds: LINK_KINDS });
      await admin.post('/directory/commands/DrawLinks', { links: LINKS });
      const { links } = (await town.as('柳荫社区').get('/directory/links')) as {
        links: { kind: string }[];
      };
      expect(links.filter(({ kind: drawn }) => drawn.startsWith('union-'))).toHaveLength(3);
      expect(links).toEqual(
        expect.arrayContaining(LINKS.map((one) => expect.objectContaining(one))),
      );
      await admin
        .post('/directory/commands/DrawLinks', {
          links: [{ code: 'l-x', kind: 'union-office', from: 'community-liuyin', to: 'nowhere' }],
        })
        .expectRefusal('REFERENCE_UNKNOWN');
    });
  });

  describe('交叉任职', () => {
    it('keeps who sits in both houses from verifying, and lets another do so', async () => {
      const before = await handledByProperty();
      const check = { passed: true, note: '现场已核' };
      await town.as('柳荫社区').order(before, 'VerifyResult', check);

      const posts = [
        {
          ...{ code: 'cross-liuyin', type: 'property-deputy', place: PROPERTY.unit, holder: 'A' },
          person: await town.as('柳荫社区').id(),
        },
      ];
      await admin.post('/directory/commands/DefinePostTypes', {
        postTypes: [
          { code: 'property-deputy', name: { zh: '物业兼职副经理', en: 'Deputy manager' } },
        ],
      });
      await admin.post('/directory/commands/AppointPosts', { posts });
      const issue = await handledByProperty();
      const refused = await town
        .as('柳荫社区')
        .order(issue, 'VerifyResult', check)
        .expectRefusal('CROSS_APPOINTED');
      expect(refused.params).toMatchObject({ unit: PROPERTY.unit });
      await town.as('核查员').order(issue, 'VerifyResult', check);
      await town
        .as('物业')
        .order(issue, 'FeedBack', { content: '已整改', method: 'visit', reached: true });
      await ratedAndArchived(town, issue);
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
    });
  });

  describe('联席会议与双向沟通', () => {
    const at = () => town.clock.in({ days: 2 });
    const [convenor, ...members] = [
      '和平街道',
      '柳荫社区',
      '城市管理局领导',
      '水务局领导',
    ] as const;

    it('meets with two thirds of its seats and makes its resolution a task', async () => {
      const street = town.as(convenor);
      const chair = await street.id();
      const others = await Promise.all(members.map((name) => town.as(name).id()));
      const meeting = await street.open('meeting', {
        ...{ playbook: 'cross-posting', meetingType: 'joint-meeting', title: '一季度联席会议' },
        ...{ territory: 'demo-heping', at: at() },
        seats: [
          { person: chair, role: 'convenor' },
          ...others.map((person) => ({ person, role: 'member' })),
        ],
      });
      await street
        .order(meeting, 'HoldMeeting', { present: [chair, others[0]], chair })
        .expectRefusal('QUORUM_MISSED');
      const present = [chair, ...others.slice(0, 2)];
      await street.order(meeting, 'HoldMeeting', { present, chair });
      await street.order(meeting, 'ProposeResolution', {
        ...{ title: '共治停车难', text: '城管牵头划线', owner: 'urban-management' },
        dueAt: town.clock.in({ days: 20 }),
      });
      const { view } = (await meeting.seenBy(street)) as {
        view: { resolutions: { id: string }[] };
      };
      await street.order(meeting, 'VoteOnResolution', {
        ...{ resolution: view.resolutions[0]?.id, inFavour: present, against: [] },
      });
      await street.order(meeting, 'ResolveMeeting', { minutes: '一致通过' });
      await street.order(meeting, 'OpenTasks');
      const { entries } = (await town.as('城市管理局').get('/inbox')) as { entries: object[] };
      expect(entries).toHaveLength(1);
      const [opened] = await town
        .as(convenor)
        .get(meeting.path)
        .then((seen) => seen['issues'] as string[]);
      const task = (await town.as('话务员').get(`/issues/${opened ?? ''}`)) as {
        phase: string;
        leadUnit: string;
      };
      expect(task).toMatchObject({ phase: 'DISPATCHED', leadUnit: 'urban-management' });
    });

    it('flags the side that did not brief the other', async () => {
      const community = town.as('柳荫社区');
      const [own, theirs] = [await community.id(), await town.as('物业').id()];
      const meeting = await community.open('meeting', {
        ...{ playbook: 'cross-posting', meetingType: 'community-property', title: '三月沟通会' },
        ...{ territory: 'demo-heping-liuyin', at: at() },
        seats: [
          { person: own, role: 'community' },
          { person: theirs, role: 'property' },
        ],
      });
      await community.order(meeting, 'HoldMeeting', { present: [own, theirs], chair: own });
      await community.order(meeting, 'GiveBrief', { member: own, brief: '本月诉求12件' });
      await community.order(meeting, 'ResolveMeeting', { minutes: '物业未通报' });
      const lines = await meeting.timeline(community);
      expect(lines.at(-1)?.data).toMatchObject({ unbriefed: [theirs] });
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';

/**
 * S4-1 红色物业闭环办理 (P13): found, handled by the property company within its clock, checked by branch or
 * community, confirmed by the resident, closed; what stays unresolved goes to the street.
 */
describe('S4-1 红色物业闭环办理', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const YARD = 'demo-heping-liuyin-yuan';
  const LIFT = {
    channel: 'property',
    kind: 'HELP',
    title: '3号楼电梯停运',
    territory: YARD,
    category: 'housing.property-service',
  };

  /** Found by the branch for a resident, handed to the property company and signed by it. */
  async function handedOver(): Promise<{ issue: IssueStory; assignment: string }> {
    const issue = await town.as('居民').report(LIFT);
    const agent = town.as('话务员');
    await agent.order(issue, 'AcceptIssue', {
      category: LIFT.category,
      territory: YARD,
      profile: 'red-property-loop',
    });
    await agent.order(issue, 'DispatchIssue', { lead: 'property-anju' });
    const assignment = await issue.assignmentOf('property-anju', agent);
    await town.as('物业').order(issue, 'SignAssignment', { assignment });
    return { issue, assignment };
  }

  /** What the property company does and tells. */
  async function repaired(issue: IssueStory, assignment: string): Promise<void> {
    const property = town.as('物业');
    await property.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
    const done = { assignment, result: '已更换门机', outcome: 'RESOLVED' };
    await property.order(issue, 'CompleteHandling', done).expectRefusal('EVIDENCE_MISSING');
    await property.order(issue, 'CompleteHandling', { ...done, media: ['lift.jpg'] });
  }

  const typesOf = async (issue: IssueStory): Promise<string[]> =>
    (await issue.timeline(town.as('和平街道'))).map(({ type }) => type);

  describe('红色物业闭环办理', () => {
    it('closes the loop: property, branch, resident', async () => {
      const { issue, assignment } = await handedOver();
      await repaired(issue, assignment);
      await town
        .as('核查员')
        .order(issue, 'VerifyResult', { passed: true })
        .expectRefusal('ROLE_NOT_IN_PROFILE');
      await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
      await town
        .as('物业')
        .order(issue, 'FeedBack', { content: '电梯已恢复', method: 'visit', reached: true });
      await town.as('居民').order(issue, 'ConfirmByResident', { confirmed: true });
      await town.as('居民').order(issue, 'SubmitEvaluation', {
        contacted: true,
        resolution: 'RESOLVED',
        satisfaction: 'SATISFIED',
      });
      await town.as('话务员').order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(town.as('话务员'))).toBe('ARCHIVED');
      expect(await typesOf(issue)).not.toContain('IssueEscalated');
    });

    it('goes to the street where the property company lets its three days and the week pass', async () => {
      const { issue } = await handedOver();
      await town.clock.advance({ days: 4 });
      const late = (await issue.timeline(town.as('和平街道'))).filter(
        ({ type }) => type === 'ClockBreached',
      );
      expect(late.map(({ data }) => data['kind'])).toContain('HANDLE');
      await town.clock.advance({ days: 4 });
      const up = (await issue.timeline(town.as('和平街道'))).find(
        ({ type }) => type === 'IssueEscalated',
      );
      expect(up?.data).toMatchObject({
        from: 'COMMUNITY',
        to: 'STREET',
        cause: 'LEVEL_CLOCK',
        unit: 'street-heping',
      });
    });

    it('goes to the street, and is not closed, where the resident does not confirm', async () => {
      const { issue, assignment } = await handedOver();
      await repaired(issue, assignment);
      await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
      await town
        .as('物业')
        .order(issue, 'FeedBack', { content: '电梯已恢复', method: 'visit', reached: true });
      const answer = { confirmed: false, comment: '第二天又停了' };
      await town.as('居民').order(issue, 'ConfirmByResident', answer);
      expect(await typesOf(issue)).toContain('IssueEscalated');
      await town.as('居民').order(issue, 'SubmitEvaluation', {
        contacted: true,
        resolution: 'UNRESOLVED',
        satisfaction: 'DISSATISFIED',
      });
      await town.as('话务员').order(issue, 'CloseIssue').expectRefusal('NOT_CONFIRMED');
      await town.as('回访员').order(issue, 'OrderRework', { reason: '电梯再次停运' });
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
    });

    it('is talked over in the compound before it goes to the street', async () => {
      const seats = [
        { person: await town.as('党支部').id(), role: 'branch' },
        { person: await town.as('业委会').id(), role: 'owners' },
        { person: await town.as('物业').id(), role: 'property' },
        { person: await town.as('居民').id(), role: 'resident' },
      ];
      const [branch = '', owners = '', , resident = ''] = seats.map(({ person }) => person);
      const community = town.as('柳荫社区');
      const meeting = await community.open('meeting', {
        playbook: 'red-property-loop',
        meetingType: 'compound',
        title: '电梯大修议事',
        territory: YARD,
        at: town.clock.in({ days: 1 }),
        seats,
      });
      await town.clock.advance({ days: 1 });
      await community
        .order(meeting, 'HoldMeeting', { present: [branch], chair: branch })
        .expectRefusal('QUORUM_MISSED');
      const present = [branch, owners, resident];
      await community.order(meeting, 'HoldMeeting', { present, chair: branch });
      await community.order(meeting, 'RaiseMatter', {
        reason: '大修资金本小区无法解决',
        at: town.clock.in({ days: 3 }),
        seats: [{ person: await town.as('和平街道').id(), role: 'street' }],
      });
      const { streams } = (await town.as('和平街道').get('/meetings')) as {
        streams: { id: string; status: string }[];
      };
      expect(streams.filter(({ id }) => id !== meeting.id)).toHaveLength(1);
    });

    it('has the Party committee of the trade supervise the firm, counting its petitions', async () => {
      const committee = town.hire('trade', '物业行业党委', {
        roles: ['SUPERVISOR'],
        territory: 'demo',
      });
      const firm = await committee.open('register', {
        playbook: 'red-property-loop',
        register: 'firm-supervision',
        title: '安居物业',
        owner: 'property-anju',
        territory: YARD,
        facts: [{ fact: 'firm', value: 'property-anju' }],
      });
      for (const basis of ['电梯', '停车', '维修资金'])
        await committee.order(firm, 'AddToTally', { tally: 'petitions', basis });
      const [last] = (await firm.timeline(committee)).slice(-1);
      expect(last?.data).toMatchObject({ total: 3, alert: true });
      await town
        .as('物业')
        .order(firm, 'TakeStep', { step: 'order-rectification' })
        .expectRefusal('ROLE_NOT_IN_REGISTER');
      const facts = [{ fact: 'finding', value: '半年三访' }];
      await committee.order(firm, 'FillFacts', { facts });
      await committee.order(firm, 'TakeStep', { step: 'order-rectification' });
      await town.clock.advance({ days: 16 });
      expect((await firm.timeline(committee)).map(({ type }) => type)).toContain('EntryOverdue');
    });

    it('knows the Party members and public employees of the compound who set an example', async () => {
      const admin = town.as('admin');
      await admin.post('/directory/commands/DefinePostTypes', {
        postTypes: [
          { code: 'party-member', name: { zh: '在职党员', en: 'Party member' }, verbs: ['REPORT'] },
          { code: 'public-employee', name: { zh: '公职人员', en: 'Public employee' } },
        ],
      });
      const person = await town.as('中心户').id();
      await admin.post('/directory/commands/AppointPosts', {
        posts: ['party-member', 'public-employee'].map((type) => ({
          ...{ code: `yuan-${type}`, person, type, place: YARD, holder: 'A' },
        })),
      });
      const { posts } = (await admin.get('/directory/posts')) as {
        posts: { place: string; type: string }[];
      };
      const here = posts.filter(({ place }) => place === YARD).map(({ type }) => type);
      expect(here.sort()).toEqual(['party-member', 'public-employee']);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';

/**
 * S1c-1 (P1) 社区点单、镇街下单、部门响应: the community asks for what it cannot settle, the street orders,
 * the department answers with plan, day and contact and handles; the community comments (评单).
 */
describe('S1c-1 社区点单、镇街下单、部门响应', () => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const LIGHTS = {
    channel: 'hotline',
    kind: 'HELP',
    title: '柳荫路路灯不亮',
    description: '三盏路灯坏了一周，老人晚上不敢出门',
    appellant: { name: '王秀英', phone: '13800138000' },
    territory: 'demo-heping-liuyin',
    category: 'facilities.street-light',
    place: { address: '柳荫路12号3单元' },
  };
  const acceptance = () => ({
    category: 'facilities.street-light',
    territory: 'demo-heping-liuyin',
    profile: 'community-order-response',
    dueAt: town.clock.in({ days: 15 }),
  });
  const REQUEST = { need: '请修路灯', tried: '已报物业', offer: 'offer-light-repair' };
  const ORDER = {
    units: ['urban-management'],
    basis: '属地管理清单第1项',
    listItem: 'item-duty-light',
  };

  const promise = () => ({
    unit: 'urban-management',
    answer: 'ACCEPT',
    plan: '今晚更换三盏灯头',
    promisedAt: town.clock.in({ days: 2 }),
    contactPerson: '刘洋',
  });

  /** 点单 and, four working hours later, 下单. */
  async function ordered(): Promise<IssueStory> {
    const issue = await town.as('话务员').report(LIGHTS);
    await town.as('话务员').order(issue, 'AcceptIssue', acceptance());
    await town.as('柳荫社区').order(issue, 'PlaceRequest', REQUEST);
    await town.clock.advance({ workingHours: 4 });
    await town.as('和平街道').order(issue, 'IssueOrder', ORDER);
    return issue;
  }

  /** 响应 two working hours after the order. */
  async function responded(): Promise<{ issue: IssueStory; assignment: string }> {
    const issue = await ordered();
    await town.clock.advance({ workingHours: 2 });
    await town.as('城市管理局').order(issue, 'RespondToOrder', promise());
    const assignment = await issue.assignmentOf('urban-management', town.as('话务员'));
    return { issue, assignment };
  }

  /** The department's work and the way back to the resident, up to the call. */
  async function handled(issue: IssueStory, assignment: string, result: string): Promise<void> {
    const bureau = town.as('城市管理局');
    await bureau.order(issue, 'RecordContact', { assignment, method: 'phone', reached: true });
    await bureau.order(issue, 'CompleteHandling', { assignment, result, outcome: 'RESOLVED' });
    await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
    await bureau.order(issue, 'FeedBack', { content: result, method: 'phone', reached: true });
    await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
  }

  const rated = (issue: IssueStory, resolution: string, satisfaction: string) =>
    town
      .as('回访员')
      .order(issue, 'SubmitEvaluation', { contacted: true, resolution, satisfaction });

  describe('社区点单、镇街下单、部门响应', () => {
    it('goes from the community’s need to the archive', async () => {
      const { issue, assignment } = await responded();
      const operator = town.as('话务员');
      expect(await issue.phase(operator)).toBe('IN_PROGRESS');
      await town.clock.advance({ workingHours: 4 });
      await handled(issue, assignment, '三盏路灯全部修复');
      await rated(issue, 'RESOLVED', 'SATISFIED');
      const comment = { satisfaction: 'SATISFIED', comment: '当天响应，次日修好' };
      await town.as('柳荫社区').order(issue, 'CommentOnResult', comment);
      await town
        .as('柳荫社区')
        .order(issue, 'CommentOnResult', comment)
        .expectRefusal('ALREADY_COMMENTED');
      await operator.order(issue, 'CloseIssue');
      await town.clock.advance({ days: 31 });
      expect(await issue.phase(operator)).toBe('ARCHIVED');

      const lines = await issue.timeline(town.as('和平街道'));
      const step = (type: string) => lines.find((line) => line.type === type)?.data ?? {};
      const hours = (from: unknown, to: unknown): number =>
        Math.floor((Date.parse(String(to)) - Date.parse(String(from))) / 3_600_000);
      const at = (type: string) => lines.find((line) => line.type === type)?.occurredAt;
      // Lead times: 点单 → 下单 over the lunch hour, 下单 → 响应.
      expect(hours(step('StreetOrderIssued')['requestedAt'], at('StreetOrderIssued'))).toBe(5);
      expect(hours(step('DepartmentResponded')['orderedAt'], at('DepartmentResponded'))).toBe(2);
      const story = lines.map(({ sentence }) => sentence).join('\n');
      expect(story).toMatch(/柳荫社区居委会 点单/);
      expect(story).toMatch(/和平街道办事处 下单给 城市管理局/);
      expect(story).toMatch(/城市管理局 响应，承诺/);
      expect(story).toMatch(/评单：满意/);
    });

    it('lets only the community place, only its street order, only the named department answer', async () => {
      const issue = await town.as('话务员').report(LIGHTS);
      await town.as('话务员').order(issue, 'AcceptIssue', acceptance());
      await town.as('光明社区').order(issue, 'PlaceRequest', REQUEST).expectRefusal('OUT_OF_SCOPE');
      await town.as('柳荫社区').order(issue, 'PlaceRequest', REQUEST);
      await town.as('清水街道').order(issue, 'IssueOrder', ORDER).expectRefusal('OUT_OF_SCOPE');
      expect(await issue.phase(town.as('话务员'))).toBe('REQUESTED');
      await town.as('和平街道').order(issue, 'IssueOrder', ORDER);
      await town
        .as('水务局')
        .order(issue, 'RespondToOrder', { ...promise(), unit: 'water' })
        .expectRefusal('UNIT_NOT_ORDERED');
    });

    it('presses the department that does not answer within its working day', async () => {
      const issue = await ordered();
      await town.clock.advance({ workingDays: 1 });
      const types = (await issue.timeline(town.as('和平街道'))).map(({ type, data }) =>
        type === 'SupervisionCardIssued' ? String(data['colour']) : type,
      );
      expect(types.filter((type) => type === 'ReminderSent')).toHaveLength(2);
      expect(types).toEqual(expect.arrayContaining(['BLUE', 'YELLOW', 'RED', 'ClockBreached']));
      await town.as('城市管理局').order(issue, 'RespondToOrder', promise());
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
    });

    it('lets the department decline by a list item only, and the street order anew', async () => {
      const issue = await ordered();
      const decline = { unit: 'urban-management', answer: 'DECLINE', basis: '属河道配套' };
      await town
        .as('城市管理局')
        .order(issue, 'RespondToOrder', decline)
        .expectRefusal('LIST_ITEM_NEEDED');
      const cited = { ...decline, listItem: 'item-duty-river' };
      await town.as('城市管理局').order(issue, 'RespondToOrder', cited);
      await town
        .as('和平街道')
        .order(issue, 'IssueOrder', { units: ['water'], basis: '属地管理清单第12项' });
      expect(await issue.phase(town.as('话务员'))).toBe('ORDERED');
    });

    it('keeps the department that wants to give it back, where the return is denied', async () => {
      const { issue, assignment } = await responded();
      await town.as('城市管理局领导').order(issue, 'RequestReturn', {
        assignment,
        basis: '属地管理清单第12项',
        listItem: 'item-duty-river',
        suggestedUnit: 'water',
      });
      await town.as('派单员').order(issue, 'DenyReturn', {
        assignment,
        reason: '权属明确，应由城管办理',
      });
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
    });

    it('sends the department back to work where the resident is not satisfied', async () => {
      const { issue, assignment } = await responded();
      await handled(issue, assignment, '已更换灯头');
      await rated(issue, 'UNRESOLVED', 'DISSATISFIED');
      await town.as('柳荫社区').order(issue, 'CommentOnResult', {
        satisfaction: 'DISSATISFIED',
        comment: '仍有一盏不亮',
      });
      await town.as('回访员').order(issue, 'OrderRework', { reason: '仍有一盏不亮' });
      expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
    });
  });
});

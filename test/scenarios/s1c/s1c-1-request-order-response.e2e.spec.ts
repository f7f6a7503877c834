import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown, type IssueStory, type Town } from '../harness/index.js';

/**
 * S1c-1 社区点单、镇街下单、部门响应: the community asks for what it cannot settle, the street orders,
 * the department answers and handles; the result goes back to those who asked.
 */

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
const ACCEPTANCE = {
  category: 'facilities.street-light',
  territory: 'demo-heping-liuyin',
  profile: 'community-order-response',
};

/** From the report to the department's signature. */
async function ordered(): Promise<{ issue: IssueStory; assignment: string }> {
  const issue = await town.as('话务员').report(LIGHTS);
  await town.as('话务员').order(issue, 'AcceptIssue', ACCEPTANCE);
  await town.as('柳荫社区').order(issue, 'PlaceRequest', { need: '请修路灯', tried: '已报物业' });
  await town.as('和平街道').order(issue, 'IssueOrder', {
    units: ['urban-management'],
    basis: '属地清单第12条',
  });
  await town.as('和平街道').order(issue, 'DispatchIssue', {
    lead: 'urban-management',
    dueAt: town.clock.in({ days: 3 }),
  });
  const assignment = await issue.assignmentOf('urban-management', town.as('话务员'));
  await town.as('城市管理局').order(issue, 'SignAssignment', { assignment });
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

describe('社区点单、镇街下单、部门响应', () => {
  it('goes from the community’s need to the archive', async () => {
    const { issue, assignment } = await ordered();
    await town.clock.advance({ workingHours: 4 });
    await handled(issue, assignment, '三盏路灯全部修复');
    await town.as('回访员').order(issue, 'SubmitEvaluation', {
      contacted: true,
      resolution: 'RESOLVED',
      satisfaction: 'SATISFIED',
    });
    await town.as('话务员').order(issue, 'CloseIssue');
    expect(await issue.phase(town.as('话务员'))).toBe('CLOSED');

    const story = (await issue.timeline(town.as('和平街道'))).map(({ sentence }) => sentence);
    expect(story.join('\n')).toMatch(/城市管理局/);
    expect(story.length).toBeGreaterThanOrEqual(12);
  });

  it('refuses an order of a street that does not own the place', async () => {
    const issue = await town.as('话务员').report(LIGHTS);
    await town.as('话务员').order(issue, 'AcceptIssue', ACCEPTANCE);
    await town.as('柳荫社区').order(issue, 'PlaceRequest', { need: '请修路灯', tried: '已报物业' });
    await town
      .as('清水街道')
      .order(issue, 'IssueOrder', { units: ['water'], basis: '属地清单第40条' })
      .expectRefusal('OUT_OF_SCOPE');
    expect(await issue.phase(town.as('话务员'))).toBe('REQUESTED');
  });

  it('keeps the department that wants to give it back, where the return is denied', async () => {
    const { issue, assignment } = await ordered();
    await town.as('城市管理局领导').order(issue, 'RequestReturn', {
      assignment,
      basis: '属地清单第40条',
      suggestedUnit: 'water',
    });
    await town.as('派单员').order(issue, 'DenyReturn', {
      assignment,
      reason: '权属明确，应由城管办理',
    });
    expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
  });

  it('sends the department back to work where the resident is not satisfied', async () => {
    const { issue, assignment } = await ordered();
    await handled(issue, assignment, '已更换灯头');
    await town.as('回访员').order(issue, 'SubmitEvaluation', {
      contacted: true,
      resolution: 'UNRESOLVED',
      satisfaction: 'DISSATISFIED',
    });
    await town.as('回访员').order(issue, 'OrderRework', { reason: '仍有一盏不亮' });
    expect(await issue.phase(town.as('话务员'))).toBe('IN_PROGRESS');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handledAndTold, takenUp } from '../scenarios/harness/ending.js';
import {
  openTown,
  type IssueStory,
  type SideStory,
  type Town,
} from '../scenarios/harness/index.js';
import { mediatorsNamed, type Mediators } from './mediators.js';

/**
 * A month of figures, from what happened to the table everybody is compared by: published, objected to,
 * put right by an exclusion and by an appeal, revision after revision, each proved from the events.
 */

const MARCH = '/kpi/tables/house/month.2026-03';
const UNIT = { unit: 'urban-management', name: '城市管理局' };
const PLACE = 'demo-heping-liuyin';
const LAMP = {
  ...{ channel: 'hotline', kind: 'HELP', title: '路灯不亮', territory: PLACE },
  ...{ category: 'facilities.street-light', appellant: { name: '王秀英', phone: '13800138000' } },
};

interface Cell {
  readonly numerator: string;
  readonly denominator: string;
}
interface Table {
  readonly total: { readonly cells: Readonly<Record<string, Cell>> };
}

let town: Town;
let mediators: Mediators;
let solved: IssueStory;
let unsolved: IssueStory;

const rated = async (issue: IssueStory, resolution: string): Promise<void> => {
  await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
  await town
    .as('回访员')
    .order(issue, 'SubmitEvaluation', { contacted: true, resolution, satisfaction: 'SATISFIED' });
};

async function handledIssue(): Promise<IssueStory> {
  const agent = town.as('话务员');
  const issue = await agent.report(LAMP);
  await agent.order(issue, 'AcceptIssue', { category: LAMP.category, territory: PLACE });
  const dispatch = { lead: UNIT.unit, dueAt: town.clock.in({ days: 3 }) };
  await agent.order(issue, 'DispatchIssue', dispatch);
  await takenUp(town, issue, UNIT);
  await handledAndTold(town, issue, UNIT);
  return issue;
}

const shown = async (revision?: number): Promise<Table['total']['cells']> => {
  const query = revision === undefined ? '' : `?revision=${String(revision)}`;
  const answer = await town.as('分析员').get(`${MARCH}/publication${query}`);
  const { statement } = answer['shown'] as { statement: { table: Table } };
  return statement.table.total.cells;
};

const shareOf = ({ numerator, denominator }: Cell = { numerator: '', denominator: '' }): string =>
  `${numerator}/${denominator}`;

const revised = async (reason: string): Promise<unknown> => {
  await town.settle();
  const { table } = await town.as('分析员').post(`${MARCH}/revisions`, { reason });
  return (table as { revision: number }).revision;
};

beforeAll(async () => {
  town = await openTown();
  mediators = await mediatorsNamed(town, PLACE);
  solved = await handledIssue();
  await rated(solved, 'RESOLVED');
  unsolved = await handledIssue();
  await rated(unsolved, 'UNRESOLVED');
  const [agreed, failed]: SideStory[] = [await mediators.opened(), await mediators.opened()];
  await mediators.agreed(agreed);
  await mediators.failed(failed);
  await town.clock.advanceTo('2026-04-01T01:00:00Z');
}, 60_000);
afterAll(() => town.close());

describe('the table of a month', () => {
  it('is published with what appellants said and how mediations ended', async () => {
    await town.settle();
    await town.as('分析员').post(`${MARCH}/publication`);
    const cells = await shown();
    expect(shareOf(cells['resolutionRate'])).toBe('1/2');
    expect(shareOf(cells['satisfactionRate'])).toBe('2/2');
    expect(shareOf(cells['mediationSuccess'])).toBe('1/2');
  });

  it('leads from mediations to the events that ended them', async () => {
    const question = `${MARCH}/facts?metric=mediationSuccess&revision=1`;
    const { total } = await town.as('分析员').get(question);
    expect(total).toEqual({ numerator: 1, denominator: 2 });
  });

  it('is not revised for nothing', async () => {
    await town
      .as('分析员')
      .post(`${MARCH}/revisions`, { reason: '再算一次' })
      .expectRefusal('NOTHING_TO_REVISE');
  });

  it('takes an exclusion in that was granted afterwards, as revision 2', async () => {
    const assignment = await unsolved.assignmentOf(UNIT.unit, town.as('话务员'));
    const wanted = { assignment, exclusionClass: 'OBJECTIVE_LIMIT', media: ['picture-1'] };
    const { exclusion } = await town
      .as('城市管理局领导')
      .order(unsolved, 'ApplyExclusion', { ...wanted, reason: '管线权属未定' });
    expect(await shown()).toEqual(await shown(1));
    await town
      .as('值班长')
      .order(unsolved, 'DecideExclusion', { exclusion, granted: true, reason: '情况属实' });
    expect(await revised('剔除成立')).toBe(2);
    const cells = await shown();
    expect(shareOf(cells['resolutionRate'])).toBe('1/1');
    expect(shareOf(cells['satisfactionRate'])).toBe('2/2');
    expect(shareOf((await shown(1))['resolutionRate'])).toBe('1/2');
  });

  it('takes a granted appeal in, as revision 3', async () => {
    const assignment = await unsolved.assignmentOf(UNIT.unit, town.as('话务员'));
    const objection = {
      ...{ unit: UNIT.unit, issue: unsolved.id, fact: `ASSIGNMENT/${assignment}` },
      reason: '属于其他单位',
    };
    const before = shareOf((await shown())['onTimeCompletion']);
    const { appeal } = await town.as('城市管理局领导').post(`${MARCH}/appeals`, objection);
    const path = `${MARCH}/appeals/${String(appeal)}/decision`;
    await town.as('值班长').post(path, { granted: true, leaveOut: true, reason: '核对属实' });
    expect(await revised('申诉成立')).toBe(3);
    expect([before, shareOf((await shown())['onTimeCompletion'])]).toEqual(['2/2', '1/1']);
  });

  it('is proved from the events alone, each revision as it was published', async () => {
    const { kpi } = town.engine;
    const set = kpi.formulas.find('house');
    if (set === undefined) throw new Error('The house has formulas');
    const period = { kind: 'month', code: '2026-03', start: '', end: '' };
    const published = await kpi.published.find({ set, period });
    if (published === undefined) throw new Error('The table is published');
    for (const revision of [1, 2, 3])
      expect(await kpi.prove(published, { revision })).toMatchObject({ revision, holds: true });
  });
});

import { openTown, type IssueStory, type Person, type Town } from '../harness/index.js';

export const GACHA = 'demo-shanqian-bayan';
export const GRID = `${GACHA}-g1`;
export const HOUSEHOLD = 'household-bater';

/** A gacha of wide pastures in the sample district, and who does what there. */
export interface Pasture {
  readonly town: Town;
  /** 网格员 */
  readonly grid: Person;
  /** 党员中心户, the base point for the households around it. */
  readonly household: Person;
  /** 支部书记 */
  readonly secretary: Person;
  /** 支部委员, one of them in the gacha committee too. */
  readonly committee: Person;
  readonly admin: Person;
  /** Changes the directory. */
  directory(command: string, fields: object): PromiseLike<unknown>;
}

/** Opens a town with the gacha in it. */
export async function openPasture(): Promise<Pasture> {
  const town = await openTown();
  const admin = town.as('admin');
  const directory = (command: string, fields: object): PromiseLike<unknown> =>
    admin.post(`/directory/commands/${command}`, { ...fields });
  await directory('RegisterTerritories', {
    territories: [
      {
        ...{ code: GACHA, level: 'community', parent: 'demo-shanqian', households: 95 },
        name: { zh: '巴彦嘎查', en: 'Bayan Gacha' },
      },
      { code: GRID, level: 'grid', parent: GACHA, name: { zh: '巴彦第1网格', en: 'Bayan grid 1' } },
    ],
  });
  const parent = 'community-bayan';
  await directory('RegisterUnits', {
    units: [
      {
        ...{ code: parent, kind: 'community', parent: 'street-shanqian', territory: GACHA },
        name: { zh: '巴彦嘎查委员会', en: 'Bayan Gacha Committee' },
      },
      {
        ...{ code: 'branch-bayan', kind: 'branch', parent, territory: GACHA },
        name: { zh: '巴彦嘎查党支部', en: 'Bayan Branch' },
      },
      {
        ...{ code: HOUSEHOLD, kind: 'team', parent, territory: GRID },
        name: { zh: '巴特尔党员中心户', en: 'Centre household Bater' },
      },
    ],
  });
  const post = (unit: string, ...roles: Parameters<Town['hire']>[2]['roles'][number][]) => ({
    ...{ roles, unit, territory: GACHA },
  });
  return {
    ...{ town, admin, directory },
    grid: town.hire('bayan-grid', '巴彦第1网格网格员', post(parent, 'GRID')),
    household: town.hire('bater', '党员中心户', post(HOUSEHOLD, 'CENTREHOUSEHOLD', 'TEAM')),
    secretary: town.hire('bayan-secretary', '支部书记', post('branch-bayan', 'BRANCH')),
    committee: town.hire('bayan-committee', '嘎查委员', post(parent, 'COMMUNITY', 'UNIT')),
  };
}

/** Accepted under a mechanism and sent to the centre household. Gives the assignment. */
export async function sentToHousehold(
  { town }: Pasture,
  issue: IssueStory,
  profile: string,
  category: string,
): Promise<string> {
  const agent = town.as('话务员');
  await agent.order(issue, 'AcceptIssue', { category, territory: GRID, profile });
  const dueAt = town.clock.in({ days: 10 });
  await town.as('派单员').order(issue, 'DispatchIssue', { lead: HOUSEHOLD, dueAt });
  return issue.assignmentOf(HOUSEHOLD, agent);
}

/** The herder is called and rates; closed, and archived when nobody reopens it. Gives the phase. */
export async function ratedAndArchived({ town }: Pasture, issue: IssueStory): Promise<string> {
  const caller = town.as('回访员');
  await caller.order(issue, 'MakeCallback', { reached: true });
  const happy = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };
  await caller.order(issue, 'SubmitEvaluation', happy);
  await town.as('话务员').order(issue, 'CloseIssue');
  await town.clock.advance({ days: 31 });
  return issue.phase(town.as('话务员'));
}

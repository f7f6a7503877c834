import type { IssueStory, Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp, type Handler } from '../harness/ending.js';

type Fields = Readonly<Record<string, unknown>>;

const LITTER = {
  channel: 'hotline',
  kind: 'HELP',
  title: '楼道杂物堆积',
  description: '三单元楼道堆满杂物，通行困难',
  appellant: { name: '郭玉兰', phone: '13800138000' },
  territory: 'demo-heping-liuyin-g1',
  category: 'sanitation.litter',
};

export const CITY_MANAGEMENT: Handler = { unit: 'urban-management', name: '城市管理局' };

/** A matter of these stories, taken in under a mechanism. */
export async function acceptedUnder(
  town: Town,
  profile: string,
  {
    report = {},
    accept = {},
    by = '话务员',
  }: { report?: Fields; accept?: Fields; by?: string } = {},
): Promise<IssueStory> {
  const issue = await town.as(by).report({ ...LITTER, ...report });
  const { category, territory } = { ...LITTER, ...report };
  await town.as('话务员').order(issue, 'AcceptIssue', { category, territory, profile, ...accept });
  return issue;
}

/** The ticket to the unit that leads, due in three days. */
export async function dispatchedTo(
  town: Town,
  issue: IssueStory,
  { unit }: Handler = CITY_MANAGEMENT,
): Promise<void> {
  const dueAt = town.clock.in({ days: 3 });
  await town.as('派单员').order(issue, 'DispatchIssue', { lead: unit, dueAt });
}

/** The unit takes it up and reports it done; it is checked, told, rated and archived. */
export async function toTheArchive(
  town: Town,
  issue: IssueStory,
  handler: Handler = CITY_MANAGEMENT,
): Promise<void> {
  await takenUp(town, issue, handler);
  await handledAndTold(town, issue, handler);
  await ratedAndArchived(town, issue);
}

/** A command to the directory, by its administrator. */
export const inDirectory = (town: Town, command: string, fields: Fields): Promise<unknown> =>
  Promise.resolve(town.as('admin').post(`/directory/commands/${command}`, fields));

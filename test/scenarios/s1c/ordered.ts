import type { IssueStory, Town } from '../harness/index.js';
import { ratedAndArchived, type Handler } from '../harness/ending.js';

/** What a community asks for, and of whom. */
export interface Request {
  readonly profile: string;
  readonly category: string;
  readonly need: string;
  readonly tried: string;
  readonly offer?: string;
}

export const LIUYIN = 'demo-heping-liuyin';

/** Taken in, and asked for by the community (点单). */
export async function requested(
  town: Town,
  issue: IssueStory,
  { profile, category, need, tried, offer }: Request,
): Promise<void> {
  const dueAt = town.clock.in({ days: 15 });
  const accepted = { category, territory: LIUYIN, profile, dueAt };
  await town.as('话务员').order(issue, 'AcceptIssue', accepted);
  await town
    .as('柳荫社区')
    .order(issue, 'PlaceRequest', { need, tried, ...(offer !== undefined && { offer }) });
}

/** 下单 and 响应: the street orders the department, which promises plan and day. */
export async function orderedAndAnswered(
  town: Town,
  issue: IssueStory,
  { unit, name }: Handler,
): Promise<void> {
  await town.as('和平街道').order(issue, 'IssueOrder', { units: [unit], basis: '社区点单' });
  await town.as(name).order(issue, 'RespondToOrder', {
    unit,
    answer: 'ACCEPT',
    plan: '三日内到社区办理',
    promisedAt: town.clock.in({ days: 3 }),
    contactPerson: '刘洋',
  });
}

/** From the result to the archive, with the community's comment (评单). */
export async function commentedAndArchived(town: Town, issue: IssueStory): Promise<string> {
  await town
    .as('柳荫社区')
    .order(issue, 'CommentOnResult', { satisfaction: 'SATISFIED', comment: '居民满意' });
  await ratedAndArchived(town, issue);
  return issue.phase(town.as('话务员'));
}

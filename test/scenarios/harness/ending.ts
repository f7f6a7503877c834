import type { IssueStory, Town } from './index.js';

/** Who handles a matter of these stories, by unit and by the name stories use. */
export interface Handler {
  readonly unit: string;
  readonly name: string;
}

/** The unit signs and speaks with who asked. Gives its assignment. */
export async function takenUp(
  town: Town,
  issue: IssueStory,
  { unit, name }: Handler,
): Promise<string> {
  const assignment = await issue.assignmentOf(unit, town.as('话务员'));
  await town.as(name).order(issue, 'SignAssignment', { assignment });
  await town.as(name).order(issue, 'RecordContact', { assignment, method: 'phone', reached: true });
  return assignment;
}

/** The unit reports the matter done; another checks, and the result is told. */
export async function handledAndTold(
  town: Town,
  issue: IssueStory,
  { unit, name }: Handler,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const assignment = await issue.assignmentOf(unit, town.as('话务员'));
  const handler = town.as(name);
  const done = { assignment, result: '已办结', outcome: 'RESOLVED', ...more };
  await handler.order(issue, 'CompleteHandling', done);
  await town.as('核查员').order(issue, 'VerifyResult', { passed: true, note: '现场已核' });
  const told = { content: '已办结，请您查看', method: 'phone', reached: true };
  await handler.order(issue, 'FeedBack', told);
}

/** The appellant is called and rates; the matter is closed and archived when nobody reopens it. */
export async function ratedAndArchived(town: Town, issue: IssueStory): Promise<void> {
  await town.as('回访员').order(issue, 'MakeCallback', { reached: true });
  await town.as('回访员').order(issue, 'SubmitEvaluation', {
    contacted: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
  });
  await town.as('话务员').order(issue, 'CloseIssue');
  await town.clock.advance({ days: 31 });
}

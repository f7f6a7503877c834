import type { IssueStory, Town } from './index.js';

/** The appellant is called and is content; others may rate from now on. */
export async function evaluated(town: Town, issue: IssueStory): Promise<void> {
  const caller = town.as('回访员');
  await caller.order(issue, 'MakeCallback', { reached: true });
  await caller.order(issue, 'SubmitEvaluation', {
    ...{ contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' },
  });
}

/** Closed, and archived when the time to reopen it is over. */
export async function closedAndArchived(town: Town, issue: IssueStory): Promise<void> {
  await town.as('话务员').order(issue, 'CloseIssue');
  await town.clock.advance({ days: 31 });
}

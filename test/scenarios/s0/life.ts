import type { IssueStory, Person, Town } from '../harness/index.js';
import { handledAndTold, ratedAndArchived, takenUp, type Handler } from '../harness/ending.js';

/** How a matter of these stories is taken in. */
export interface TakenIn {
  readonly category: string;
  readonly territory: string;
  readonly profile: string;
  readonly complexity?: string;
  readonly tags?: readonly string[];
}

/** The hotline takes the matter in and sends it to a unit. */
export async function sentTo(
  town: Town,
  issue: IssueStory,
  acceptance: TakenIn,
  units: { readonly lead: string; readonly assists?: readonly string[] },
): Promise<void> {
  const agent = town.as('话务员');
  await agent.order(issue, 'AcceptIssue', { ...acceptance });
  await agent.order(issue, 'DispatchIssue', { ...units, dueAt: town.clock.in({ days: 5 }) });
}

/** From the signature of the unit to the archive. Gives the phase it ends in. */
export async function archivedBy(town: Town, issue: IssueStory, handler: Handler): Promise<string> {
  await takenUp(town, issue, handler);
  await handledAndTold(town, issue, handler);
  await ratedAndArchived(town, issue);
  return issue.phase(town.as('话务员'));
}

/** The same for somebody the sample district does not have. Gives the phase it ends in. */
export async function archivedByTeam(
  town: Town,
  issue: IssueStory,
  unit: string,
  team: Person,
): Promise<string> {
  const assignment = await issue.assignmentOf(unit, town.as('话务员'));
  await team.order(issue, 'SignAssignment', { assignment });
  await team.order(issue, 'RecordContact', { assignment, method: 'visit', reached: true });
  const done = { assignment, result: '已办结', outcome: 'RESOLVED' };
  await team.order(issue, 'CompleteHandling', done);
  await town.as('核查员').order(issue, 'VerifyResult', { passed: true });
  const told = { content: '已办结', method: 'phone', reached: true };
  await town.as('话务员').order(issue, 'FeedBack', told);
  await ratedAndArchived(town, issue);
  return issue.phase(town.as('话务员'));
}

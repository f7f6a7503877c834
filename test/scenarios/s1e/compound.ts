import { IssueStory, type Person, type Town } from '../harness/index.js';

export const COMMUNITY = 'demo-heping-liuyin';
export const COMPOUND = `${COMMUNITY}-yuan`;
export const PROPERTY = 'property-anju';
export const MATTER = 'housing.property-service';

/** Somebody who lives in the compound. */
export const neighbour = (town: Town, login: string): Person =>
  town.hire(login, '居民', { roles: ['RESIDENT'] });

/** An issue that a side stream made. */
export const issueOf = (town: Town, id = ''): IssueStory =>
  new IssueStory(id, {}, () => town.settle());

/** The property company signs, does it, and another checks; the result is told. */
export async function handledByProperty(town: Town, issue: IssueStory): Promise<void> {
  const property = town.as('物业');
  const assignment = await issue.assignmentOf(PROPERTY, town.as('话务员'));
  const { assignments } = (await issue.seenBy(town.as('话务员'))) as {
    assignments: { id: string; status: string }[];
  };
  if (assignments.some(({ id, status }) => id === assignment && status === 'PENDING_SIGN'))
    await property.order(issue, 'SignAssignment', { assignment });
  const done = { assignment, result: '已修好', outcome: 'RESOLVED' };
  await property.order(issue, 'CompleteHandling', done);
  await town.as('党支部').order(issue, 'VerifyResult', { passed: true });
  const told = { content: '已修好，请查看', method: 'visit', reached: true };
  await property.order(issue, 'FeedBack', told);
}

const HAPPY = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };

/** Rated by a caller, or by who reported it; closed, and archived when nobody reopens it. */
export async function ratedAndArchived(
  town: Town,
  issue: IssueStory,
  resident?: Person,
): Promise<string> {
  const rater = resident ?? town.as('回访员');
  await rater.order(issue, 'SubmitEvaluation', HAPPY);
  await town.as('话务员').order(issue, 'CloseIssue');
  await town.clock.advance({ days: 31 });
  return issue.phase(town.as('话务员'));
}

/** The kinds of what happened, in order. */
export const kindsOf = async (
  told: { timeline(person: Person): Promise<readonly { readonly type: string }[]> },
  person: Person,
): Promise<readonly string[]> => (await told.timeline(person)).map(({ type }) => type);

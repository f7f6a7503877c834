import type { IssueStory, Person } from './index.js';

/** The id of the last whistle of an issue. @throws Error where none was blown */
export async function whistleOf(issue: IssueStory, person: Person): Promise<string> {
  const blown = (await issue.timeline(person)).filter(({ type }) => type === 'WhistleBlown').at(-1);
  if (blown === undefined) throw new Error('Nobody has blown');
  return String(blown.data['whistle']);
}

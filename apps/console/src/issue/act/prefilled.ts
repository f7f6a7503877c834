import type { Issue } from '../use-issue.js';
import type { CommandName } from '../../forms/addresses.js';
import type { Entered } from '../../forms/body.js';

/** Measures that press a unit: most often the one that leads. */
const PRESSING: readonly CommandName[] = [
  'Remind',
  'OrderSupervision',
  'IssueCard',
  'InterviewUnit',
  'ListCase',
];

/** What is most likely meant; everything can be changed. */
export function prefilled(command: CommandName, matter: Issue): Entered {
  if (PRESSING.includes(command)) return { unit: matter.leadUnit };
  switch (command) {
    case 'AcceptIssue':
      return { category: matter.category, territory: matter.territory };
    default:
      return {};
  }
}

import type { WorkingCalendar } from '@shaodao/deadlines';
import type { Fact } from './fact.js';
import type { IssueFacts } from './issue-facts.js';
import { assignmentFacts } from './told/assignments.js';
import { callbackFacts, checkFacts, feedbackFacts } from './told/hearing.js';
import { issueFact } from './told/issue.js';
import { ledgerFacts, requestFacts, supervisionFacts } from './told/requests.js';
import { callFacts, ratingFacts, whistleFacts } from './told/whistles.js';

/**
 * Everything countable that an issue's stream has told so far.
 * @param calendar measures working minutes; without one they are not known.
 */
export function factsOf(issue: IssueFacts, calendar?: WorkingCalendar): readonly Fact[] {
  return [
    issueFact(issue, calendar),
    ...assignmentFacts(issue, calendar),
    ...callbackFacts(issue),
    ...feedbackFacts(issue),
    ...checkFacts(issue),
    ...callFacts(issue, calendar),
    ...whistleFacts(issue),
    ...ratingFacts(issue),
    ...requestFacts(issue),
    ...ledgerFacts(issue),
    ...supervisionFacts(issue),
  ];
}

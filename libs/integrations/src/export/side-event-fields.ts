/**
 * What of the facts of side streams' events leaves, by the name of the field. Whatever is not named
 * here stays: their texts are sealed, and in some of them a code says more than it seems to.
 */

/** Codes, terms, instants: leave as they are. */
export const SIDE_FACTS: ReadonlySet<string> = new Set([
  ...['issue', 'issues', 'id', 'category', 'version', 'playbook', 'kind', 'period'],
  ...['territory', 'unit', 'units', 'lead', 'assists', 'court', 'channel', 'mode', 'occasion'],
  ...['tier', 'from', 'to', 'because', 'phase', 'step', 'round', 'level', 'state', 'status'],
  ...['meetingType', 'instrument', 'pactKind', 'hostKind', 'method', 'scaleVersion', 'topic'],
  ...['outcome', 'verdict', 'grade', 'factor', 'grades', 'scores', 'score', 'item', 'items'],
  ...['session', 'agreement', 'resolution', 'task', 'tasks', 'alert', 'seats', 'figures'],
  ...['at', 'until', 'dueAt', 'performBy', 'remedyBy', 'confirmBy', 'appealUntil', 'effectiveAt'],
  ...['heldAt', 'since', 'after', 'categories'],
]);

/** Numbers and yes or no leave under any name but these. */
export const SIDE_PLACES: ReadonlySet<string> = new Set(['latitude', 'longitude']);

/** People: leave under pseudonyms, whoever exports. */
export const SIDE_PEOPLE: ReadonlySet<string> = new Set([
  ...['person', 'persons', 'party', 'parties', 'silent', 'mediator', 'mediators', 'wise'],
  ...['witness', 'member', 'members', 'present', 'chair', 'host', 'rater', 'raters', 'ratee'],
  ...['ratees', 'owner', 'household', 'handler'],
]);

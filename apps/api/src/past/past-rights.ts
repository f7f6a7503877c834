import type { Actor } from '@shaodao/decider';
import type { Action, IssueFacts, Query } from '@shaodao/identity';
import type { BoardScope, HiddenFrom } from '@shaodao/read-models';
import { boardScope, denied, hiddenFrom, must, type Lists } from '../queries/reading-rights.js';

/**
 * Who may look back at what (docs/decisions/0016): the reader's rights are those of today, the trees
 * they reach over are those of the day looked at. Reports of wrongdoing stay hidden from a unit they
 * accuse by either day's tree, so that no choice of a day shows one.
 */

/** What may not reach the actor by the tree of then or of today. */
export function hiddenThen(actor: Actor, then: Lists, today: Lists): HiddenFrom {
  const units = [then, today].flatMap((lists) => hiddenFrom(actor, lists).units);
  return { units: [...new Set(units)], person: actor.person };
}

/** As `boardScope`, of a moment. @throws Problem 403 where it is empty by role */
export function boardScopeThen(actor: Actor, query: Query, then: Lists, today: Lists): BoardScope {
  return { ...boardScope(actor, query, then), hiddenFrom: hiddenThen(actor, then, today) };
}

/** As `must`, of a moment. @throws Problem 403 */
export function mustThen(
  actor: Actor,
  action: Action,
  facts: IssueFacts,
  then: Lists,
  today: Lists,
): void {
  must(actor, action, facts, then);
  const { accusedUnit, reporter, subject } = facts;
  const isOwn = reporter === actor.person || subject === actor.person;
  const { units } = hiddenThen(actor, then, today);
  if (accusedUnit !== undefined && !isOwn && units.includes(accusedUnit))
    throw denied('OUT_OF_SCOPE');
}

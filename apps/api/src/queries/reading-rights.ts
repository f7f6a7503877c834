import type { Actor } from '@shaodao/decider';
import {
  ACCESS_SENTENCES,
  decideAccess,
  listScope,
  mayEver,
  type AccessRefusalCode,
  type Action,
  type IssueFacts,
  type Query,
  type Trees,
} from '@shaodao/identity';
import type { BoardRow, BoardScope, HiddenFrom } from '@shaodao/read-models';
import { Problem } from '../http/problem.js';

/** The trees of the directory, with a code and everything below it. */
export interface Lists extends Trees {
  territoriesWithin(code: string): readonly string[];
  unitsWithin(code: string): readonly string[];
  /** The unit, then its parent, up to the root. */
  unitLineage(code: string): readonly string[];
}

/** @throws Problem 403 where no role of the post may ever do this */
export function mustEver(actor: Actor, action: Action): void {
  if (!mayEver(actor, action)) throw denied('ROLE_NOT_ALLOWED');
}

/** @throws Problem 403 where the actor may not do this to an issue with these facts */
export function must(actor: Actor, action: Action, facts: IssueFacts, trees: Trees): void {
  const access = decideAccess(actor, action, facts, trees);
  if (!access.allowed) throw denied(access.code);
}

/**
 * The actor's share of the board: what `decideAccess` says of each row, said for all at once.
 * @throws Problem 403 where it is empty by role
 */
export function boardScope(actor: Actor, query: Query, lists: Lists): BoardScope {
  mustEver(actor, query);
  const { all, territories, units, reporter } = listScope(actor, query);
  if (!all && territories.length === 0 && units.length === 0 && reporter === undefined)
    throw denied('OUT_OF_SCOPE');
  return {
    all,
    territories: territories.flatMap((code) => lists.territoriesWithin(code)),
    units: units.flatMap((code) => lists.unitsWithin(code)),
    hiddenFrom: hiddenFrom(actor, lists),
    ...(reporter === undefined ? {} : { person: reporter }),
  };
}

/** What may not reach the actor: matters that accuse their unit or one above it. */
export function hiddenFrom({ unit, person }: Actor, lists: Lists): HiddenFrom {
  return { units: unit === undefined ? [] : lists.unitLineage(unit), person };
}

/** What decides about access, as the board knows it. */
export function factsOf(row: BoardRow): IssueFacts {
  const { territory, units, leadUnit, reporter, subject, accusedUnit, confidentiality } = row;
  return { territory, units, leadUnit, reporter, subject, accusedUnit, confidentiality };
}

/** The 403 with the sentence of its code. */
export function denied(code: AccessRefusalCode): Problem {
  return new Problem(403, code, { sentence: ACCESS_SENTENCES[code] });
}

import type { Fact, LeftOut } from '@shaodao/assessment';
import { factKey } from './told.js';

/** True for a fact that a granted appeal took out; mediations and figures given count on. */
export function isLeftOut(fact: Fact, leftOut: readonly LeftOut[]): boolean {
  if (fact.kind === 'MEDIATION' || fact.kind === 'EXTERNAL') return false;
  return leftOut.some(
    ({ issue, fact: named }) =>
      issue === fact.issue && (named === undefined || named === factKey(fact)),
  );
}

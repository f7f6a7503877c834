import { Problem } from './problem.js';

/** A stream revision as an entity tag. */
export const etagOf = (revision: number): string => `"${revision}"`;

/**
 * The revision of an `If-Match` header; undefined where there is none or it is `*`. Weak tags and
 * lists are refused: a command is about one revision.
 */
export function expectedRevision(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const revision = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (revision === undefined) throw new Problem(400, 'IF_MATCH_INVALID');
  return Number(revision);
}

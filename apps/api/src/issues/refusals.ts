import type { Refusal } from '@shaodao/decider';
import { refusalSentence } from '@shaodao/doors';
import { ACCESS_SENTENCES } from '@shaodao/identity';
import { REJECTIONS, isRejectionCode, type Names } from '@shaodao/issue';
import { Problem } from '../http/problem.js';
import { etagOf } from '../http/revision-header.js';

/**
 * 403 where the policy says no, 404 for an issue that is not there, 409 where it is not possible now,
 * 422 where never so.
 */
export function refusalStatus({ code }: Refusal): number {
  if (code === 'ISSUE_UNKNOWN') return 404;
  if (Object.hasOwn(ACCESS_SENTENCES, code)) return 403;
  if (!isRejectionCode(code)) return 409;
  return REJECTIONS[code].class === 'guard' ? 409 : 422;
}

/** A refusal as the caller gets it, with the revision it was decided on where that is known. */
export function refusalProblem(refusal: Refusal, names: Names, revision?: number): Problem {
  const sentence = refusalSentence(refusal, names);
  return new Problem(refusalStatus(refusal), refusal.code, {
    ...(refusal.params === undefined ? {} : { params: refusal.params }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(revision === undefined ? {} : { headers: { etag: etagOf(revision) } }),
  });
}

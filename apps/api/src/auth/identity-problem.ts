import { type IdentityRefused, type IdentityRefusalCode } from '@shaodao/identity';
import { Problem } from '../http/problem.js';

const STATUS: Partial<Record<IdentityRefusalCode, number>> = {
  TOO_MANY_ATTEMPTS: 429,
  POST_REQUIRED: 403,
  POST_UNKNOWN: 403,
};

/** What somebody gets who was not let in: 401 unless the person is known but the post is not. */
export function identityProblem(error: IdentityRefused): Problem {
  const status = STATUS[error.code] ?? 401;
  return new Problem(status, error.code, {
    sentence: error.sentence,
    headers: {
      ...(status === 401 ? { 'www-authenticate': challenge(error.code) } : {}),
      ...(error.retryAfterSeconds === undefined
        ? {}
        : { 'retry-after': String(Math.ceil(error.retryAfterSeconds)) }),
    },
  });
}

/** The 401 for a request without any token. */
export function unauthenticated(): Problem {
  return new Problem(401, 'UNAUTHENTICATED', {
    headers: { 'www-authenticate': 'Bearer realm="shaodao"' },
  });
}

const challenge = (code: string): string =>
  `Bearer realm="shaodao", error="invalid_token", error_description="${code}"`;

import { type IdentityRefused, type IdentityRefusalCode } from '@shaodao/identity';
import type { Sentence } from '@shaodao/platform';
import { Problem } from '../http/problem.js';
import { ACTING_AS_HEADER } from './caller.js';

const STATUS: Partial<Record<IdentityRefusalCode, number>> = {
  TOO_MANY_ATTEMPTS: 429,
  POST_REQUIRED: 403,
  POST_UNKNOWN: 403,
  PASSWORD_CHANGE_REQUIRED: 403,
};

/** What somebody gets who was not let in: 401 unless the person is known but the post is not. */
export function identityProblem(error: IdentityRefused): Problem {
  const status = STATUS[error.code] ?? 401;
  return new Problem(status, error.code, {
    ...(error.posts.length === 0
      ? { sentence: error.sentence }
      : {
          sentence: withPosts(error),
          params: { header: ACTING_AS_HEADER, posts: [...error.posts] },
        }),
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

/** Says also where to name the post, and which there are to choose from. */
function withPosts({ sentence, posts }: IdentityRefused): Sentence {
  return {
    zh: `${sentence.zh}请用 ${ACTING_AS_HEADER} 报头写明岗位，可选：${posts.join('、')}。`,
    en: `${sentence.en} Name the post in the header ${ACTING_AS_HEADER}, one of: ${posts.join(', ')}.`,
  };
}

const challenge = (code: string): string =>
  `Bearer realm="shaodao", error="invalid_token", error_description="${code}"`;

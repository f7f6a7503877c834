import type { Sentence } from '@shaodao/platform';

/** What the person who was not let in is told, by code. */
export const IDENTITY_SENTENCES = {
  CREDENTIALS_WRONG: { zh: '用户名或密码不正确。', en: 'The login or the password is wrong.' },
  TOO_MANY_ATTEMPTS: {
    zh: '连续登录失败次数过多，请稍后再试。',
    en: 'Too many failed logins in a row; wait before the next try.',
  },
  TOKEN_INVALID: { zh: '登录凭证无效，请重新登录。', en: 'The token is not valid; log in again.' },
  TOKEN_EXPIRED: { zh: '登录已过期，请重新登录。', en: 'The login has expired; log in again.' },
  TOKEN_REVOKED: { zh: '登录已失效，请重新登录。', en: 'The login was ended; log in again.' },
  ACCOUNT_DISABLED: {
    zh: '账号已停用，请联系管理员。',
    en: 'The account is disabled; ask the administrator.',
  },
  ACCOUNT_UNKNOWN: { zh: '没有这个账号。', en: 'There is no such account.' },
  ACCOUNT_INVALID: {
    zh: '账号须有用户名、姓名和至少一个岗位，岗位编号不得重复。',
    en: 'An account needs a login, a name and at least one post, each with its own id.',
  },
  LOGIN_TAKEN: { zh: '用户名已被使用。', en: 'The login is taken.' },
  PASSWORD_TOO_SHORT: {
    zh: '密码长度须为 10 至 128 个字符。',
    en: 'A password has 10 to 128 characters.',
  },
  POST_REQUIRED: {
    zh: '您有多个岗位，请说明以哪个岗位操作。',
    en: 'You hold several posts; say as which you act.',
  },
  POST_UNKNOWN: { zh: '您没有这个岗位。', en: 'You do not hold this post.' },
} as const satisfies Record<string, Sentence>;

export type IdentityRefusalCode = keyof typeof IDENTITY_SENTENCES;

/** Why somebody was not let in. The code is stable; the sentence is for the person. */
export class IdentityRefused extends Error {
  override readonly name = 'IdentityRefused';
  readonly sentence: Sentence;

  constructor(
    readonly code: IdentityRefusalCode,
    /** Only with TOO_MANY_ATTEMPTS. */
    readonly retryAfterSeconds?: number,
    /** Only with POST_REQUIRED and POST_UNKNOWN: ids of the posts the person holds. */
    readonly posts: readonly string[] = [],
  ) {
    super(IDENTITY_SENTENCES[code].en);
    this.sentence = IDENTITY_SENTENCES[code];
  }
}

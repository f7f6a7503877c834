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
  PASSWORD_CHANGE_REQUIRED: {
    zh: '当前密码是管理员设置的，请先以 POST /me/password 换成自己的密码。',
    en: 'Your password was set by the administrator; replace it first by POST /me/password.',
  },
  OLD_PASSWORD_WRONG: { zh: '原密码不正确。', en: 'The old password is wrong.' },
  PASSWORD_UNCHANGED: {
    zh: '新密码与原密码相同，请换一个。',
    en: 'The new password is the old one; choose another.',
  },
  OWN_ACCOUNT: {
    zh: '不得变更自己的账号，请由另一名管理员办理；改密码请用 POST /me/password。',
    en: 'Nobody changes their own account; ask another administrator. For the password use POST /me/password.',
  },
  POST_TAKEN: {
    zh: '该账号已有这个编号的岗位，请换一个编号。',
    en: 'The account has a post of this id already; choose another.',
  },
  LAST_POST: {
    zh: '这是该账号唯一的岗位；不再使用时请停用账号。',
    en: 'It is the only post of the account; lock the account where it is not needed any more.',
  },
  ALREADY_LOCKED: { zh: '该账号已经停用。', en: 'The account is locked already.' },
  NOT_LOCKED: { zh: '该账号没有停用。', en: 'The account is not locked.' },
  ROLE_NOT_FOR_PERSONS: {
    zh: '角色 SYSTEM 只供系统自身使用，不能授予账号。',
    en: 'The role SYSTEM belongs to the house itself; no account is given it.',
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

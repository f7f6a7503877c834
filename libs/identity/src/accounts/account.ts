import type { Actor } from '@shaodao/decider';
import { IdentityRefused } from '../refusal.js';
import type { Role } from '../roles.js';

/** A post a person holds: what they may do, for which unit, in which territory. */
export interface Post {
  /** Unique in the account; the person says it to act in this post. */
  readonly id: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly unit?: string;
  readonly territory?: string;
}

export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
  readonly posts: readonly Post[];
}

export interface Account extends NewAccount {
  readonly id: string;
  readonly disabled: boolean;
}

/** Who is calling, in which post. */
export interface Caller {
  /** Present where somebody without an account calls; `issue`: the only matter they reach. */
  readonly visit?: { readonly issue?: string };
  readonly account: Account;
  readonly actor: Actor;
  readonly posts: readonly Post[];
}

/** The actor that goes into events: ids and roles, no name. */
export function actorIn(account: Account, post: Post): Actor {
  return {
    person: account.id,
    post: post.id,
    roles: post.roles,
    ...(post.unit === undefined ? {} : { unit: post.unit }),
    ...(post.territory === undefined ? {} : { territory: post.territory }),
  };
}

/** Logins are compared without regard to case and width (ＡＢ = ab). */
export function canonicalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/**
 * An account that can be made: login in its canonical form.
 * @throws IdentityRefused ACCOUNT_INVALID
 */
export function checkedAccount(account: NewAccount): NewAccount {
  const { posts } = account;
  const login = canonicalLogin(account.login);
  const displayName = account.displayName.trim();
  const ids = new Set(posts.map((post) => post.id));
  if (login === '' || displayName === '' || posts.length === 0 || ids.size < posts.length)
    throw new IdentityRefused('ACCOUNT_INVALID');
  return { login, displayName, posts };
}

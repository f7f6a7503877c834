import type { Account, Post } from './account-orders.js';

/** One thing that is otherwise about an account. */
export type AccountDifference =
  | { readonly what: 'made' | 'locked' | 'unlocked' | 'mustChange' }
  | { readonly what: 'postGiven' | 'postEnded'; readonly post: Post };

/** What a deed changes about an account, as it was and as it will be; `before` absent: it is new. */
export function accountDifference(
  before: Account | undefined,
  after: Account,
): readonly AccountDifference[] {
  const held = before?.posts ?? [];
  const isIn = (posts: readonly Post[], { id }: Post): boolean =>
    posts.some((post) => post.id === id);
  const given = after.posts.filter((post) => !isIn(held, post));
  const ended = held.filter((post) => !isIn(after.posts, post));
  const wasLocked = before?.disabled === true;
  return [
    ...(before === undefined ? [{ what: 'made' } as const] : []),
    ...given.map((post) => ({ what: 'postGiven', post }) as const),
    ...ended.map((post) => ({ what: 'postEnded', post }) as const),
    ...(after.disabled === wasLocked
      ? []
      : [{ what: after.disabled ? 'locked' : 'unlocked' } as const]),
    ...(after.mustChangePassword && before?.mustChangePassword !== true
      ? [{ what: 'mustChange' } as const]
      : []),
  ];
}

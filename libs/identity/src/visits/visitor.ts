import type { Caller, Post } from '../accounts/account.js';
import type { VisitClaims } from './visit-signer.js';

/** The one post of somebody who has no account. */
export const VISITOR_POST: Post = { id: 'visitor', title: '居民', roles: ['RESIDENT'] };

/** A visit as the doors know callers: a resident like any other, under the subject's own id. */
export function visitorOf({ person, issue }: VisitClaims): Caller {
  const { id, roles } = VISITOR_POST;
  return {
    account: {
      ...{ id: person, login: 'visitor', displayName: VISITOR_POST.title, disabled: false },
      posts: [VISITOR_POST],
    },
    actor: { person, post: id, roles },
    posts: [VISITOR_POST],
    visit: issue === undefined ? {} : { issue },
  };
}

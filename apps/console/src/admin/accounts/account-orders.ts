import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';

export type Account = components['schemas']['ManagedAccount'];
export type Post = Account['posts'][number];

/** What may be done to accounts. */
export type Deed =
  | { readonly is: 'create' }
  | { readonly is: 'givePost' | 'lock' | 'unlock' | 'reset'; readonly account: Account }
  | { readonly is: 'endPost'; readonly account: Account; readonly post: string };

/** What is filled in for a deed; each needs a part of it. */
export interface Filled {
  readonly login: string;
  readonly displayName: string;
  readonly post: Post;
  readonly reason: string;
}

/** The account as it is after a deed, and the first password where one was made. */
export interface Outcome {
  readonly account: Account;
  readonly password?: string;
}

/** Carries a deed out; under `Shaodao-Rehearsal` it only tells how the account would be. */
export async function orderAccount(
  deed: Deed,
  { login, displayName, post, reason }: Filled,
  header: { readonly 'Idempotency-Key': string; readonly 'Shaodao-Rehearsal'?: 'true' },
): Promise<Outcome> {
  if (deed.is === 'create') {
    const body = { login, displayName, post: withoutGaps(post) };
    return answered((await api.POST('/accounts', { params: { header }, body })).data);
  }
  const path = { account: deed.account.id };
  const params = { path, header };
  switch (deed.is) {
    case 'givePost': {
      const body = withoutGaps(post);
      return changed((await api.POST('/accounts/{account}/posts', { params, body })).data);
    }
    case 'endPost': {
      const { data } = await api.POST('/accounts/{account}/posts/{post}/ending', {
        params: { path: { ...path, post: deed.post }, header },
        body: { reason },
      });
      return changed(data);
    }
    case 'lock': {
      const { data } = await api.POST('/accounts/{account}/locking', { params, body: { reason } });
      return changed(data);
    }
    case 'unlock': {
      const { data } = await api.POST('/accounts/{account}/unlocking', {
        params,
        body: { reason },
      });
      return changed(data);
    }
    case 'reset': {
      const { data } = await api.POST('/accounts/{account}/password-reset', {
        params,
        body: { reason },
      });
      return answered(data);
    }
  }
}

function answered(outcome: Outcome | undefined): Outcome {
  if (outcome === undefined) throw new Error('There is no answer about the account');
  return outcome;
}

const changed = (account: Account | undefined): Outcome =>
  answered(account === undefined ? undefined : { account });

/** What was left empty is absent. */
function withoutGaps({ id, title, roles, unit, territory }: Post): {
  id: string;
  title: string;
  roles: Post['roles'][number][];
  unit?: string;
  territory?: string;
} {
  return {
    ...{ id, title, roles: [...roles] },
    ...(unit === undefined ? {} : { unit }),
    ...(territory === undefined ? {} : { territory }),
  };
}

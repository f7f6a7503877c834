import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/document.js';
import { Unreachable } from '../api/problem.js';
import { ME_KEY } from './session.js';
import { useSession } from './use-session.js';

export type Me = components['schemas']['Me'];

/** Who is logged in, as which post, and which others there are. */
export function useMe(): { readonly me: Me | undefined; readonly error: Error | null } {
  const here = useSession();
  const { data, error } = useQuery({
    queryKey: ['me', here?.token, here?.post],
    queryFn: ({ signal }) => askMe(`${here?.token ?? ''} ${here?.post ?? ''}`, signal),
    staleTime: Infinity,
  });
  return { me: data, error };
}

interface KeptMe {
  readonly whose: string;
  readonly me: Me;
}

/** Who one is; without a line, what the server said to this very login and post before. */
async function askMe(whose: string, signal: AbortSignal): Promise<Me | undefined> {
  try {
    const { data: me } = await api.GET('/me', { signal });
    if (me !== undefined) localStorage.setItem(ME_KEY, JSON.stringify({ whose, me }));
    return me;
  } catch (failure) {
    const kept = localStorage.getItem(ME_KEY);
    if (!(failure instanceof Unreachable) || kept === null) throw failure;
    const known = JSON.parse(kept) as KeptMe;
    if (known.whose !== whose) throw failure;
    return known.me;
  }
}

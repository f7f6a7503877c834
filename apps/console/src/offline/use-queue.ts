import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMe } from '../session/use-me.js';
import { onQueue, queueOf } from './queue.js';
import type { QueuedOrder } from './queued-order.js';

const NONE: readonly QueuedOrder[] = [];

/** What this person has not sent, has put aside or has sent today; newest last. */
export function useQueue(): readonly QueuedOrder[] {
  const { me } = useMe();
  const queries = useQueryClient();
  const account = me?.account.id ?? '';
  useEffect(
    () =>
      onQueue(() => {
        void queries.invalidateQueries({ queryKey: ['queue'] });
      }),
    [queries],
  );
  const { data } = useQuery({
    queryKey: ['queue', account],
    queryFn: () => queueOf(account),
    networkMode: 'always',
  });
  return data ?? NONE;
}

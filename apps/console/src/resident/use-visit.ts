import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { keepSession, type Session } from '../session/session.js';
import { useSession } from '../session/use-session.js';

/** True for somebody who is here without an account. */
export const isVisit = ({ token }: Session): boolean => token.startsWith('visit.');

/** A login of the server as this browser keeps it. */
export function keepVisit({ token, expiresAt, posts, issue }: Begun): void {
  const [post] = posts;
  keepSession({
    ...{ token, expiresAt },
    ...(post === undefined ? {} : { post: post.id }),
    ...(issue === undefined ? {} : { issue }),
  });
}

interface Begun {
  readonly token: string;
  readonly expiresAt: string;
  readonly posts: readonly { readonly id: string }[];
  readonly issue?: string | undefined;
}

/**
 * Somebody who may report: logged in, or let in without an account as soon as this is asked. Who came to
 * look at one matter comes anew.
 */
export function useReporter(): {
  readonly session: Session | undefined;
  readonly error: Error | null;
  readonly again: () => void;
} {
  const here = useSession();
  const mayReport = here !== undefined && here.issue === undefined;
  const { error, refetch } = useQuery({
    queryKey: ['visit', 'begin'],
    queryFn: async () => {
      const { data } = await api.POST('/visits', { body: {} });
      if (data !== undefined) keepVisit(data);
      return true;
    },
    enabled: !mayReport,
    gcTime: 0,
    retry: false,
  });
  return { session: mayReport ? here : undefined, error, again: () => void refetch() };
}

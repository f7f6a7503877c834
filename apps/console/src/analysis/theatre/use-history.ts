import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { language } from '../../language/choice.js';
import { useSession } from '../../session/use-session.js';
import type { FieldChange } from './frames.js';
import { linesOf } from './lines.js';

/** One event of a matter as its play tells it. */
export type Told = components['schemas']['TimelineLine'] & {
  readonly event: 'event';
  readonly id?: string;
  /** What of the board's row it changed. */
  readonly fields: readonly FieldChange[];
};

type Matter = NonNullable<Awaited<ReturnType<typeof matterAt>>>;

const matterAt = async (issue: string, asOf: string, signal: AbortSignal) =>
  (await api.GET('/issues/{issue}', { params: { path: { issue }, query: { asOf } }, signal })).data;

/** All that happened to a matter, in the order of the log, as its play tells it. */
export function useHistory(issue: string): {
  readonly events: readonly Told[];
  readonly complete: boolean;
  readonly error: Error | null;
} {
  const here = useSession();
  const [told, setTold] = useState<readonly Told[]>([]);
  const [complete, setComplete] = useState(false);
  const [broken, setBroken] = useState<Error | null>(null);
  const span = useQuery({
    queryKey: ['issue', issue, 'span', language()],
    queryFn: async ({ signal }) => {
      const path = { params: { path: { issue } }, signal };
      const { data } = await api.GET('/issues/{issue}/timeline', path);
      const positions = data?.entries.map(({ position }) => Number(position)) ?? [];
      return { from: Math.min(...positions) - 1, to: Math.max(...positions) };
    },
  });
  const { from, to } = span.data ?? {};
  useEffect(() => {
    if (from === undefined || to === undefined) return;
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const events: Told[] = [];
      const path = `/issues/${issue}/play?from=${from}&to=${to}`;
      const lines = linesOf<Told>(path, { signal: stop.signal, onLost: () => undefined });
      for await (const line of lines) events.push(line);
      if (stop.signal.aborted) return;
      setTold(events);
      setComplete(true);
    };
    read().catch((error: unknown) => {
      if (!stop.signal.aborted) setBroken(error as Error);
    });
    return () => {
      stop.abort();
    };
  }, [issue, from, to, here?.token, here?.post]);
  return { events: told, complete, error: span.error ?? broken };
}

/** A matter as of a moment: an instant or a position of the log. */
export function useMatterAt(
  issue: string,
  asOf: string | undefined,
): { readonly matter: Matter | undefined; readonly error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ['issue', issue, 'asOf', asOf, language()],
    queryFn: ({ signal }) => matterAt(issue, asOf ?? '', signal),
    enabled: asOf !== undefined,
    // The one before stays in sight until the next has come.
    placeholderData: (before) => before,
  });
  return { matter: data, error };
}

import { useEffect, useRef } from 'react';
import { follow } from '../api/live.js';
import { useSession } from '../session/use-session.js';

/** However much happens, a list is drawn anew at this distance, ms. */
const EVERY_MS = 2_000;

/**
 * Calls back when one of the matters this post may see has changed (with their numbers), at most
 * every two seconds; and whenever the line to the server begins.
 */
export function useChanges(onChange: (issues: ReadonlySet<string> | 'any') => void): void {
  const here = useSession();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  }, [onChange]);
  useEffect(() => {
    const stop = new AbortController();
    let changed = new Set<string>();
    let timer: number | undefined;
    void follow('/board/stream', {
      signal: stop.signal,
      onStart: () => {
        latest.current('any');
      },
      onFrame: (_event, data) => {
        const { issues = [] } = data as { readonly issues?: readonly { readonly issue: string }[] };
        for (const { issue } of issues) changed.add(issue);
        timer ??= window.setTimeout(() => {
          timer = undefined;
          latest.current(changed);
          changed = new Set();
        }, EVERY_MS);
      },
    });
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [here?.token, here?.post]);
}

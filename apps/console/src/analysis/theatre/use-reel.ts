import { useEffect, useState } from 'react';
import { useSession } from '../../session/use-session.js';
import type { Frame } from './frames.js';
import { linesOf } from './lines.js';
import { Reel } from './reel.js';

/** While pictures come, the page is drawn anew at this distance. */
const DRAW_EVERY_MS = 200;

/** What is played: a span of the board in pictures of so many seconds. */
export interface Wanted {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** Seconds. */
  readonly step: number;
  readonly territory?: string;
  readonly leadUnit?: string;
}

/** A play as far as it has come. */
export interface Loading {
  readonly reel: Reel;
  /** Milliseconds: up to here all is known. */
  readonly through: number;
  readonly complete: boolean;
  readonly lost: boolean;
  readonly error: Error | undefined;
}

/** Fetches a play as fast as it comes; undefined while nothing is asked for. */
export function useReel(wanted: Wanted | undefined): Loading | undefined {
  const here = useSession();
  const [loading, setLoading] = useState<Loading>();
  const path = wanted === undefined ? undefined : pathOf(wanted);
  useEffect(() => {
    if (path === undefined || wanted === undefined) return;
    const stop = new AbortController();
    const reel = new Reel();
    const begin = Date.parse(wanted.from);
    const end = Date.parse(wanted.to);
    let state: Loading = { reel, through: begin, complete: false, lost: false, error: undefined };
    let drawn = 0;
    const draw = (changes: Partial<Loading>, now = true): void => {
      if (stop.signal.aborted) return;
      state = { ...state, ...changes };
      if (!now && performance.now() - drawn < DRAW_EVERY_MS) return;
      drawn = performance.now();
      setLoading(state);
    };
    draw({});
    const read = async (): Promise<void> => {
      const lines = linesOf<Frame>(path, {
        signal: stop.signal,
        onLost: () => {
          reel.again();
          draw({ lost: true });
        },
      });
      for await (const frame of lines) {
        reel.add(frame);
        if (!frame.more) draw({ through: Date.parse(frame.at.instant), lost: false }, false);
      }
      draw({ through: end, complete: true, lost: false });
    };
    read().catch((error: unknown) => {
      draw({ error: error as Error, lost: false });
    });
    return () => {
      stop.abort();
    };
    // The path says all of what is wanted.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [path, here?.token, here?.post]);
  return path === undefined ? undefined : loading;
}

function pathOf({ from, to, step, territory, leadUnit }: Wanted): string {
  const query = new URLSearchParams({ from, to, step: String(step) });
  if (territory !== undefined) query.set('territory', territory);
  if (leadUnit !== undefined) query.set('leadUnit', leadUnit);
  return `/board/play?${query.toString()}`;
}

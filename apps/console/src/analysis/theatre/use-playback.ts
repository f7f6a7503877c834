import { useCallback, useEffect, useState } from 'react';

/** How many pictures a second may be asked for; the last is as smooth as film. */
export const SPEEDS = [1, 2, 5, 10, 30] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where a play stands, and how it is moved. */
export interface Playback {
  /** Steps from the beginning. */
  readonly tick: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly toggle: () => void;
  readonly pause: () => void;
  /** Jumps; what is out of the span is brought into it. */
  readonly go: (tick: number) => void;
  readonly setSpeed: (speed: Speed) => void;
}

/**
 * Plays from tick to tick on the browser's own frames. It waits at `known` while there is more to
 * come, and stops at `last`.
 */
export function usePlayback({
  first,
  known,
  last,
  pace = 5,
}: {
  readonly first: number;
  /** Pictures a second to begin with. */
  readonly pace?: Speed;
  /** Up to here there is something to show. */
  readonly known: number;
  readonly last: number;
}): Playback {
  const [tick, setTick] = useState(first);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(pace);
  const atEnd = tick >= last;
  const over = playing && atEnd && known >= last;
  const running = playing && !over;
  const go = useCallback(
    (to: number) => {
      // What has come to its end does not begin by itself when somebody looks back.
      if (over) setPlaying(false);
      setTick(Math.min(Math.max(Math.round(to), 0), last));
    },
    [last, over],
  );
  const pause = useCallback(() => {
    setPlaying(false);
  }, []);
  const toggle = useCallback(() => {
    if (!running && atEnd) setTick(0);
    setPlaying(!running);
  }, [running, atEnd]);
  useEffect(() => {
    if (!running) return;
    let before: number | undefined;
    let owed = 0;
    const draw = (now: number): void => {
      // After a tab was out of sight for long, it goes on rather than leaps.
      owed += Math.min(now - (before ?? now), 250) * (speed / 1_000);
      before = now;
      const whole = Math.floor(owed);
      if (whole > 0) {
        owed -= whole;
        setTick((at) => Math.min(at + whole, Math.max(known, at)));
      }
      frame = requestAnimationFrame(draw);
    };
    let frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [running, speed, known]);
  return { tick: Math.min(tick, last), playing: running, speed, toggle, pause, go, setSpeed };
}

/** Space, arrows, Home and End move the play, unless somebody types or moves a control by them. */
export function usePlayKeys({ tick, toggle, go }: Playback, known: number): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target, key, shiftKey } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest('input, textarea, [role=slider]')) return;
      const far = shiftKey ? 10 : 1;
      if (key === ' ') {
        // A button is pressed by it.
        if (target instanceof Element && target.closest('button, a')) return;
        toggle();
      } else if (key === 'ArrowRight') go(Math.min(tick + far, known));
      else if (key === 'ArrowLeft') go(tick - far);
      else if (key === 'Home') go(0);
      else if (key === 'End') go(known);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [tick, toggle, go, known]);
}

import { useEffect, useState } from 'react';

const EVERY_MS = 30_000;

/** What time it is, in milliseconds, half a minute exact: what is left of a limit goes on by itself. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}

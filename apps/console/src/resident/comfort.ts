import { useState } from 'react';

/** How somebody likes to read here; kept in this browser. */
export interface Comfort {
  readonly large: boolean;
  readonly contrast: boolean;
}

const KEY = 'shaodao.comfort';

/** What was chosen here, and how to change it. Nothing chosen: normal type and colours. */
export function useComfort(): readonly [Comfort, (change: Partial<Comfort>) => void] {
  const [comfort, setComfort] = useState(read);
  const change = (facts: Partial<Comfort>): void => {
    const next = { ...comfort, ...facts };
    localStorage.setItem(KEY, JSON.stringify(next));
    setComfort(next);
  };
  return [comfort, change];
}

function read(): Comfort {
  const stored = localStorage.getItem(KEY);
  return {
    large: false,
    contrast: false,
    ...(stored === null ? {} : (JSON.parse(stored) as object)),
  };
}

import { useState } from 'react';
import { rehearse, type Foreseen, type Given } from './send-command.js';

/** What a command would do; asked for, and forgotten as soon as something is changed. */
export interface Foresight {
  readonly foreseen: Foreseen | undefined;
  readonly refused: Error | undefined;
  readonly asking: boolean;
  readonly ask: (given: Given) => Promise<void>;
  readonly forget: () => void;
}

/** Rehearses commands of a dialog. */
export function useForesight(): Foresight {
  const [foreseen, setForeseen] = useState<Foreseen>();
  const [refused, setRefused] = useState<Error>();
  const [asking, setAsking] = useState(false);
  const forget = (): void => {
    setForeseen(undefined);
    setRefused(undefined);
  };
  return {
    foreseen,
    refused,
    asking,
    forget,
    ask: async (given) => {
      forget();
      setAsking(true);
      try {
        setForeseen(await rehearse(given));
      } catch (error) {
        setRefused(error instanceof Error ? error : new Error(String(error)));
      } finally {
        setAsking(false);
      }
    },
  };
}

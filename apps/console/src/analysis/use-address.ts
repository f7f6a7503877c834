import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What a page is set to, as it stands in its address: kept by a reload, sent by a link. */
export interface Address {
  readonly get: (name: string) => string | undefined;
  /** Undefined takes a name away. */
  readonly put: (changes: Readonly<Record<string, string | undefined>>) => void;
}

export function useAddress(): Address {
  const [address, setAddress] = useSearchParams();
  const get = (name: string): string | undefined => address.get(name) ?? undefined;
  const put = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      setAddress(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes))
            if (value === undefined) next.delete(name);
            else next.set(name, value);
          return next;
        },
        { replace: true },
      );
    },
    [setAddress],
  );
  return { get, put };
}

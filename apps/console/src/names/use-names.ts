import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import { useTexts } from '../language/use-texts.js';
import { LASTING } from './lasting.js';

export interface Entry {
  readonly code: string;
  readonly name: string;
  readonly parent?: string;
}

/** The directory's lists by code, as they are named in the reader's language. */
export interface Names {
  readonly units: ReadonlyMap<string, Entry>;
  readonly territories: ReadonlyMap<string, Entry>;
  readonly categories: ReadonlyMap<string, Entry>;
}

interface Listed {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en?: string };
  readonly parent?: string;
}

const NOTHING: Names = { units: new Map(), territories: new Map(), categories: new Map() };

/** Loaded once and kept, also for a time without a line; until then codes stand for themselves. */
export function useNames(): Names {
  useTexts();
  const { data } = useQuery({
    queryKey: ['names', language()],
    queryFn: async ({ signal }): Promise<Names> => {
      const { heard } = await import('../offline/copies.js');
      return (await heard(`names ${language()}`, () => askNames(signal))).value;
    },
    ...LASTING,
  });
  return data ?? NOTHING;
}

async function askNames(signal: AbortSignal): Promise<Names> {
  const [units, territories, categories] = await Promise.all([
    api.GET('/directory/units', { signal }),
    api.GET('/directory/territories', { signal }),
    api.GET('/directory/categories', { signal }),
  ]);
  return {
    units: byCode(units.data?.units ?? []),
    territories: byCode(territories.data?.territories ?? []),
    categories: byCode(categories.data?.categories ?? []),
  };
}

/** The name of a code, or the code where it is not known. */
export const nameIn = (entries: ReadonlyMap<string, Entry>, code: string): string =>
  entries.get(code)?.name ?? code;

function byCode(listed: readonly Listed[]): ReadonlyMap<string, Entry> {
  const name = ({ zh, en }: Listed['name']): string => (language() === 'en' ? (en ?? zh) : zh);
  return new Map(
    listed.map((each) => [
      each.code,
      {
        code: each.code,
        name: name(each.name),
        ...(each.parent === undefined ? {} : { parent: each.parent }),
      },
    ]),
  );
}

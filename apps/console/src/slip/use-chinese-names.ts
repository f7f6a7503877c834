import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { LASTING } from '../names/lasting.js';

interface Named {
  readonly code: string;
  readonly name: { readonly zh: string };
}
type Naming = (code: string | undefined) => string;

/** Names of codes in Chinese, whatever language the reader chose: papers are Chinese. */
export function useChineseNames(): {
  readonly unit: Naming;
  readonly territory: Naming;
  readonly category: Naming;
} {
  const { data } = useQuery({
    queryKey: ['chinese-names'],
    queryFn: async ({ signal }) => {
      const [units, territories, categories] = await Promise.all([
        api.GET('/directory/units', { signal }),
        api.GET('/directory/territories', { signal }),
        api.GET('/directory/categories', { signal }),
      ]);
      return {
        units: units.data?.units ?? [],
        territories: territories.data?.territories ?? [],
        categories: categories.data?.categories ?? [],
      };
    },
    ...LASTING,
  });
  const naming =
    (list: readonly Named[] = []): Naming =>
    (code = '') =>
      list.find((each) => each.code === code)?.name.zh ?? code;
  return {
    unit: naming(data?.units),
    territory: naming(data?.territories),
    category: naming(data?.categories),
  };
}

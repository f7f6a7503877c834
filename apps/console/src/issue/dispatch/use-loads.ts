import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { operations } from '../../api/document.js';

type Units =
  operations['get_directory_units']['responses'][200]['content']['application/json']['units'];

/** What a unit has to do now. */
export type Load = NonNullable<Units[number]['load']>;

/** What each unit has to do now. */
export function useLoads(): ReadonlyMap<string, Load> {
  const { data = [] } = useQuery({
    queryKey: ['loads'],
    queryFn: async ({ signal }) => {
      const query = { active: true, load: true };
      return (await api.GET('/directory/units', { params: { query }, signal })).data?.units;
    },
  });
  return new Map(data.flatMap(({ code, load }) => (load === undefined ? [] : [[code, load]])));
}

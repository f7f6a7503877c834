import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import { LASTING } from '../names/lasting.js';

/** The mechanisms a matter may be taken in under, to choose from. */
export function useProfiles(
  wanted: boolean,
): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useQuery({
    queryKey: ['profiles'],
    queryFn: async ({ signal }) => (await api.GET('/profiles', { signal })).data,
    enabled: wanted,
    ...LASTING,
  });
  return (data?.profiles ?? []).map(({ id, name }) => ({ value: id, label: name[language()] }));
}

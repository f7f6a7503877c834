import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { Calendar } from './calendar.js';

/** The calendars in force today. */
export function useCalendars(): {
  readonly calendars: readonly Calendar[] | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['directory', 'calendars'],
    queryFn: async ({ signal }) => {
      const answer = await api.GET('/directory/calendars', { signal });
      return answer.data?.['calendars'] as readonly Calendar[] | undefined;
    },
  });
  return { calendars: data, error };
}

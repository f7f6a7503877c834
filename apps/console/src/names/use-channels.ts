import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import type { operations } from '../api/document.js';
import { LASTING } from './lasting.js';

type Answer = operations['get_channels']['responses'][200]['content']['application/json'];

/** A way in, with who may report through it. */
export type Channel = Answer['channels'][number];

const NOTHING: readonly Channel[] = [];

/** The ways in that are open; loaded once and kept. */
export function useChannels(): readonly Channel[] {
  const { data } = useQuery({
    queryKey: ['channels'],
    queryFn: async ({ signal }) => (await api.GET('/channels', { signal })).data?.channels,
    ...LASTING,
  });
  return data ?? NOTHING;
}

/** Names ways in; a code that is not known stands for itself. */
export function useChannelName(): (code: string) => string {
  const channels = useChannels();
  return (code) => channels.find((channel) => channel.code === code)?.name[language()] ?? code;
}

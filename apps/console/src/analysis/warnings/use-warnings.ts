import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { follow } from '../../api/live.js';
import { language } from '../../language/choice.js';
import { useSession } from '../../session/use-session.js';
import type { Answer } from '../answer.js';

export type Line = components['schemas']['SideLine'];
export type Curve = Answer<'get_topics_id_curve'>;

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** What an alert shows of itself (docs/early-warning.md). */
export interface AlertView {
  readonly kind: string;
  readonly kindName: Both;
  readonly status: string;
  readonly total: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly reason: Both;
  readonly evidence: readonly { readonly issue: string; readonly at?: string }[];
  readonly unit?: string;
  readonly category?: string;
  readonly topic?: string;
}

/** What is told of one alert; its own kind's part is in `view`. */
export interface AlertShown {
  readonly id: string;
  readonly status: string;
  readonly territory?: string;
  readonly view: AlertView;
}

export interface TopicShown {
  readonly id: string;
  readonly status: string;
  readonly title: string | null;
  readonly territory?: string;
  readonly view: {
    readonly question: string | null;
    readonly categories: readonly string[];
    readonly alert?: string;
  };
}

/** The alerts, kept as they are by the live stream. */
export function useAlerts(over: boolean): {
  readonly alerts: readonly Line[] | undefined;
  readonly error: Error | null;
} {
  const queries = useQueryClient();
  const here = useSession();
  const { data, error } = useQuery({
    queryKey: ['alerts', over],
    queryFn: async ({ signal }) => {
      const query = { limit: 200, ...(over ? {} : { over: false }) };
      return (await api.GET('/alerts', { params: { query }, signal })).data?.streams;
    },
  });
  useEffect(() => {
    const stop = new AbortController();
    const refresh = (): void => void queries.invalidateQueries({ queryKey: ['alerts'] });
    void follow('/alerts/stream', { signal: stop.signal, onStart: refresh, onFrame: refresh });
    return () => {
      stop.abort();
    };
  }, [queries, here?.token, here?.post]);
  return { alerts: data, error };
}

/** One alert, with what stands behind it. */
export function useAlert(id: string): {
  readonly alert: AlertShown | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['alerts', 'one', id],
    queryFn: async ({ signal }) =>
      (await api.GET('/alerts/{id}', { params: { path: { id } }, signal })).data as unknown as
        AlertShown | undefined,
  });
  return { alert: data, error };
}

/** What happened to an alert or a topic, as sentences. */
export function useSideTimeline(
  kind: 'alerts' | 'topics',
  id: string,
): readonly { readonly occurredAt: string; readonly sentence: string }[] | undefined {
  const { data } = useQuery({
    queryKey: [kind, 'timeline', id, language()],
    queryFn: async ({ signal }) => {
      const asked = { params: { path: { id } }, signal };
      const answer = await (kind === 'alerts'
        ? api.GET('/alerts/{id}/timeline', asked)
        : api.GET('/topics/{id}/timeline', asked));
      return answer.data?.entries as unknown as readonly {
        readonly occurredAt: string;
        readonly sentence: string;
      }[];
    },
  });
  return data;
}

export function useTopics(): {
  readonly topics: readonly Line[] | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['topics'],
    queryFn: async ({ signal }) =>
      (await api.GET('/topics', { params: { query: { limit: 200 } }, signal })).data?.streams,
  });
  return { topics: data, error };
}

export function useTopic(id: string): {
  readonly topic: TopicShown | undefined;
  readonly curve: Curve | undefined;
  readonly error: Error | null;
} {
  const topic = useQuery({
    queryKey: ['topics', 'one', id],
    queryFn: async ({ signal }) =>
      (await api.GET('/topics/{id}', { params: { path: { id } }, signal })).data as unknown as
        TopicShown | undefined,
  });
  const curve = useQuery({
    queryKey: ['topics', 'curve', id],
    queryFn: async ({ signal }) =>
      (await api.GET('/topics/{id}/curve', { params: { path: { id } }, signal })).data,
  });
  return { topic: topic.data, curve: curve.data, error: topic.error ?? curve.error };
}

/** The reports a point of a curve counts. */
export function useWeek(
  id: string,
  week: number | undefined,
): readonly components['schemas']['TopicIssue'][] | undefined {
  const { data } = useQuery({
    queryKey: ['topics', 'week', id, week],
    queryFn: async ({ signal }) => {
      const params = { path: { id, week: String(week) } };
      return (await api.GET('/topics/{id}/curve/{week}/issues', { params, signal })).data?.issues;
    },
    enabled: week !== undefined,
  });
  return data;
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { useSession } from '../../session/use-session.js';
import { linesOf } from '../theatre/lines.js';
import type { RunReport } from './draft.js';
import type { Answer } from '../answer.js';

export type Scenario = Answer<'get_what_if_scenarios_scenario'>;
export type ScenarioLine = components['schemas']['ScenarioLine'];
export type RunNow = components['schemas']['RunNow'];

/** The scenarios there are, last changed first. */
export function useScenarios(): {
  readonly scenarios: readonly ScenarioLine[] | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['what-if', 'scenarios'],
    queryFn: async ({ signal }) =>
      (await api.GET('/what-if/scenarios', { params: { query: { limit: 200 } }, signal })).data
        ?.scenarios,
  });
  return { scenarios: data, error };
}

/** A scenario as it is written, with its runs. */
export function useScenario(scenario: string | undefined): {
  readonly found: Scenario | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['what-if', 'scenario', scenario],
    queryFn: async ({ signal }) => {
      const params = { path: { scenario: scenario ?? '' } };
      return (await api.GET('/what-if/scenarios/{scenario}', { params, signal })).data;
    },
    enabled: scenario !== undefined,
  });
  return { found: data, error };
}

/** What a run found; it does not change any more. */
export function useReport(
  scenario: string | undefined,
  run: number | undefined,
): { readonly report: RunReport | undefined; readonly error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ['what-if', 'report', scenario, run],
    queryFn: async ({ signal }) => {
      const params = { path: { scenario: scenario ?? '', run: String(run) } };
      const path = '/what-if/scenarios/{scenario}/runs/{run}/report';
      return (await api.GET(path, { params, signal })).data;
    },
    staleTime: Infinity,
    enabled: scenario !== undefined && run !== undefined,
  });
  return { report: data, error };
}

/** How far a run is, as it goes on; what is shown of the scenario is asked for anew at its end. */
export function useProgress(scenario: string, run: number): RunNow | undefined {
  const queries = useQueryClient();
  const here = useSession();
  const [now, setNow] = useState<RunNow>();
  useEffect(() => {
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const path = `/what-if/scenarios/${scenario}/runs/${run}/progress`;
      const lines = linesOf<RunNow & { event: string; id?: string }>(path, {
        signal: stop.signal,
        onLost: () => undefined,
      });
      for await (const line of lines) setNow(line);
    };
    read()
      .catch(() => undefined)
      // Ended, or not to be followed: either way the scenario itself says how it stands.
      .finally(() => {
        if (!stop.signal.aborted) void queries.invalidateQueries({ queryKey: ['what-if'] });
      });
    return () => {
      stop.abort();
    };
  }, [scenario, run, queries, here?.token, here?.post]);
  return now;
}

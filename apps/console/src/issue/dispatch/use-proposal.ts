import { useQuery } from '@tanstack/react-query';
import { uuidv7 } from 'uuidv7';
import { api } from '../../api/client.js';
import type { operations } from '../../api/document.js';
import { Problem } from '../../api/problem.js';
import { useCatalogue } from '../../names/use-catalogue.js';
import type { Issue } from '../use-issue.js';

/** Whom the rules would choose, why, until when, and how much each has to do. */
export type Told =
  operations['post_routing_proposals']['responses'][200]['content']['application/json'];

/** What a dialog proposes. */
export interface Proposal {
  readonly told: Told | undefined;
  /** Absent where nobody is proposed. */
  readonly lead: string | undefined;
  readonly assists: readonly string[];
  readonly dueAt: string | undefined;
  /** No rules are published: what is proposed then is the catalogue's handler. */
  readonly withoutRules: boolean;
  readonly asking: boolean;
  readonly error: Error | null;
}

/**
 * Whom to dispatch a matter to, as the rules say now.
 * @param again it is dispatched again: who has it now is not proposed once more
 */
export function useProposal(matter: Issue, again: boolean): Proposal {
  const { category, territory } = matter;
  const handler = useCatalogue().find(({ code }) => code === category)?.defaultHandler;
  const { data, error, isFetching } = useQuery({
    queryKey: ['issue', matter.issue, 'proposal', again],
    enabled: category !== undefined && territory !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const { kind, channel, urgency, complexity, accusedUnit, tags, leadUnit } = matter;
      const had = again && leadUnit !== undefined ? [leadUnit] : [];
      const ruledOut = [...new Set([...matter.ruledOut, ...had])];
      const facts = {
        category: category ?? '',
        territory: territory ?? '',
        kind,
        channel,
        ...(urgency === undefined ? {} : { urgency }),
        ...(complexity === undefined ? {} : { complexity }),
        ...(accusedUnit === undefined ? {} : { accusedUnit }),
        ...(tags === undefined || tags.length === 0 ? {} : { tags: [...tags] }),
        ...(ruledOut.length === 0 ? {} : { ruledOut }),
      };
      const params = { header: { 'Idempotency-Key': uuidv7() } };
      return (await api.POST('/routing/proposals', { params, body: { facts }, signal })).data;
    },
  });
  const withoutRules = error instanceof Problem && error.body.code === 'NO_RULES_PUBLISHED';
  return {
    told: data,
    lead: withoutRules ? handler : data?.decision.lead,
    assists: data?.decision.assists ?? [],
    dueAt: data?.due?.dueAt,
    withoutRules,
    asking: isFetching,
    error: withoutRules ? null : error,
  };
}

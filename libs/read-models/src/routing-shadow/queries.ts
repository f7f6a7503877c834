import type { DecisionDifference } from '@shaodao/routing';
import type { Pool } from 'pg';
import type { ShadowBeside } from './projector.js';
import { ROUTING_SHADOW_SQL } from './sql.js';

/** How often a candidate would have done otherwise. */
export interface ShadowCounts {
  readonly judged: number;
  readonly disagreed: number;
  /** Of those, how often another unit would lead. */
  readonly otherLead: number;
  /** Share 0–1 of what was judged; 0 where nothing was. */
  readonly disagreementRate: number;
}

/** A matter on which the candidate disagrees. */
export interface ShadowExample {
  readonly issue: string;
  readonly beside: ShadowBeside;
  /** ISO 8601 UTC. */
  readonly judgedAt: string;
  readonly category: string;
  readonly territory: string;
  readonly lead?: string;
  readonly rule?: string;
  readonly candidateLead?: string;
  readonly candidateRule?: string;
  readonly differences: readonly DecisionDifference[];
}

/** What shadow runs have shown. */
export class RoutingShadowQueries {
  constructor(private readonly pool: Pool) {}

  /** Counts of a run: against the live rules, and against what was done at dispatch. */
  async counts(shadow: number): Promise<Readonly<Record<ShadowBeside, ShadowCounts>>> {
    const { rows } = await this.pool.query<CountRow>(ROUTING_SHADOW_SQL.counts, [shadow]);
    const of = (beside: ShadowBeside): ShadowCounts => {
      const row = rows.find((each) => each.beside === beside);
      const judged = Number(row?.judged ?? 0);
      const disagreed = Number(row?.disagreed ?? 0);
      return {
        judged,
        disagreed,
        otherLead: Number(row?.other_lead ?? 0),
        disagreementRate: judged === 0 ? 0 : disagreed / judged,
      };
    };
    return { RULES: of('RULES'), DISPATCH: of('DISPATCH') };
  }

  /** The newest matters on which the candidate disagrees; reports of wrongdoing are left out. */
  async examples(shadow: number, limit: number): Promise<readonly ShadowExample[]> {
    const { rows } = await this.pool.query<ExampleRow>(ROUTING_SHADOW_SQL.examples, [
      shadow,
      limit,
    ]);
    return rows.map((row) => ({
      issue: row.issue,
      beside: row.beside,
      judgedAt: row.judged_at.toISOString(),
      category: row.category,
      territory: row.territory,
      ...(row.live_lead === null ? {} : { lead: row.live_lead }),
      ...(row.live_rule === null ? {} : { rule: row.live_rule }),
      ...(row.candidate_lead === null ? {} : { candidateLead: row.candidate_lead }),
      ...(row.candidate_rule === null ? {} : { candidateRule: row.candidate_rule }),
      differences: row.differences,
    }));
  }
}

interface CountRow {
  readonly beside: ShadowBeside;
  readonly judged: string;
  readonly disagreed: string;
  readonly other_lead: string;
}

interface ExampleRow {
  readonly issue: string;
  readonly beside: ShadowBeside;
  readonly judged_at: Date;
  readonly category: string;
  readonly territory: string;
  readonly live_lead: string | null;
  readonly live_rule: string | null;
  readonly candidate_lead: string | null;
  readonly candidate_rule: string | null;
  readonly differences: readonly DecisionDifference[];
}

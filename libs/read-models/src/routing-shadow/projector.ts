import type { RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { DecisionDifference, RoutingDecision, RoutingFacts } from '@shaodao/routing';
import type { PoolClient } from 'pg';
import { column } from '../columns.js';
import { isIssueEvent, issueOf, streamOfIssue } from '../issue-event.js';
import { routingShadowMigrations } from './schema.js';
import { ROUTING_SHADOW_SQL } from './sql.js';

/** What the candidate is held against: the live rules at acceptance, what was done at dispatch. */
export type ShadowBeside = 'RULES' | 'DISPATCH';

/** A matter decided by the live rules and by the candidate. */
export interface ShadowJudgement {
  readonly shadow: number;
  readonly facts: RoutingFacts;
  readonly live: RoutingDecision;
  readonly candidate: RoutingDecision;
  readonly differences: readonly DecisionDifference[];
}

export interface ShadowJudge {
  /** Waits until the rule sets are known up to this revision of their stream. */
  readonly known: (revision: number) => Promise<void>;
  /**
   * What live rules and candidate say of an accepted issue; undefined where no candidate ran at the
   * instant (ISO 8601), or where the issue is none of theirs.
   */
  readonly judge: (issue: string, instant: string) => Promise<ShadowJudgement | undefined>;
}

interface Row extends ShadowJudgement {
  readonly event: RecordedEvent;
  readonly beside: ShadowBeside;
  readonly lead: string | null;
}

/** Holds a candidate rule set against live traffic while it runs in shadow. */
export class RoutingShadowProjector implements Projector {
  readonly name = 'routing-shadow';
  readonly version = 1;
  readonly filter = {
    categories: ['issue', 'ruleset'],
    types: [
      'IssueAccepted',
      'IssueDispatched',
      'RuleSetPublished',
      'ShadowStarted',
      'ShadowStopped',
    ],
  };
  readonly tables = ['routing_shadow'];
  readonly migrations = routingShadowMigrations;
  /** Judged by the lists in force when the event came, which a later judgement would not have. */
  readonly rebuildable = false;
  readonly streamsBehind = streamOfIssue;

  constructor(private readonly judge: ShadowJudge) {}

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const rows: Row[] = [];
    for (const event of batch) {
      if (!isIssueEvent(event)) {
        await this.judge.known(event.revision);
        continue;
      }
      const judgement = await this.judge.judge(issueOf(event), event.occurredAt);
      if (judgement === undefined) continue;
      if (event.type === 'IssueAccepted')
        rows.push({ ...judgement, event, beside: 'RULES', lead: judgement.live.lead ?? null });
      if (event.type === 'IssueDispatched') {
        const done = event.data.lead.unit;
        const agrees = judgement.candidate.lead === done;
        const differences = agrees ? [] : (['LEAD'] as const);
        rows.push({ ...judgement, event, beside: 'DISPATCH', lead: done, differences });
      }
    }
    if (rows.length > 0) await insert(rows, tx);
  }
}

async function insert(rows: readonly Row[], tx: PoolClient): Promise<void> {
  await tx.query({
    name: 'routing-shadow-insert',
    text: ROUTING_SHADOW_SQL.insert,
    values: [
      column(rows, ({ shadow }) => shadow),
      column(rows, ({ event }) => issueOf(event)),
      column(rows, ({ event }) => event.revision),
      column(rows, ({ beside }) => beside),
      column(rows, ({ event }) => event.position),
      column(rows, ({ event }) => event.occurredAt),
      column(rows, ({ facts }) => facts.category),
      column(rows, ({ facts }) => facts.territory),
      column(rows, ({ lead }) => lead),
      column(rows, ({ live, beside }) => (beside === 'RULES' ? (live.rule ?? null) : null)),
      column(rows, ({ candidate }) => candidate.lead ?? null),
      column(rows, ({ candidate }) => candidate.rule ?? null),
      column(rows, ({ differences }) => differences.join(',')),
      column(rows, ({ facts }) => facts.accusedUnit === undefined),
    ],
  });
}

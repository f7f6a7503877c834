import type { EvolveMeta } from '@shaodao/decider';
import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import type { RunStatus, ScenarioEvent } from '../core/index.js';
import { whatIfMigrations } from './schema.js';
import { WHAT_IF_SQL } from './sql.js';

interface Row {
  readonly scenario: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly changed_at: string | Date;
  readonly changed_by: string;
  readonly runs: number;
  readonly last_status: RunStatus | null;
  readonly last_at: string | Date | null;
  readonly revision: number;
}

const CATEGORY = 'whatIf';

/** The list of scenarios, with how their last run stands. */
export class ScenarioProjector implements Projector {
  readonly name = 'what-if';
  readonly version = 1;
  readonly filter = { categories: [CATEGORY] };
  readonly tables = ['what_if_scenarios'];
  readonly migrations = whatIfMigrations;
  readonly rebuildable = true;

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [`${CATEGORY}-${String(row['scenario'])}`];
  }

  /** A row is one stream's. */
  readonly byLives = {
    fill: (lives: readonly Life[], tx: PoolClient): Promise<void> =>
      this.project(
        lives.flatMap(({ events }) => events),
        tx,
      ),
    addedTo: [],
  };

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const ids = [...new Set(batch.map(scenarioOf))];
    const { rows: known } = await tx.query<Row>(WHAT_IF_SQL.loadScenarios, [ids]);
    const rows = new Map(known.map((row) => [row.scenario, row]));
    for (const event of batch) {
      const id = scenarioOf(event);
      const before = rows.get(id);
      if ((before?.revision ?? 0) >= event.revision) continue;
      const after = changed(before, id, event);
      if (after !== undefined) rows.set(id, { ...after, revision: event.revision });
    }
    const all = [...rows.values()];
    if (all.length === 0) return;
    await tx.query(WHAT_IF_SQL.writeScenarios, [
      all.map(({ scenario }) => scenario),
      all.map(({ name_zh }) => name_zh),
      all.map(({ name_en }) => name_en),
      all.map(({ changed_at }) => changed_at),
      all.map(({ changed_by }) => changed_by),
      all.map(({ runs }) => runs),
      all.map(({ last_status }) => last_status),
      all.map(({ last_at }) => last_at),
      all.map(({ revision }) => revision),
    ]);
  }
}

const scenarioOf = ({ stream }: RecordedEvent): string => stream.slice(CATEGORY.length + 1);

function changed(row: Row | undefined, scenario: string, stored: RecordedEvent): Row | undefined {
  const { occurredAt: at, type, data, meta } = stored;
  // What a stream of this category holds was decided by SCENARIO.
  const fact = { type, data, occurredAt: at, actor: meta.actor };
  const event = fact as unknown as ScenarioEvent & EvolveMeta;
  if (event.type === 'ScenarioDrafted' || event.type === 'ScenarioChanged') {
    const { zh, en } = event.data.draft.name;
    return {
      ...(row ?? { scenario, runs: 0, last_status: null, last_at: null, revision: 0 }),
      ...{ name_zh: zh, name_en: en, changed_at: at, changed_by: event.actor.person },
    };
  }
  if (row === undefined) return undefined;
  const stands = (last_status: RunStatus): Row => ({ ...row, last_status, last_at: at });
  switch (event.type) {
    case 'RunStarted':
      return { ...stands('RUNNING'), runs: event.data.run };
    case 'RunCompleted':
      return stands('COMPLETED');
    case 'RunFailed':
      return stands('FAILED');
    case 'RunCancelled':
      return stands('CANCELLED');
    case 'ResultsRemoved':
      return row;
  }
}

import type { PublishedTable } from '@shaodao/assessment';
import type { DirectoryService } from '@shaodao/directory';
import type { EventStore } from '@shaodao/event-store';
import type { Log } from '@shaodao/platform';
import { ProjectionRunner, type Projector } from '@shaodao/projections';
import {
  KpiFigures,
  KpiProjector,
  publishedTables,
  PublishedTablesProjector,
  type PublishedLine,
} from '@shaodao/read-models';
import type { Pool } from 'pg';
import { CountedFacts } from './counted-facts.js';
import { FormulaService } from './formula-service.js';
import { GivenFiguresService } from './given-figures-service.js';
import { KpiTables } from './kpi-tables.js';
import { PublishedTableService } from './published-table-service.js';
import { proveTable, type Proof, type ProofOptions } from './prove.js';
import { readFormulas } from './shipped-formulas.js';

/** The figures of a house: formulas, tables, what is behind a number, what is published. */
export interface HouseKpi {
  readonly formulas: FormulaService;
  readonly tables: KpiTables;
  readonly facts: CountedFacts;
  readonly figures: KpiFigures;
  readonly published: PublishedTableService;
  /** What other systems count. */
  readonly given: GivenFiguresService;
  /** What is published, the newest first. */
  publishedTables(): Promise<readonly PublishedLine[]>;
  /** Computes a published table again from the events alone; see `proveTable`. */
  prove(table: PublishedTable, options?: ProofOptions): Promise<Proof>;
  /** What follows the events into the tables of figures. */
  readonly projectors: readonly Projector[];
  /**
   * They have a runner of their own: counting everything anew under new formulas takes a while, and
   * the board must not wait for it.
   */
  readonly runner: ProjectionRunner;
}

/** Loads the formulas, with those that ship; the runner does not run yet. */
export async function openKpi(parts: {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly directory: DirectoryService;
  readonly now: () => Date;
  readonly log: Log;
}): Promise<HouseKpi> {
  const { pool, store, directory, now, log } = parts;
  const formulas = await FormulaService.start(store, now);
  await publishShipped(formulas, log);
  const figures = new KpiFigures(pool, store, now);
  const tables = new KpiTables(figures, directory);
  const facts = new CountedFacts(figures, store, pool, directory);
  const projectors = [new KpiProjector(), new PublishedTablesProjector()];
  const runner = new ProjectionRunner({
    ...{ store, pool, projectors, name: 'kpi' },
    onFault: (error) => {
      log.warn({ err: error }, 'the figures stumbled and try again');
    },
  });
  const published = new PublishedTableService({
    ...{ store, tables, figures, facts, formulas, directory, now },
  });
  const given = new GivenFiguresService(store, directory, now);
  return {
    ...{ formulas, tables, facts, figures, published, given, projectors, runner },
    publishedTables: () => publishedTables(pool),
    prove: (table, options) => proveTable(table, { store, formulas, directory }, options),
  };
}

/** What ships is in force at once; a version that a city published otherwise is left, and said. */
async function publishShipped(formulas: FormulaService, log: Log): Promise<void> {
  const by = { person: 'system', roles: ['SYSTEM'] };
  const news = readFormulas(undefined, (text) => formulas.isPublished(text));
  const kept = await formulas.publishShipped(news, by);
  if (kept.length > 0)
    log.warn({ formulas: kept }, 'shipped formulas differ from the published ones, which stay');
}

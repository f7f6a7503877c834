import type { FormulaSet } from '@shaodao/assessment';
import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { Counting } from './counting-steps.js';
import { toldOf, type ToldRow } from './rows.js';
import { kpiMigrations } from './schema.js';
import { KPI_SQL } from './sql.js';
import { stepOf } from './step.js';
import { countedSets, loadTold } from './store.js';
import { byMatter, matterOf, streamOfMatter, tellAll } from './told.js';

/** The stream all formula sets are in. */
const FORMULAS = 'formulas-main';

/** Matters counted at once when a formula set comes to figures that are there already. */
const PAGE = 1_000;

/**
 * The figures: what each issue's events tell, and what the settled facts that follow from it count
 * under the newest version of each formula set. A new version is counted from what the issues have
 * told, not from their events.
 */
export class KpiProjector implements Projector {
  readonly name = 'kpi';
  readonly version = 3;
  readonly filter = { categories: ['issue', 'mediation', 'figures', 'formulas'] };
  readonly tables = ['kpi_matters', 'kpi_sets', 'kpi_open_matters', 'kpi_tallies'];
  readonly migrations = kpiMigrations;
  readonly rebuildable = true;

  /** A tally adds up too many issues to name; its period, metric and subject lead to them. */
  streamsBehind(_table: string, { matter }: Readonly<Record<string, unknown>>): readonly string[] {
    return typeof matter === 'string' ? [streamOfMatter(matter)] : [];
  }

  readonly byLives = {
    fill,
    addedTo: ['kpi_matters', 'kpi_open_matters'],
    // What comes first is counted once; whatever is in before would have to be counted anew.
    before: [FORMULAS],
  };

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const counting = new Counting(await countedSets(tx));
    const matters = byMatter(batch);
    // Those that begin in the batch, too: a batch delivered twice must not count twice.
    const known = await loadTold([...matters.keys()], tx);
    for (const [matter, events] of matters) {
      const { told: before, openUnder } = known.get(matter) ?? {};
      const after = tellAll(before, matter, events);
      if (after !== undefined && after !== before) counting.take(stepOf(before, after, openUnder));
    }
    await counting.write(tx);
    for (const set of newestSets(batch)) await begin(set, tx);
  }
}

/** Matters begin here, so none of them is known, and their rows are added. */
async function fill(lives: readonly Life[], tx: PoolClient): Promise<void> {
  const counting = new Counting(await countedSets(tx));
  for (const life of lives) {
    const matter = matterOf(life);
    const told = matter === undefined ? undefined : tellAll(undefined, matter, life.events);
    if (told !== undefined) counting.take(stepOf(undefined, told));
  }
  await counting.copy(tx);
  for (const set of newestSets(lives.flatMap(({ events }) => events))) await begin(set, tx);
}

/** Formula sets published in the batch, the newest version of each. */
function newestSets(batch: readonly RecordedEvent[]): Iterable<FormulaSet> {
  const newest = new Map<string, FormulaSet>();
  for (const { type, data } of batch) {
    if (type !== 'FormulaSetPublished') continue;
    const { set } = data as { readonly set: FormulaSet };
    newest.set(set.id, set);
  }
  return newest.values();
}

/** Counts everything known under a set that is newer than the one counted so far. */
async function begin(set: FormulaSet, tx: PoolClient): Promise<void> {
  const counted = await countedSets(tx);
  if (counted.some(({ id, version }) => id === set.id && version >= set.version)) return;
  await tx.query(KPI_SQL.startSet, [set.id, set.version, JSON.stringify(set)]);
  const begun = (await countedSets(tx)).filter(({ id }) => id === set.id);
  for (let last = ''; ;) {
    const { rows } = await tx.query<ToldRow>(KPI_SQL.mattersAfter, [last, PAGE]);
    const counting = new Counting(begun);
    for (const row of rows) counting.take(stepOf(undefined, toldOf(row)));
    await counting.writeCounts(tx);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.matter ?? last;
  }
}

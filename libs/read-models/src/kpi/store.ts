import type { FormulaSet, TallyRow } from '@shaodao/assessment';
import type { PoolClient } from 'pg';
import { column, jsonColumn } from '../columns.js';
import { toldOf, type KnownRow } from './rows.js';
import { KPI_SQL } from './sql.js';
import type { Told } from './told.js';

/** Whatever sends statements: a pool, or a connection in a transaction. */
export type Sender = Pick<PoolClient, 'query'>;

/** A matter of which mere time may still change a fact, under one formula set. */
export interface OpenMatter {
  readonly formulas: string;
  readonly matter: string;
}

/** What is known of a matter, and the sets under which time may still change a fact of it. */
export interface KnownMatter {
  readonly told: Told;
  readonly openUnder: readonly string[];
}

interface SetRow {
  readonly formulas: string;
  readonly version: number;
  readonly fingerprint: string;
}

/** Definitions by fingerprint: that of a version never changes once it is published. */
const known = new Map<string, FormulaSet>();
const MOST_KNOWN = 64;

/** The sets that are counted as events arrive: the newest version of each id. */
export async function countedSets(tx: Sender): Promise<readonly FormulaSet[]> {
  const { rows } = await tx.query<SetRow>({ name: 'kpi-sets', text: KPI_SQL.sets });
  const sets: FormulaSet[] = [];
  for (const row of rows) {
    const set = known.get(row.fingerprint) ?? (await definitionOf(row, tx));
    if (set !== undefined) sets.push(set);
  }
  return sets;
}

async function definitionOf(
  { formulas, fingerprint }: SetRow,
  tx: Sender,
): Promise<FormulaSet | undefined> {
  const asked = [formulas, fingerprint];
  const { rows } = await tx.query<{ definition: FormulaSet }>(KPI_SQL.definition, asked);
  const [row] = rows;
  if (row === undefined) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(fingerprint, row.definition);
  return row.definition;
}

/** What is known of matters; those nobody knows are absent. */
export async function loadTold(
  matters: readonly string[],
  tx: Sender,
): Promise<ReadonlyMap<string, KnownMatter>> {
  if (matters.length === 0) return new Map();
  const { rows } = await tx.query<KnownRow>({
    name: 'kpi-load',
    text: KPI_SQL.load,
    values: [column(matters, String)],
  });
  return new Map(
    rows.map((row) => [row.matter, { told: toldOf(row), openUnder: row.open_under }] as const),
  );
}

/** A matter as it is written: with the first and the last instant its facts name. */
export interface WrittenMatter {
  readonly told: Told;
  readonly from: string | null;
  readonly to: string | null;
}

/** How far the matters have come. */
export async function writeMatters(matters: readonly WrittenMatter[], tx: Sender): Promise<void> {
  await tx.query({
    name: 'kpi-write-matters',
    text: KPI_SQL.writeMatters,
    values: [
      column(matters, ({ told }) => told.matter),
      column(matters, ({ told }) => told.revision),
      column(matters, ({ told }) => told.position),
      column(matters, ({ told }) => told.changedAt),
      column(matters, ({ from }) => from),
      column(matters, ({ to }) => to),
      jsonColumn(matters, ({ told }) => told.state),
    ],
  });
}

/** Which matters time may change now, or may no more. */
export async function writeOpen(
  opened: readonly OpenMatter[],
  settled: readonly OpenMatter[],
  tx: Sender,
): Promise<void> {
  if (opened.length === 0 && settled.length === 0) return;
  await tx.query({
    name: 'kpi-write-open',
    text: KPI_SQL.writeOpen,
    values: [
      column(opened, ({ formulas }) => formulas),
      column(opened, ({ matter }) => matter),
      column(settled, ({ formulas }) => formulas),
      column(settled, ({ matter }) => matter),
    ],
  });
}

/** Adds what changed to the tallies of a set; those that add up to nothing any more are gone. */
export async function writeTallies(
  formulas: string,
  changes: readonly TallyRow[],
  tx: Sender,
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query({
    name: 'kpi-add-tallies',
    text: KPI_SQL.addTallies,
    values: [
      ...keyColumns(formulas, changes),
      column(changes, ({ n }) => n.toString()),
      column(changes, ({ d }) => d.toString()),
      column(changes, ({ e }) => e.toString()),
    ],
  });
  const taken = changes.filter(({ n, d, e }) => n < 0n || d < 0n || e < 0n);
  if (taken.length === 0) return;
  await tx.query({
    name: 'kpi-drop-tallies',
    text: KPI_SQL.dropEmptyTallies,
    values: [...keyColumns(formulas, taken)],
  });
}

const keyColumns = (formulas: string, rows: readonly TallyRow[]): readonly string[] => [
  column(rows, () => formulas),
  column(rows, ({ periodKind }) => periodKind),
  column(rows, ({ period }) => period),
  column(rows, ({ dimension }) => dimension),
  column(rows, ({ metric }) => metric),
  column(rows, ({ subject }) => subject),
  column(rows, ({ copiedTo }) => copiedTo),
  column(rows, ({ rater }) => rater),
  column(rows, ({ value }) => value),
  column(rows, ({ share }) => share),
];

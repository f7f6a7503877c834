import type { Projector } from '@shaodao/projections';
import type { Migration } from '@shaodao/platform';

/** Tables of the log and of the keys have segments of their own. */
const BY_THEMSELVES = ['events', 'commands', 'event_counter', 'subject_keys'];

/**
 * Where Kafka is. A house that was restored fills its topics anew: what they hold of the lost end of its
 * history, a restored log says otherwise.
 */
const OF_KAFKA = ['relay_checkpoints', 'relay_partitions', 'projection_partitions'];

/** Tables that only processes of a version before this one write; what took their place follows from the events. */
const OF_BEFORE = ['board_begun_bounds'];

/** Rows of these belong to a projector each. */
const BY_PROJECTOR = ['projection_checkpoints', 'parked_events'];

/** A table to be kept as it is. */
export interface KeptTable {
  readonly table: string;
  /** Projectors whose rows are left out, because their tables are built anew. */
  readonly without?: readonly string[];
}

/** Every table that the steps of a schema make, in their order: what others refer to comes first. */
export function tablesMadeBy(steps: readonly Migration[]): readonly string[] {
  const made = steps.flatMap(({ sql }) =>
    Array.from(sql.matchAll(/\bcreate table (?:if not exists )?([\w.]+)/gi), ([, name]) => name),
  );
  return made.filter((name) => name !== undefined);
}

/**
 * What a backup keeps beside log and keys: every table whose rows do not follow from the events. One that
 * nobody has thought of is kept.
 */
export function keptTables(
  steps: readonly Migration[],
  projectors: readonly Projector[],
): readonly KeptTable[] {
  const anew = projectors.filter(({ rebuildable }) => rebuildable);
  const followed = anew.flatMap(({ tables }) => tables);
  const left = new Set([...BY_THEMSELVES, ...OF_KAFKA, ...OF_BEFORE, ...followed]);
  const without = anew.map(({ name }) => name);
  return tablesMadeBy(steps)
    .filter((table) => !left.has(table))
    .map((table) => (BY_PROJECTOR.includes(table) ? { table, without } : { table }));
}

/** A table as the catalogue describes it; identifiers quoted where they must be. */
export interface TableShape {
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns of the primary key; empty where there is none. */
  readonly key: readonly string[];
}

/** Statements of a verification whose text does not depend on a table. */
export const VERIFY_SQL = {
  /** $1 tables by name, $2 their schema. */
  shapes: `
    select c.relname as table,
      array_agg(quote_ident(a.attname) order by a.attnum) as columns,
      coalesce(array_agg(quote_ident(a.attname) order by array_position(i.indkey::int2[], a.attnum))
        filter (where a.attnum = any (i.indkey)), '{}') as key
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relname = any ($1) and n.nspname = $2
    group by c.relname order by c.relname`,

  beginMoment: `
    begin isolation level repeatable read read only;
    set local idle_in_transaction_session_timeout = 0`,

  checkpoint: `
    select version, position, applied + (
        select coalesce(sum(p.applied), 0) from public.projection_partitions p
        where p.projector = c.projector
      ) as applied
    from public.projection_checkpoints c where projector = $1`,

  parked: `
    select stream, revision, position from public.parked_events where projector = $1
    order by stream, revision`,

  /** Unqualified is the scratch schema's own. */
  replayed: `
    select position, applied from projection_checkpoints where projector = $1`,

  unprojectable: `
    select stream, revision, type, error from parked_events where projector = $1
    order by position limit $2`,
} as const;

const rowOf = ({ columns }: TableShape): string => `row(${columns.join(', ')})::text`;

const keyOf = (shape: TableShape): readonly string[] =>
  shape.key.length === 0 ? [rowOf(shape)] : shape.key.map((column) => `${column}::text`);

/** How many rows a table has, and one number for all of them in whatever order they lie. */
export const checksumOf = (schema: string, shape: TableShape): string => `
    select count(*) as rows,
      coalesce(sum(hashtextextended(${rowOf(shape)}, 0)::numeric), 0)::text as checksum
    from ${schema}.${shape.table}`;

/** Rows written by an event beyond $1. */
export const aheadOf = (schema: string, shape: TableShape): string => `
    select count(*) as rows from ${schema}.${shape.table} where position > $1`;

/** Keys and a hash of each row, in the order of the keys' bytes. */
export const keysOf = (schema: string, shape: TableShape): string => `
    declare verified_keys no scroll cursor for
    select array[${keyOf(shape).join(', ')}] as key,
      hashtextextended(${rowOf(shape)}, 0)::text as hash
    from ${schema}.${shape.table}
    order by ${keyOf(shape)
      .map((part) => `${part} collate "C"`)
      .join(', ')}`;

export const FETCH_KEYS = `fetch 2000 from verified_keys`;
export const CLOSE_KEYS = `close verified_keys`;

/** One row as text, by its key. */
export const rowByKey = (schema: string, shape: TableShape): string => `
    select ${shape.columns.map((column) => `${column}::text as ${column}`).join(', ')}
    from ${schema}.${shape.table}
    where ${(shape.key.length === 0 ? keyOf(shape) : shape.key)
      .map((part, index) => `${part} = $${String(index + 1)}`)
      .join(' and ')}
    limit 1`;

/** What is sent about a table, shown for one with a key. */
export const SHOWN_SQL: Readonly<Record<string, string>> = (() => {
  const shape = { table: 'a_table', columns: ['issue', 'unit', 'position'], key: ['issue'] };
  return {
    checksumOf: checksumOf('public', shape),
    aheadOf: aheadOf('public', shape),
    keysOf: keysOf('public', shape),
    rowByKey: rowByKey('public', shape),
  };
})();

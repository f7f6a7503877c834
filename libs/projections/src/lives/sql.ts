/** What filling by whole streams says about checkpoints. */
export const LIVES_SQL = {
  register: `
    insert into projection_checkpoints (projector, version, position)
    select projector, version, 0 from unnest($1::text[], $2::integer[]) as new (projector, version)`,

  /** $1 projector, $2 where its tables are, $3 events they were made of. */
  arrive: `
    update projection_checkpoints set position = $2, applied = $3 where projector = $1`,
} as const;

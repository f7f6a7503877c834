/** $1 key id, $2 proof: the first vault that opens a database leaves its mark. */
export const CLAIM_DATABASE = `
  insert into vault_master_key (key_id, proof) values ($1, $2)
  on conflict (singleton) do nothing
`;

export const READ_MASTER_KEY_MARK = `select key_id, proof from vault_master_key`;

/**
 * $1 subjects, $2 wrapped keys offered for them, $3 key id. Gives the key in force of every subject
 * but those another process made between this statement's snapshot and its insert. Sorted, so that
 * two processes that make the same subjects never wait for each other in a circle.
 */
export const MAKE_OR_READ_KEYS = `
  with offered as (
    select subject, wrapped from unnest($1::text[], $2::bytea[]) as o (subject, wrapped)
  ), made as (
    insert into subject_keys (subject, key_id, wrapped)
    select subject, $3, wrapped from offered order by subject
    on conflict (subject) do nothing
    returning subject, key_id, wrapped
  )
  select subject, key_id, wrapped from made
  union all
  select k.subject, k.key_id, k.wrapped from subject_keys k join offered using (subject)
`;

/** $1 subjects. */
export const READ_KEYS = `
  select subject, key_id, wrapped from subject_keys where subject = any ($1::text[])
`;

/** $1 subject. */
export const KNOWS_SUBJECT = `
  select exists (select 1 from subject_keys where subject = $1) as known
`;

/** $1 subject. Overwrites the key; also bars a subject that never had one. Gives the first time. */
export const ERASE_SUBJECT = `
  insert into subject_keys (subject, erased_at) values ($1, now())
  on conflict (subject) do update
    set key_id = null, wrapped = null,
        erased_at = coalesce(subject_keys.erased_at, excluded.erased_at)
  returning erased_at
`;

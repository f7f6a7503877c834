/** What is asked of the catalogue to make tables like others. Identifiers arrive quoted. */
export const SCRATCH_SQL = {
  lockScratch: `select pg_try_advisory_lock($1, hashtext('scratch')) as mine`,
  unlockScratch: 'select pg_advisory_unlock_all()',

  /** Ends what a process that died has left working; $1 the name of the sessions. */
  endStragglers: `
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()`,

  /** $1 tables by name, $2 the live schema: each with what keeps it from being built anew. */
  findTables: `
    select wanted.name, c.oid,
      case
        when c.oid is null then 'does not exist'
        when n.nspname <> $2 then 'is in another schema'
        when c.relkind <> 'r' or c.relispartition then 'is not a plain table'
        when exists (select from pg_inherits where c.oid in (inhrelid, inhparent))
          then 'inherits, or is inherited from'
        when c.relrowsecurity then 'has row level security'
        when exists (select from pg_trigger where tgrelid = c.oid and not tgisinternal)
          then 'has triggers'
        when exists (select from pg_constraint where c.oid in (conrelid, confrelid) and contype = 'f')
          then 'has foreign keys'
        when exists (
          select from pg_depend d
          where d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid
            and d.classid in ('pg_rewrite'::regclass, 'pg_proc'::regclass)
        ) then 'has views or functions that stand on it'
      end as obstacle
    from unnest($1::text[]) as wanted (name)
    left join pg_class c on c.oid = to_regclass(wanted.name)
    left join pg_namespace n on n.oid = c.relnamespace`,

  /**
   * $1 a live table, $2 the scratch schema, $3 whether to leave out the write-ahead log: the
   * statements that make its like, in order. What is unique is there from the start, since writes
   * rely on it; other indexes are made when the rows are in (`later`).
   */
  statementsToMake: `
    with live as (
      select c.oid, c.relname, c.reloptions, c.relacl, c.relowner, n.nspname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = $1
    ), serials as (
      select a.attname, s.relname, q.*
      from live
      join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = live.oid
        and d.classid = 'pg_class'::regclass and d.deptype = 'a'
      join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_sequence q on q.seqrelid = s.oid
      join pg_attribute a on a.attrelid = live.oid and a.attnum = d.refobjsubid
    ), indexes as (
      select i.indisunique as at_once, con.conname, pg_get_constraintdef(con.oid) as condef,
        replace(pg_get_indexdef(i.indexrelid),
          format(' ON %I.%I USING ', live.nspname, live.relname),
          format(' ON %I.%I USING ', $2::text, live.relname)) as indexdef
      from live join pg_index i on i.indrelid = live.oid
      left join pg_constraint con
        on con.conindid = i.indexrelid and con.conrelid = live.oid and con.contype in ('p', 'u', 'x')
    )
    select 1 as step, false as index, false as later, format('create %s table %I.%I (like %I.%I including all excluding indexes)%s',
      case when $3 then 'unlogged' end, $2, relname, nspname, relname,
      ' with (' || array_to_string(reloptions, ', ') || ')') as statement
    from live
    union all
    select 2, false, false, format('create %s sequence %I.%I as %s increment %s minvalue %s maxvalue %s start %s cache %s %s',
      case when $3 then 'unlogged' end, $2, relname, seqtypid::regtype, seqincrement, seqmin, seqmax,
      seqstart, seqcache, case when seqcycle then 'cycle' end)
    from serials
    union all
    select 3, false, false, format('alter table %I.%I alter %I set default nextval(%L::regclass)', $2,
      live.relname, attname, format('%I.%I', $2, serials.relname))
    from serials, live
    union all
    select 4, false, false, format('alter sequence %I.%I owned by %I.%I.%I', $2, serials.relname, $2,
      live.relname, attname)
    from serials, live
    union all
    select 5, true, not at_once and conname is null, coalesce(
      format('alter table %I.%I add constraint ', $2, relname) || quote_ident(conname) || ' ' || condef,
      indexdef)
    from indexes, live
    union all
    select 6, false, false, format('grant %s on %I.%I to %s', privilege_type, $2, relname,
      case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
    from live, aclexplode(relacl) where grantee <> relowner
    order by step, statement`,
} as const;

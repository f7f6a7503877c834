-- Every statement of this library, as it is sent. Written by its test; do not edit.

-- upsert
insert into side_streams (kind, id, status, over, territory, units, persons, playbook,
  playbook_version, title, title_field, opened_at, updated_at, revision, position)
select kind, id, status, over, territory,
  array(select jsonb_array_elements_text(units)),
  array(select jsonb_array_elements_text(persons)),
  playbook, playbook_version, title, title_field, opened_at, updated_at, revision, position
from jsonb_to_recordset($1::jsonb) as entry (kind text, id text, status text, over boolean,
  territory text, units jsonb, persons jsonb, playbook text, playbook_version integer,
  title text, title_field text, opened_at timestamptz, updated_at timestamptz,
  revision integer, position bigint)
on conflict (kind, id) do update set
  status = excluded.status, over = excluded.over, territory = excluded.territory,
  units = excluded.units, persons = excluded.persons, playbook = excluded.playbook,
  playbook_version = excluded.playbook_version, title = excluded.title,
  title_field = excluded.title_field, updated_at = excluded.updated_at,
  revision = excluded.revision, position = excluded.position
where side_streams.revision < excluded.revision;

-- link
insert into side_stream_issues (issue, kind, id)
select * from unnest($1::text[], $2::text[], $3::text[])
on conflict do nothing;

-- page
select s.kind, s.id, status, over, territory, units, persons, playbook, playbook_version, title,
  title_field, opened_at, updated_at, revision, position,
  array(select l.issue from side_stream_issues l
    where l.kind = s.kind and l.id = s.id order by l.issue) as issues
from side_streams s
where ($1::boolean or s.territory = any($2::text[]) or s.units && $3::text[]
  or s.persons @> array[$4::text]) and s.kind = $5
  and ($6::text[] is null or s.status = any($6))
  and ($7::text[] is null or s.territory = any($7))
  and ($8::text is null or s.units @> array[$8])
  and ($9::text is null or exists (select from side_stream_issues l
    where l.issue = $9 and l.kind = s.kind and l.id = s.id))
  and ($10::boolean is null or s.over = $10)
  and (s.opened_at, s.id) < ($11::timestamptz, $12::text)
order by s.opened_at desc, s.id desc limit $13;

-- ofIssue
select s.kind, s.id, status, over, territory, units, persons, playbook, playbook_version, title,
  title_field, opened_at, updated_at, revision, position,
  array(select l.issue from side_stream_issues l
    where l.kind = s.kind and l.id = s.id order by l.issue) as issues
from side_stream_issues o join side_streams s on s.kind = o.kind and s.id = o.id
where o.issue = $1 order by s.opened_at, s.kind, s.id limit 200;

-- one
select s.kind, s.id, status, over, territory, units, persons, playbook, playbook_version, title,
  title_field, opened_at, updated_at, revision, position,
  array(select l.issue from side_stream_issues l
    where l.kind = s.kind and l.id = s.id order by l.issue) as issues
from side_streams s where s.kind = $1 and s.id = $2;

-- load
select person, count(*) as open
from side_streams s, unnest(s.persons) as person
where s.kind = $1 and not s.over and s.persons && $2::text[] and person = any($2)
group by person;

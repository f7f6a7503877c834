-- Every statement of this library, as it is sent. Written by its test; do not edit.

-- refuse
insert into refused_orders (command_id, process, stream, revision, event, target, command, code,
  params)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (command_id) do update set code = excluded.code, params = excluded.params;

-- refused
select command_id, process, stream, revision, event, target, command, code, params, refused_at
from refused_orders order by refused_at desc, command_id desc limit $1;

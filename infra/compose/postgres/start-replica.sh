#!/bin/sh
# A copy of the primary at the first start, streaming from it ever after.
set -eu
export PGPASSWORD="$REPLICATION_PASSWORD"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  until pg_basebackup --host=postgres --username=replica --pgdata="$PGDATA" --wal-method=stream \
    --write-recovery-conf --create-slot --slot=replica; do
    rm -rf "${PGDATA:?}"/*
    sleep 2
  done
  chmod 700 "$PGDATA"
fi
exec postgres -c hot_standby=on

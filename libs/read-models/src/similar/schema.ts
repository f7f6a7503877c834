import type { Migration } from '@shaodao/platform';

/** Where each report said it is, for what lies near. */
export const similarMigrations: readonly Migration[] = [
  {
    id: 'read-models/6-report-spots',
    sql: `
      create table report_spots (
        issue text primary key,
        latitude double precision not null,
        longitude double precision not null
      );
      -- what lies in a square around a point
      create index report_spots_by_place on report_spots using gist (point(longitude, latitude))`,
  },
];

import type { Migration } from '@shaodao/platform';

/** One row per matter and run: what the live rules, or people, did and what the candidate would. */
export const routingShadowMigrations: readonly Migration[] = [
  {
    id: 'read-models/routing-shadow-1',
    sql: `
      create table routing_shadow (
        shadow integer not null,
        issue text not null,
        revision integer not null,
        beside text not null,
        position bigint not null,
        judged_at timestamptz not null,
        category text not null,
        territory text not null,
        live_lead text,
        live_rule text,
        candidate_lead text,
        candidate_rule text,
        differences text[] not null,
        -- Reports of wrongdoing count, and are shown to nobody as an example.
        shown boolean not null,
        primary key (shadow, beside, issue, revision)
      );
      create index routing_shadow_examples on routing_shadow (shadow, position desc)
        where shown and differences <> '{}'`,
  },
];

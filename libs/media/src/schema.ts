import type { Migration } from '@shaodao/platform';

/**
 * Pictures, each under a key of its own that is sealed in the vault, and which stream names which. Bytes
 * are stored as they are: what is encrypted cannot be compressed.
 */
export const mediaMigrations: readonly Migration[] = [
  {
    id: 'media/001-pictures',
    sql: `
      create table media (
        id          text primary key,
        uploader    text not null,
        sealed_key  text not null,
        picture     bytea not null,
        thumbnail   bytea not null,
        width       integer not null,
        height      integer not null,
        fingerprint text not null,
        created_at  timestamptz not null,
        asked_at    timestamptz not null
      );
      alter table media alter column picture set storage external;
      alter table media alter column thumbnail set storage external;
      create index media_by_asked_at on media (asked_at);
      create table media_named (
        media    text primary key,
        stream   text not null,
        position bigint not null
      );
      create index media_named_by_stream on media_named (stream);
    `,
  },
];

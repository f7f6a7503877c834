import { eventStoreMigrations, PostgresEventStore, type RecordedEvent } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import { MemoryVault } from '@shaodao/vault';
import { BoardProjector } from '../board/projector.js';
import { HistoryProjector } from '../history/projector.js';
import { Past } from '../history/past.js';
import { Play } from '../play/play.js';
import { readDatabase, type ReadDatabase } from './database.js';

/** A real store and real tables, into which made-up history is written with times of its own. */
export interface PlayedHouse {
  readonly database: ReadDatabase;
  readonly store: PostgresEventStore;
  readonly past: Past;
  readonly play: Play;
  /** Words of some resident, sealed. */
  readonly sealed: string;
  /** Records these events, which follow all recorded before, and brings the tables up to them. */
  record(events: readonly RecordedEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** What time it is while such history is looked back at. */
export const LATER = new Date('2027-01-01T00:00:00.000Z');

export async function openPlayedHouse(): Promise<PlayedHouse> {
  const database = await readDatabase();
  await migrate(database.pool, eventStoreMigrations);
  const store = new PostgresEventStore({ connectionString: database.url });
  const vault = new MemoryVault();
  const [sealed = ''] = await vault.seal('s-words', ['路灯不亮']);
  const past = new Past({ pool: database.pool, store, vault, now: () => LATER });
  const projectors = [new BoardProjector(vault), new HistoryProjector()];
  return {
    database,
    store,
    past,
    sealed,
    play: new Play({ pool: database.pool, store, past }),
    record: async (events) => {
      await database.pool.query(RECORD, [JSON.stringify(events.map(asRow))]);
      const tx = await database.pool.connect();
      try {
        await tx.query('begin');
        for (const projector of projectors) await projector.project(events, tx);
        await tx.query('commit');
      } finally {
        tx.release();
      }
    },
    close: async () => {
      await store.close();
      await database.close();
    },
  };
}

const RECORD = `
  with recorded as (
    insert into events
    select * from json_to_recordset($1) as event (position bigint, stream text, revision int,
      id uuid, type text, schema_version int, occurred_at timestamptz, recorded_at timestamptz,
      data json, meta json)
    returning position
  )
  update event_counter set last = (select max(position) from recorded)`;

const asRow = ({ schemaVersion, occurredAt, recordedAt, ...event }: RecordedEvent): object => ({
  ...event,
  schema_version: schemaVersion,
  occurred_at: occurredAt,
  recorded_at: recordedAt,
});

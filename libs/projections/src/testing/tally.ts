import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, Position, RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import type { Projector } from '../projector.js';

/** What an event of a test says beside that it happened. */
export interface Marks {
  /** Fails where it is projected, until that is cured. */
  readonly poison?: boolean;
  /** Takes the word of its stream away. */
  readonly erase?: boolean;
}

/**
 * A projector that writes one line per event and does not mind writing it twice: a batch applied
 * twice shows. Events marked as poison fail until it is cured.
 */
export class Tally implements Projector {
  readonly version = 1;
  readonly filter = { categories: ['tally'] };
  readonly tables: readonly string[];
  readonly rebuildable = true;
  readonly migrations;
  cured = false;

  constructor(readonly name = 'tally') {
    this.tables = [`${name}_lines`];
    this.migrations = [
      {
        id: `${name}/1-lines`,
        sql: `create table ${name}_lines (line serial, stream text, revision integer)`,
      },
    ];
  }

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [String(row['stream'])];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    await tx.query(
      `insert into ${this.name}_lines (stream, revision)
       select * from unnest($1::text[], $2::integer[])`,
      [batch.map((event) => event.stream), batch.map((event) => event.revision)],
    );
    const poison = batch.find((event) => (event.data as Marks).poison);
    if (poison !== undefined && !this.cured) throw new TypeError(`bad facts in ${poison.stream}`);
  }
}

/** Appends one event to each stream named, in order. @returns the last position. */
export async function happen(
  store: EventStore,
  streams: readonly string[],
  data: Marks = {},
): Promise<Position> {
  let position = await store.head();
  for (const stream of streams) {
    const result = await store.append([{ stream, expected: 'any', events: [tallied(data)] }]);
    if (result.kind !== 'appended') throw new Error(`Not appended: ${result.kind}`);
    position = result.position;
  }
  return position;
}

/** Appends many events over a few streams by one append each. */
export async function happenMany(
  store: EventStore,
  streams: number,
  events: number,
): Promise<Position> {
  const results = await Promise.all(
    Array.from({ length: streams }, (_, n) =>
      store.append([
        {
          stream: `tally-${String(n)}`,
          expected: 'any',
          events: Array.from({ length: events }, () => tallied({})),
        },
      ]),
    ),
  );
  const positions = results.map((result) => {
    if (result.kind !== 'appended') throw new Error(`Not appended: ${result.kind}`);
    return result.position;
  });
  return Math.max(...positions) as Position;
}

function tallied(data: Marks): NewEvent {
  return {
    id: randomUUID(),
    type: 'Tallied',
    schemaVersion: 1,
    occurredAt: '2026-03-02T01:00:00.000Z',
    data,
    meta: { actor: { person: 'p', roles: [] }, commandId: 'c', correlationId: 'c' },
  };
}

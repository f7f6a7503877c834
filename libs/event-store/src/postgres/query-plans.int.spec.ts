import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aStream, events } from '../conformance/given-events.js';
import { PostgresEventStore } from './postgres-event-store.js';
import {
  allAfter,
  atPlaces,
  commandById,
  livesBetween,
  matchingBetween,
  recordedBefore,
  streamAfter,
  streamBackward,
  streamForward,
} from './sql.js';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { withSchema } from './store-under-test.js';
import type { StoreDatabase } from './store-under-test.js';

/** The probes inside `append_events`, as it makes them per stream, event id and command id. */
const probes = {
  revision: `select max(e.revision) from events e where e.stream = $1`,
  eventId: `select e.position from events e where e.id = $1`,
};

let database: StoreDatabase;
beforeAll(async () => {
  database = await withSchema(await createTestDatabase());
  const store = new PostgresEventStore({ connectionString: database.url });
  for (let n = 0; n < 20; n += 1)
    await Promise.all(
      Array.from({ length: 50 }, (_, one) =>
        store.append([{ stream: aStream(), expected: 0, events: events(10) }], {
          id: `${n}:${one}`,
          fingerprint: 'f',
          answer: {},
        }),
      ),
    );
  await store.close();
  await database.query('analyze');
});
afterAll(() => database.drop());

async function planOf(text: string, values: unknown[]): Promise<string> {
  const rows = await database.query<{ 'QUERY PLAN': string }>(
    `explain (costs off) ${text}`,
    values,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('hot reads', () => {
  it.each([
    ['a stream forward', streamForward.text, ['issue-1', 1, 500], 'events_stream_revision'],
    ['a stream backward', streamBackward.text, ['issue-1', 9, 1], 'events_stream_revision'],
    ['where streams can be divided', streamAfter.text, ['issue-1', 500], 'events_stream_revision'],
    ['the whole order', allAfter.text, [5_000, 1_000], 'events_pkey'],
    ['a window of it', matchingBetween.text, [5_000, 5_500, 10, ['issue'], null], 'events_pkey'],
    ['single places', atPlaces.text, [[5_000, 700, 9]], 'events_pkey'],
    ['when a place was recorded', recordedBefore.text, [5_000], 'events_pkey'],
    ['a command', commandById.text, ['1:1'], 'commands_pkey'],
    ['a revision', probes.revision, ['issue-1'], 'events_stream_revision'],
    ['an event id', probes.eventId, ['00000000-0000-4000-8000-000000000000'], 'events_id'],
  ])('%s: by index, without a sort', async (_what, text, values, index) => {
    const plan = await planOf(text, values);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan|Sort|Bitmap/);
  });
});

it('whole streams between two are found by index, and no others are looked at', async () => {
  const plan = await planOf(livesBetween.text, ['issue-1', 9_000, 500, ['issue'], 'issue-2']);
  expect(plan).toContain('events_stream_revision');
  expect(plan).toContain("(stream > 'issue-1'::text) AND (stream <= 'issue-2'::text)");
});

describe('history', () => {
  it.each([
    ['changed', `update events set type = 'Other' where position = 1`],
    ['deleted', `delete from events where position = 1`],
    ['emptied', `truncate events`],
  ])('cannot be %s', async (_what, text) => {
    await expect(database.query(text)).rejects.toThrow('events keeps history');
  });
});

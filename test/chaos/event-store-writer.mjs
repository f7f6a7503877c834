/**
 * One writing process of the chaos tests: `node event-store-writer.mjs FOLDER URL MILLISECONDS NAME`.
 * Appends at full speed: new streams, shared streams without expectation, races for one revision,
 * units over two streams, repetitions; beside them transactions that dawdle with the counter and
 * roll back or commit late. Prints `{"written": events, "units": n}` at its end.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const [folder, url, milliseconds, name] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(folder, file)).href);
const { PostgresEventStore } = await load('postgres/postgres-event-store.js');
const { encodeGroup, toUnit } = await load('postgres/group.js');
const { appendGroup } = await load('postgres/sql.js');

const CALLERS = 48;
const SHARED_STREAMS = 6;
const until = Date.now() + Number(milliseconds);
const store = new PostgresEventStore({ connectionString: url });
let written = 0;
let units = 0;

const pick = (count) => Math.floor(Math.random() * count);
const unitOf = (parts) => {
  const unit = randomUUID();
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const streams = parts.map(({ stream, expected, size: own }) => ({
    stream,
    expected,
    events: Array.from({ length: own }, () => event(unit, size)),
  }));
  return { streams, size, command: { id: unit, fingerprint: name, answer: { unit } } };
};
const event = (unit, size) => ({
  id: randomUUID(),
  type: 'Tried',
  schemaVersion: 1,
  occurredAt: new Date().toISOString(),
  data: { unit, size },
  meta: { actor: { person: name, roles: [] }, commandId: unit, correlationId: unit },
});

const fresh = () => `issue-${randomUUID()}`;
const shared = () => `issue-shared-${pick(SHARED_STREAMS)}`;
const kinds = [
  () => unitOf([{ stream: fresh(), expected: 0, size: 1 + pick(3) }]),
  () => unitOf([{ stream: shared(), expected: 'any', size: 1 }]),
  () => unitOf([{ stream: shared(), expected: pick(400), size: 1 }]),
  () =>
    unitOf([
      { stream: fresh(), expected: 0, size: 2 },
      { stream: shared(), expected: 'any', size: 1 },
    ]),
];

async function call() {
  while (Date.now() < until) {
    const unit = kinds[pick(kinds.length)]();
    const result = await insist(unit);
    if (result.kind !== 'conflict') {
      written += unit.size;
      units += 1;
      // A repetition writes nothing. (One that lost its race might win it now, so it is not tried.)
      if (pick(10) === 0) await insist(unit);
    }
    if (pick(20) === 0) await pause(pick(8));
  }
}

/** The same ids again until the store says what came of them. */
async function insist({ streams, command }) {
  for (;;) {
    try {
      return await store.append(streams, command);
    } catch (error) {
      if (error.name !== 'StoreUnavailable') throw error;
      await pause(20);
    }
  }
}

async function dawdle() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  while (Date.now() < until) {
    const { streams, command, size } = kinds[0]();
    const keep = pick(2) === 0;
    await client.query('begin');
    await client.query(appendGroup.text, encodeGroup([toUnit(streams, command)]));
    await pause(pick(15));
    await client.query(keep ? 'commit' : 'rollback');
    if (keep) {
      written += size;
      units += 1;
    }
    await pause(pick(60));
  }
  await client.end();
}

process.stdout.write('ready\n');
await Promise.all([dawdle(), ...Array.from({ length: CALLERS }, call)]);
await store.close();
process.stdout.write(`${JSON.stringify({ written, units })}\n`);

import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import { ProjectionRunner, ProjectionSignals, ProjectionWaiter } from '@shaodao/projections';
import { readModelProjectors, readTablesChecksum } from '@shaodao/read-models';
import { uuidv7 } from 'uuidv7';
import { eraseSubject, SubjectUnknown } from './erasure.js';
import { keyShredder } from './key-shredder.js';
import { openTestEngine, PEOPLE, type TestEngine } from './testing/test-engine.js';

const READ_MODELS = ['board', 'inbox'];
const ISSUE = '01K9BBBBBBBBBBBBBBBBBBBBB1';
/** Told by a resident; strange enough to occur nowhere by chance. */
const CLEAR = ['欧阳鎏焱', '13987654321', '槐荫弄九十九号后院', '夜半有人敲锣打鼓', '敲锣扰民'];
const [name = '', phone = '', address = '', description = '', title = ''] = CLEAR;

describe('erasing a resident', () => {
  let engine: TestEngine;
  let erasedAt: Position;

  beforeAll(async () => {
    engine = await openTestEngine();
    engine.projections.start();
    await engine.order(PEOPLE.agent, ISSUE, {
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'COMPLAINT',
      title,
      description,
      territory: 'street-1',
      appellant: { subject: 'sub-erased', name, phone },
      place: { address },
    });
    await engine.order(PEOPLE.agent, ISSUE, {
      type: 'AcceptIssue',
      category: 'lights',
      territory: 'street-1',
    });
    await projectedUpTo(await engine.store.head());
  });
  afterAll(() => engine.close());

  const projectedUpTo = async (position: Position): Promise<void> => {
    expect(await engine.projected.waitFor(position, 10_000, READ_MODELS)).toBe(true);
  };
  const shownTitles = async (text?: string): Promise<(string | undefined)[]> => {
    const filter = text === undefined ? {} : { text };
    const scope = { all: true, territories: [], units: [] };
    const page = await engine.board.page(filter, scope, { sort: 'reported', limit: 10 });
    return page.rows.map((row) => row.title);
  };

  it('starts from a board that shows the text and finds it by two characters', async () => {
    expect(await shownTitles()).toEqual([title]);
    expect(await shownTitles('敲锣')).toEqual([title]);
  });

  it('never had the clear text in the database, its files or its log', async () => {
    expect(await tablesHolding(engine, CLEAR)).toEqual([]);
    expect(await filesHolding(engine, CLEAR)).toEqual([]);
  });

  it('leaves the text nowhere: not on the board, not in search', async () => {
    ({ position: erasedAt } = await eraseSubject(
      {
        subject: 'sub-erased',
        actor: PEOPLE.system,
        reason: '本人要求',
        commandId: 'test:erase',
        now: engine.now().toISOString(),
        eventId: uuidv7(),
      },
      engine.store,
      engine.vault,
    ));
    await projectedUpTo(erasedAt);

    expect(await shownTitles()).toEqual([undefined]);
    expect(await shownTitles('敲锣')).toEqual([]);
  });

  it('of whom nothing was ever kept is refused, and leaves no trace', async () => {
    const head = await engine.store.head();
    const order = eraseSubject(
      {
        subject: 'sub-mistyped',
        actor: PEOPLE.system,
        reason: '本人要求',
        commandId: 'test:erase-unknown',
        now: engine.now().toISOString(),
        eventId: uuidv7(),
      },
      engine.store,
      engine.vault,
    );
    await expect(order).rejects.toThrow(SubjectUnknown);
    expect(await engine.store.head()).toBe(head);
    expect(await engine.vault.knows('sub-mistyped')).toBe(false);
  });

  it('leaves neither clear text nor search traces after vacuum and checkpoint', async () => {
    await engine.pool.query('vacuum full');
    await engine.pool.query('checkpoint');

    expect(await tablesHolding(engine, CLEAR)).toEqual([]);
    expect(await filesHolding(engine, CLEAR)).toEqual([]);
  });

  it('lets the stream be read and work on the issue go on', async () => {
    const types: string[] = [];
    for await (const event of engine.store.readStream(`issue-${ISSUE}`)) types.push(event.type);
    expect(types).toEqual(['IssueReported', 'IssueClassified', 'IssueAccepted']);

    expect(
      await engine.order(PEOPLE.agent, ISSUE, { type: 'WithdrawIssue', reason: '居民已注销' }),
    ).toMatchObject({ kind: 'done' });
  });

  it('lets every read model be built again from the events', async () => {
    await projectedUpTo(await engine.store.head());
    await engine.projections.stop();
    const before = await readTablesChecksum(engine.pool);
    for (const projector of readModelProjectors(engine.vault)) {
      await engine.pool.query(`truncate ${projector.tables.join(', ')}`);
    }
    await engine.pool.query('delete from projection_checkpoints');
    const again = new ProjectionRunner({
      store: engine.store,
      pool: engine.pool,
      projectors: [...readModelProjectors(engine.vault), keyShredder(engine.vault)],
      name: 'again',
    });
    again.start();
    // What the engine has heard of dates from before the tables were emptied.
    const waiter = new ProjectionWaiter(engine.pool, new ProjectionSignals(engine.pool));
    expect(await waiter.waitFor(await engine.store.head(), 10_000, READ_MODELS)).toBe(true);
    await again.stop();

    expect(await readTablesChecksum(engine.pool)).toEqual(before);
    expect(await shownTitles()).toEqual([undefined]);
  });
});

/** Tables of the database whose COPY output holds one of the texts. */
async function tablesHolding(engine: TestEngine, texts: readonly string[]): Promise<string[]> {
  const { rows } = await engine.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const holding: string[] = [];
  for (const { name: table } of rows) {
    const file = join(tmpdir(), `shaodao-copy-${randomUUID()}`);
    await engine.pool.query(`copy ${table} to '${file}'`);
    const copied = await readFile(file, 'utf8');
    await rm(file);
    if (texts.some((text) => copied.includes(text))) holding.push(table);
  }
  return holding;
}

/** Files of the whole server, write-ahead log included, that hold one of the texts as UTF-8. */
async function filesHolding(engine: TestEngine, texts: readonly string[]): Promise<string[]> {
  const { rows } = await engine.pool.query<{ folder: string }>(
    `select setting as folder from pg_settings where name = 'data_directory'`,
  );
  const folder = rows[0]?.folder ?? '';
  const needles = texts.map((text) => Buffer.from(text));
  const holding: string[] = [];
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    // Another test's database may drop a file between listing and reading.
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (needles.some((needle) => content.includes(needle))) holding.push(path);
  }
  return holding;
}

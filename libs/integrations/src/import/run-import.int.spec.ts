import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { IssueDoor } from '@shaodao/issue';
import { StoreUnavailable } from '@shaodao/event-store';
import { loadMapping } from '../mapping/load-mapping.js';
import { shippedFolder } from '../shipped-folder.js';
import { openImportBench, streamsOf, type ImportBench } from '../testing/import-bench.js';

const boston = join(shippedFolder('samples'), 'boston311.csv');
const newYork = join(shippedFolder('samples'), 'nyc311.csv');

/** What anybody counts who reads the file without our code. */
async function countBoston(file: string): Promise<{ rows: number; faulty: number }> {
  const rows = parse<Record<string, string>>(await readFile(file), { columns: true });
  const faulty = rows.filter(
    ({ open_dt: open = '', closed_dt: closed = '', target_dt: target = '' }) =>
      (closed !== '' && closed < open) || (target !== '' && target <= open),
  );
  return { rows: rows.length, faulty: faulty.length };
}

describe('importing the sample of Boston', () => {
  let bench: ImportBench;
  let folder: string;
  beforeAll(async () => {
    bench = await openImportBench();
    folder = await mkdtemp(join(tmpdir(), 'import-'));
  });
  afterAll(async () => {
    await bench.close();
    await rm(folder, { recursive: true });
  });

  it('makes an issue of every sound row and rejects the others, as anybody counts', async () => {
    const rejectsFile = join(folder, 'rejects.csv');
    const summary = await bench.import({ file: boston, rejectsFile });
    const counted = await countBoston(boston);
    expect(counted.faulty).toBeGreaterThan(0);
    expect(summary).toMatchObject({
      status: 'finished',
      rows: counted.rows,
      issues: counted.rows - counted.faulty,
      duplicates: 0,
      rejects: counted.faulty,
      stopped: 0,
    });
    const streams = await streamsOf(bench.engine);
    expect(streams.size).toBe(summary.issues);
    expect([...streams.values()].flat()).toHaveLength(summary.events);

    const rejects = parse<object>(await readFile(rejectsFile), { columns: true, bom: true });
    expect(rejects).toHaveLength(summary.rejects);
    expect(rejects[0]).toMatchObject({
      id: '101000304444',
      field: 'target_dt',
      code: 'DUE_NOT_AFTER_OPENED',
      outcome: 'rejected',
    });
  });

  it('keeps the historical times, the real queue and the real deadline', async () => {
    const streams = await streamsOf(bench.engine);
    const events = [...streams.values()].find((stream) =>
      JSON.stringify(stream[0]?.data).includes('"101000295685"'),
    );
    expect(events?.map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['IssueReported', '2011-07-01T12:12:53.000Z'],
      ['IssueClassified', '2011-07-01T12:12:53.000Z'],
      ['IssueAccepted', '2011-07-01T12:12:53.000Z'],
      ['IssueDispatched', '2011-07-01T12:12:53.000Z'],
      ['AssignmentSigned', '2011-07-01T12:12:53.000Z'],
      ['IssueHandled', '2011-07-01T12:13:26.000Z'],
      ['IssueClosed', '2011-07-01T12:13:26.000Z'],
    ]);
    expect(events?.find(({ type }) => type === 'IssueDispatched')?.data).toMatchObject({
      lead: { unit: 'boston.pwdx.pwdx-schedule-a-bulk-item-pickup' },
      dueAt: '2011-07-05T12:12:50.000Z',
      basis: { reason: 'import:boston311' },
    });
  });

  it('finds only duplicates the second time, and writes nothing', async () => {
    const before = await bench.engine.store.head();
    const rejectsFile = join(folder, 'rejects-again.csv');
    const summary = await bench.import({ file: boston, rejectsFile });
    expect(summary).toMatchObject({ rows: 500, issues: 0, duplicates: 498, rejects: 2, events: 0 });
    expect(await bench.engine.store.head()).toBe(before);
    expect((await readFile(rejectsFile, 'utf8')).trim().split('\n')).toHaveLength(3);
  });

  it('knows records again in another file, also packed', async () => {
    const [header = '', ...lines] = (await readFile(boston, 'utf8')).trim().split('\n');
    const fresh = lines[0]?.replace(/^\d+/, '999000000001') ?? '';
    const file = join(folder, 'other.csv.gz');
    await writeFile(file, gzipSync([header, lines[0], fresh, fresh].join('\r\n')));
    const summary = await bench.import({ file });
    expect(summary).toMatchObject({ rows: 3, issues: 1, duplicates: 2, rejects: 0 });
  });

  it('rejects lines that are no CSV, and rows of another width, and goes on', async () => {
    const [header = '', line = ''] = (await readFile(boston, 'utf8')).split('\n');
    const sound = line.replace(/^\d+/, '999000000002');
    const file = join(folder, 'broken.csv');
    await writeFile(file, [header, '"lost,1', 'a,b', sound].join('\n'));
    const rejectsFile = join(folder, 'broken-rejects.csv');
    const summary = await bench.import({ file, rejectsFile });
    expect(summary).toMatchObject({ rows: 3, issues: 1, rejects: 2 });
    const rejects = parse<object>(await readFile(rejectsFile), { columns: true, bom: true });
    expect(rejects).toMatchObject([
      { line: '2', code: 'QUOTE_NOT_CLOSED' },
      { line: '3', code: 'COLUMN_COUNT' },
    ]);
  });

  it('says what is missing where file and mapping do not fit', async () => {
    await expect(bench.import({ file: newYork })).rejects.toThrow(
      'The file lacks columns the mapping boston311 needs: case_enquiry_id, open_dt',
    );
    await expect(bench.import({ file: boston, origin: 'x' })).rejects.toThrow(
      '--origin needs the column origin',
    );
    await expect(bench.import({ file: join(folder, 'none.csv') })).rejects.toThrow(
      'none.csv cannot be read',
    );
  });

  it('does not run beside another import of the same source', async () => {
    const file = join(folder, 'slow.csv');
    const [header = '', line = ''] = (await readFile(boston, 'utf8')).split('\n');
    await writeFile(file, [header, line.replace(/^\d+/, '999000000003')].join('\n'));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let reached = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (reached = resolve));
    const door: IssueDoor = {
      execute: async (envelope) => {
        reached();
        await held;
        return bench.engine.door.execute(envelope);
      },
    };
    const first = bench.import({ file, door });
    await underWay;
    await expect(bench.import({ file })).rejects.toThrow('Another process is importing boston311');
    release();
    expect(await first).toMatchObject({ issues: 1 });
  });
});

describe('importing the sample of New York', () => {
  it('needs a mapping, not code', async () => {
    const bench = await openImportBench();
    try {
      const loaded = loadMapping('nyc311');
      const summary = await bench.import({ file: newYork, loaded });
      expect(summary).toMatchObject({ rows: 300, issues: 298, rejects: 2, stopped: 0 });
      expect(bench.engine.directory.current().isActiveUnit('nyc.nypd')).toBe(true);
    } finally {
      await bench.close();
    }
  });
});

describe('records that were stopped', () => {
  const ROWS = 20;
  const corrected = loadMapping('boston311');
  /** As if the mechanism had been taken out of force after the mapping was checked. */
  const mistaken = {
    mapping: { ...corrected.mapping, profile: 'nope' },
    digest: 'mistaken',
  };
  let bench: ImportBench;
  let folder: string;
  let file: string;
  beforeEach(async () => {
    bench = await openImportBench();
    folder = await mkdtemp(join(tmpdir(), 'stopped-'));
    file = join(folder, 'twenty.csv');
    const lines = (await readFile(boston, 'utf8')).split('\n').slice(0, ROWS);
    // The last row is the first one again.
    await writeFile(file, [...lines, lines[1]].join('\n'));
  });
  afterEach(async () => {
    await bench.close();
    await rm(folder, { recursive: true });
  });
  const stored = async (): Promise<number> =>
    [...(await streamsOf(bench.engine)).values()].flat().length;

  it('go on with the corrected mapping, to what an unmistaken import would have made', async () => {
    const stopped = await bench.import({ file, loaded: mistaken });
    expect(stopped).toMatchObject({
      rows: ROWS,
      issues: ROWS - 1,
      duplicates: 1,
      rejects: 0,
      stopped: ROWS - 1,
      events: ROWS - 1,
    });
    const rejectsFile = join(folder, 'rejects.csv');
    const went = await bench.import({ file, loaded: corrected, rejectsFile });
    expect(went).toMatchObject({
      rows: ROWS,
      issues: 0,
      duplicates: ROWS,
      rejects: 0,
      stopped: 0,
      continued: ROWS - 1,
    });
    expect(await stored()).toBe(stopped.events + went.events);
    expect((await readFile(rejectsFile, 'utf8')).trim().split('\n')).toHaveLength(1);

    const unmistaken = await openImportBench();
    try {
      const { events } = await unmistaken.import({ file, loaded: corrected });
      expect(await stored()).toBe(events);
    } finally {
      await unmistaken.close();
    }
    const again = await bench.import({ file, loaded: corrected });
    expect(again).toMatchObject({ duplicates: ROWS, continued: 0, stopped: 0, events: 0 });
  });

  it('are tried again by the same command, and told again where nothing has changed', async () => {
    await bench.import({ file, loaded: mistaken });
    const rejectsFile = join(folder, 'rejects.csv');
    const again = await bench.import({ file, loaded: mistaken, rejectsFile });
    expect(again).toMatchObject({
      rows: ROWS,
      issues: 0,
      duplicates: ROWS,
      stopped: ROWS - 1,
      continued: 0,
      events: 0,
    });
    const told = parse<object>(await readFile(rejectsFile), { columns: true, bom: true });
    expect(told).toHaveLength(ROWS - 1);
    expect(told[0]).toMatchObject({
      field: 'accept',
      code: 'UNKNOWN_PROFILE',
      outcome: 'stopped',
      reason_zh: '没有编码为“nope”的治理机制；机制在受理时选定，请选择已启用的机制。',
    });
  });

  it('count the same where going on with them is killed and resumed', async () => {
    const { events } = await bench.import({ file, loaded: mistaken });
    for (const afterCalls of [5, 40])
      await expect(bench.importAndDie({ file, loaded: corrected, afterCalls })).rejects.toThrow(
        'killed',
      );
    const went = await bench.import({ file, loaded: corrected });
    expect(went).toMatchObject({ duplicates: ROWS, continued: ROWS - 1, issues: 0, rejects: 0 });
    expect(await stored()).toBe(events + went.events);
  });

  it('whose report reads otherwise now stay as they are, and say so', async () => {
    await bench.import({ file, loaded: mistaken });
    const { mapping } = corrected;
    const report = { ...mapping.report, title: { constant: 'Otherwise' } };
    const other = { mapping: { ...mapping, report }, digest: 'other' };
    const again = await bench.import({ file, loaded: other });
    expect(again).toMatchObject({ duplicates: ROWS, rejects: 0, stopped: ROWS - 1, events: 0 });
    // Nothing was lost by it: the right mapping still brings them to their end.
    expect(await bench.import({ file })).toMatchObject({ continued: ROWS - 1 });
  });
});

/** What the short file holds. */
const SHORT = { rows: 102, issues: 99, duplicates: 2, rejects: 1 };

describe('an import that is cut off', () => {
  /** Streams of an undisturbed run, without what differs by nature between two runs. */
  const facts = async (bench: ImportBench): Promise<Map<string, unknown[]>> => {
    const streams = await streamsOf(bench.engine);
    return new Map(
      [...streams].map(([stream, events]) => [
        stream,
        events.map(({ type, occurredAt, revision, meta }) => ({
          type,
          occurredAt,
          revision,
          commandId: meta.commandId,
        })),
      ]),
    );
  };
  let whole: ImportBench;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    whole = await openImportBench();
    folder = await mkdtemp(join(tmpdir(), 'cut-'));
    file = join(folder, 'short.csv');
    const lines = (await readFile(boston, 'utf8')).split('\n');
    // Two sound rows come again, and line 50 of the sample is a faulty one.
    await writeFile(file, [...lines.slice(0, 101), lines[5], lines[99]].join('\n'));
    expect(await whole.import({ file })).toMatchObject(SHORT);
  });
  afterAll(async () => {
    await whole.close();
    await rm(folder, { recursive: true });
  });

  it('comes to the same issues and counts, wherever it was killed and however often', async () => {
    const bench = await openImportBench();
    try {
      for (const calls of [3, 97, 210, 160]) {
        await expect(bench.importAndDie({ file, afterCalls: calls })).rejects.toThrow('killed');
      }
      const summary = await bench.import({ file });
      expect(summary).toMatchObject(SHORT);
      expect(await facts(bench)).toEqual(await facts(whole));
      expect([...(await streamsOf(bench.engine)).values()].flat()).toHaveLength(summary.events);
    } finally {
      await bench.close();
    }
  });

  it('stops in order when asked, and goes on where it was', async () => {
    const bench = await openImportBench();
    try {
      const stop = new AbortController();
      let calls = 0;
      const door: IssueDoor = {
        execute: (envelope) => {
          if (++calls === 200) stop.abort();
          return bench.engine.door.execute(envelope);
        },
      };
      const stopped = await bench.import({ file, door, signal: stop.signal });
      expect(stopped.status).toBe('interrupted');
      expect(stopped.rows).toBeGreaterThan(0);
      expect(stopped.rows).toBeLessThan(SHORT.rows);
      expect(stopped.rows).toBe(stopped.issues + stopped.duplicates + stopped.rejects);

      const summary = await bench.import({ file });
      expect(summary).toMatchObject(SHORT);
      expect(await facts(bench)).toEqual(await facts(whole));
    } finally {
      await bench.close();
    }
  });

  it('loses nothing while the store is away for a time', async () => {
    const bench = await openImportBench();
    try {
      let calls = 0;
      const door: IssueDoor = {
        execute: async (envelope) => {
          const outcome = await bench.engine.door.execute(envelope);
          // Every tenth answer is lost after the events were stored.
          if (++calls % 10 === 0) throw new StoreUnavailable(new Error('ECONNRESET'));
          return calls % 37 === 0 ? { kind: 'contended' } : outcome;
        },
      };
      const summary = await bench.import({ file, door });
      expect(summary).toMatchObject({ ...SHORT, stopped: 0 });
      expect(bench.retries()).toBeGreaterThan(20);
      expect(await facts(bench)).toEqual(await facts(whole));
    } finally {
      await bench.close();
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { START, type Position, type RecordedEvent } from '@shaodao/event-store';
import { ProjectionSignals } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import { Histories } from '../testing/histories.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { BoardFeed, type BoardNews } from './feed.js';
import type { BoardScope } from './scope.js';
import { BoardProjector } from './projector.js';
import { BoardQueries } from './queries.js';

const ALL: BoardScope = { all: true };

describe('the live stream of the board', () => {
  const vault = new MemoryVault();
  const projector = new BoardProjector(vault);
  let database: ReadDatabase;
  let signals: ProjectionSignals;
  let feed: BoardFeed;
  let given: Histories;
  let title: string;

  beforeAll(async () => {
    database = await readDatabase();
    signals = new ProjectionSignals(database.pool);
    signals.start();
    feed = new BoardFeed(new BoardQueries(database.pool, vault), signals);
    title = (await vault.seal('s', ['路灯']))[0] ?? '';
  });
  afterAll(async () => {
    await signals.close();
    await database.close();
  });
  beforeEach(async () => {
    given = new Histories();
    await database.pool.query(
      `truncate board_issues, board_reports, board_units, projection_checkpoints`,
    );
    await database.pool.query(
      `insert into projection_checkpoints (projector, version, position) values ('board', 1, 0)`,
    );
  });

  /** As the runner does it: rows and checkpoint in one transaction, then the notification. */
  const projected = async (...events: readonly RecordedEvent[]): Promise<void> => {
    const through = events[events.length - 1]?.position ?? START;
    const tx = await database.pool.connect();
    await tx.query('begin');
    await tx.query(`update projection_checkpoints set position = $1`, [through]);
    await projector.project(events, tx);
    await tx.query('commit');
    tx.release();
    await database.pool.query(`select pg_notify('projections', $1)`, [`board ${String(through)}`]);
  };

  /** Reads until so many rows have come. */
  const read = async (
    count: number,
    after: Position,
    scope: BoardScope = ALL,
  ): Promise<{ readonly issues: readonly string[]; readonly last: BoardNews | undefined }> => {
    const stop = new AbortController();
    const issues: string[] = [];
    let last: BoardNews | undefined;
    for await (const news of feed.subscribe(after, scope, stop.signal)) {
      issues.push(...news.rows.map((row) => row.issue));
      last = news;
      if (issues.length >= count) stop.abort();
    }
    return { issues, last };
  };

  it('brings changes as they are projected', async () => {
    const reading = read(2, START);
    await projected(given.reported('1', title));
    await projected(given.reported('2', title));
    expect((await reading).issues).toEqual(['1', '2']);
  });

  it('resumes from where a reader was, without a gap', async () => {
    await projected(given.reported('1', title), given.reported('2', title));
    const first = await read(2, START);
    await projected(given.reported('3', title));
    await projected(given.reported('4', title));
    const rest = await read(2, first.last?.id ?? START);
    expect(rest.issues).toEqual(['3', '4']);
  });

  it('gives a reader that was away the newest state, once per issue', async () => {
    await projected(given.reported('1', title));
    given.accepted('1', 't-1');
    await projected(...given.events.slice(1));
    const { issues, last } = await read(1, START);
    expect(issues).toEqual(['1']);
    expect(last?.rows[0]).toMatchObject({ phase: 'ACCEPTED', revision: 3, title: '路灯' });
  });

  it('passes over what is outside the scope, and does not read it again', async () => {
    await projected(given.reported('1', title, { territory: 't-1' }));
    await projected(given.reported('2', title, { territory: 't-2' }));
    await projected(given.reported('3', title, { territory: 't-1' }));
    const { issues, last } = await read(1, START, { territories: ['t-2'] });
    expect(issues).toEqual(['2']);
    expect(last?.id).toBe(3);
  });

  it('delivers everything to every one of many readers while writing goes on', async () => {
    const readers = [1, 2, 3].map(() => read(60, START));
    for (let n = 0; n < 60; n += 3) {
      await projected(...[n, n + 1, n + 2].map((issue) => given.reported(String(issue), title)));
    }
    for (const reader of readers) {
      expect((await reader).issues).toEqual(Array.from({ length: 60 }, (_, n) => String(n)));
    }
  });

  it('holds back what is beyond the place the board has reached, and skips nothing before it', async () => {
    await projected(given.reported('1', title));
    const late = given.reported('2', title);
    // Another partition is ahead of the one that is to write issue 2.
    const ahead = given.reported('3', title);
    const session = await database.pool.connect();
    await projector.project([ahead], session);
    session.release();
    const reading = read(3, START);
    await projected(late);
    await database.pool.query(`update projection_checkpoints set position = $1`, [ahead.position]);
    expect((await reading).issues).toEqual(['1', '2', '3']);
  });

  it('ends when the reader goes', async () => {
    const stop = new AbortController();
    const seen: BoardNews[] = [];
    const ended = (async () => {
      for await (const news of feed.subscribe(START, ALL, stop.signal)) seen.push(news);
    })();
    stop.abort();
    await expect(ended).resolves.toBeUndefined();
    expect(seen).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckpointMoved } from '../failures.js';
import { pause } from '../pause.js';
import { listParked } from '../parked-list.js';
import type { Projector } from '../projector.js';
import { retryParked } from '../retry.js';
import { ProjectionRunner } from '../runner.js';
import { Scratch, ScratchInUse } from '../scratch/scratch.js';
import { NotRebuildable } from '../scratch/table-statements.js';
import { projectionStatus } from '../status.js';
import { Ledger, LEDGER_ROWS } from '../testing/ledger.js';
import { eventually, setScene, type Scene } from '../testing/scene.js';
import { happen, happenMany, Tally } from '../testing/tally.js';
import { rebuild, type RebuildResult, type RebuildStage } from './rebuild.js';

describe('a rebuild', () => {
  let scene: Scene;
  let ledger: Ledger;
  const faults: unknown[] = [];
  const runners: ProjectionRunner[] = [];

  beforeEach(async () => {
    ledger = new Ledger();
    scene = await setScene([ledger]);
    faults.length = 0;
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await scene.close();
  });

  const start = (projector: Projector = ledger): ProjectionRunner => {
    const runner = new ProjectionRunner({
      store: scene.store,
      pool: scene.poolNamed('live'),
      projectors: [projector],
      name: 'read-models',
      onFault: (error) => faults.push(error),
    });
    runners.push(runner);
    runner.start();
    return runner;
  };

  const rebuildIt = (
    options: {
      readonly projectors?: readonly Projector[];
      readonly onStage?: (stage: RebuildStage) => void;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<RebuildResult> =>
    rebuild({
      url: scene.url,
      store: scene.store,
      projectors: [ledger],
      pageSize: 100,
      signal: new AbortController().signal,
      ...options,
    });

  const rows = async (): Promise<readonly object[]> =>
    (await scene.pool.query<object>(LEDGER_ROWS)).rows;

  const position = async (): Promise<number> => {
    const { rows: found } = await scene.pool.query<{ position: string }>(
      `select position from projection_checkpoints where projector = 'ledger'`,
    );
    return Number(found[0]?.position ?? -1);
  };

  const caughtUp = async (): Promise<void> => {
    const head = await scene.store.head();
    await eventually(async () => (await position()) >= head);
  };

  /** Everything the catalogue says of the table, and which table it is. */
  const catalogue = async (): Promise<{ readonly oid: number; readonly form: unknown }> => {
    const { rows: found } = await scene.pool.query<{ oid: number; form: unknown }>(`
      select c.oid, json_build_array(
        c.reloptions, c.relpersistence, c.relacl::text,
        (select json_agg(json_build_array(attname, format_type(atttypid, atttypmod), attnotnull,
           attgenerated, attidentity, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, attnum))
           order by attnum)
         from pg_attribute a left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
         where attrelid = c.oid and attnum > 0 and not attisdropped),
        (select json_agg(json_build_array(conname, pg_get_constraintdef(oid)) order by conname)
         from pg_constraint where conrelid = c.oid),
        (select json_agg(indexdef order by indexdef) from pg_indexes
         where schemaname = 'public' and tablename = c.relname)) as form
      from pg_class c where c.oid = 'public.ledger_accounts'::regclass`);
    const [only] = found;
    if (only === undefined) throw new Error('The table is gone');
    return only;
  };

  const schemas = async (): Promise<readonly string[]> => {
    const { rows: found } = await scene.pool.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname like 'shaodao%'`,
    );
    return found.map(({ name }) => name);
  };

  it('puts a table of the same form and the same rows in the place of the old one', async () => {
    start();
    await happenMany(scene.store, 20, 30);
    await caughtUp();
    const [formBefore, rowsBefore] = [await catalogue(), await rows()];
    const result = await rebuildIt();
    const formAfter = await catalogue();
    expect(formAfter.form).toEqual(formBefore.form);
    expect(formAfter.oid).not.toBe(formBefore.oid);
    expect(await rows()).toEqual(rowsBefore);
    expect(result).toMatchObject({ projectors: ['ledger'], position: 600, events: 600 });
    expect(await schemas()).toEqual([]);
  });

  it('fills tables that nobody has filled before, with no projection running', async () => {
    await happenMany(scene.store, 3, 10);
    await rebuildIt();
    expect(await position()).toBe(30);
    expect(await rows()).toHaveLength(3);
    start();
    await happen(scene.store, ['tally-0']);
    await caughtUp();
    expect(await rows()).toContainEqual(expect.objectContaining({ stream: 'tally-0', events: 11 }));
  });

  it('mends rows that were changed behind the back of the projector', async () => {
    start();
    await happenMany(scene.store, 5, 10);
    await caughtUp();
    const before = await rows();
    await scene.pool.query(`update ledger_accounts set events = 7 where stream = 'tally-3'`);
    await scene.pool.query(`delete from ledger_accounts where stream = 'tally-4'`);
    await rebuildIt();
    expect(await rows()).toEqual(before);
  });

  it('lets a new version of a projector go on', async () => {
    start();
    await happenMany(scene.store, 4, 10);
    await caughtUp();
    await runners.pop()?.stop();

    const second = new Ledger(2);
    start(second);
    const deps = { pool: scene.pool, store: scene.store, projectors: [second] };
    const status = async () => (await projectionStatus(deps, 'read-models')).projectors[0];
    await eventually(async () => (await status())?.lastError !== undefined);
    expect((await status())?.lastError).toContain('they must be rebuilt');
    await rebuildIt({ projectors: [second] });
    await happen(scene.store, ['tally-0']);
    await caughtUp();
    expect(await status()).toMatchObject({ version: 2, lag: { events: 0 } });
    expect(await rows()).toContainEqual(expect.objectContaining({ stream: 'tally-0', events: 22 }));
  });

  it('disturbs neither readers nor the live projection, and nobody sees the tables go back', async () => {
    start();
    await happenMany(scene.store, 10, 100);
    await caughtUp();
    const over = new AbortController();
    const reader = await scene.poolNamed('reader').connect();
    const seen: number[] = [];
    const reading = (async () => {
      while (!over.signal.aborted) {
        const { rows: found } = await reader.query<{ events: string }>({
          name: 'all-events',
          text: 'select sum(events) as events from ledger_accounts',
        });
        seen.push(Number(found[0]?.events));
        await pause(5, over.signal);
      }
    })();
    const writing = (async () => {
      while (!over.signal.aborted) {
        await happenMany(scene.store, 10, 3);
        await pause(20, over.signal);
      }
    })();
    const before = await catalogue();
    for (let times = 0; times < 2; times += 1) await rebuildIt();
    over.abort();
    await Promise.all([reading, writing]);
    reader.release();
    await caughtUp();

    expect((await catalogue()).oid).not.toBe(before.oid);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(0)).toBeGreaterThanOrEqual(1_000);
    const head = await scene.store.head();
    const { rows: sum } = await scene.pool.query(
      `select sum(events)::integer as events from ledger_accounts`,
    );
    expect(sum).toEqual([{ events: head }]);
    // The leader learns by its checkpoint that the tables have moved on; nothing else went wrong.
    expect(faults.every((fault) => fault instanceof CheckpointMoved)).toBe(true);
  }, 60_000);

  it('waits for who holds the table, without holding up others for long', async () => {
    start();
    await happenMany(scene.store, 5, 10);
    await caughtUp();
    const holder = await scene.pool.connect();
    await holder.query('begin; select * from ledger_accounts');
    const attempts: number[] = [];
    const rebuilding = rebuildIt({
      onStage: (stage) => {
        if (stage.stage === 'swapping') attempts.push(stage.attempt);
      },
    });
    await eventually(() => attempts.length >= 2);
    const slowest = await slowestOf(20, () => scene.pool.query(LEDGER_ROWS));
    expect(slowest).toBeLessThan(2_000);
    expect(await schemas()).toEqual(['shaodao_rebuild']);
    await holder.query('commit');
    holder.release();
    expect((await rebuilding).attempts).toBeGreaterThan(1);
    expect(await schemas()).toEqual([]);
  });

  it.each(['building', 'indexing', 'swapping'] as const)(
    'given up while %s leaves everything as it was',
    async (stage) => {
      start();
      await happenMany(scene.store, 10, 50);
      await caughtUp();
      const [formBefore, rowsBefore] = [await catalogue(), await rows()];
      const given = new AbortController();
      const onStage = (at: RebuildStage): void => {
        if (at.stage === stage) given.abort();
      };
      await expect(rebuildIt({ onStage, signal: given.signal })).rejects.toThrow(/abort/i);
      expect(await catalogue()).toEqual(formBefore);
      expect(await rows()).toEqual(rowsBefore);
      expect(await schemas()).toEqual([]);
    },
  );

  it('is refused, in words, while another is under way', async () => {
    await happenMany(scene.store, 5, 100);
    let second: Promise<RebuildResult> | undefined;
    await rebuildIt({
      onStage: () => {
        second ??= rebuildIt();
        second.catch(() => undefined);
      },
    });
    await expect(second).rejects.toThrow(ScratchInUse);
    await expect(second).rejects.toThrow('Another process is rebuilding or verifying');
    expect(await rows()).toHaveLength(5);
  });

  it('drops what a process that died has left behind', async () => {
    await scene.pool.query(`
      create schema shaodao_rebuild; create table shaodao_rebuild.ledger_accounts (old text);
      create schema shaodao_rebuild_retired; create table shaodao_rebuild_retired.any (old text)`);
    await happen(scene.store, ['tally-a']);
    await rebuildIt();
    expect(await rows()).toMatchObject([{ stream: 'tally-a', events: 1 }]);
    expect(await schemas()).toEqual([]);
  });

  it('parks poison events as the live projections do, and forgets what is cured', async () => {
    await happen(scene.store, ['tally-a', 'tally-b']);
    await happen(scene.store, ['tally-a'], { poison: true });
    await happen(scene.store, ['tally-a', 'tally-b']);
    start();
    await caughtUp();
    const parked = async (): Promise<readonly object[]> =>
      (await listParked(scene.pool)).map(({ stream, revision, cause }) => ({
        stream,
        revision,
        cause,
      }));
    const parkedLive = await parked();
    expect(parkedLive).toEqual([
      { stream: 'tally-a', revision: 2, cause: true },
      { stream: 'tally-a', revision: 3, cause: false },
    ]);
    await scene.pool.query(`update parked_events set stream = 'tally-x' where not cause`);
    await rebuildIt();
    expect(await parked()).toEqual(parkedLive);
    // The leader takes over which streams are parked.
    await happen(scene.store, ['tally-a', 'tally-b']);
    await caughtUp();
    expect(await parked()).toHaveLength(3);
    const deps = { pool: scene.pool, store: scene.store, projectors: [ledger] };
    expect(await retryParked(deps, 'ledger', 'tally-a')).toMatchObject({ applied: 0 });
  });

  it('is refused for a projector that has effects, and for a table that others stand on', async () => {
    const effects = Object.assign(new Tally('ledger'), { rebuildable: false });
    await expect(rebuildIt({ projectors: [effects] })).rejects.toThrow(NotRebuildable);
    await scene.pool.query('create view busy as select * from ledger_accounts');
    await expect(rebuildIt()).rejects.toThrow('has views or functions that stand on it');
    expect(await schemas()).toEqual([]);
    // And the lock is given back.
    await scene.pool.query('drop view busy');
    await rebuildIt();
  });

  it('keeps the tables apart while they are built', async () => {
    await happen(scene.store, ['tally-a']);
    const scratch = await Scratch.open({
      url: scene.url,
      name: 'shaodao_verify',
      projectors: [ledger],
      logged: false,
    });
    await scratch.pool.query(`insert into ledger_accounts (stream, position) values ('x', 1)`);
    expect(await rows()).toEqual([]);
    const { rows: logged } = await scratch.pool.query(
      `select relpersistence from pg_class where oid = 'ledger_accounts'::regclass`,
    );
    expect(logged).toEqual([{ relpersistence: 'u' }]);
    await scratch.close();
    expect(await schemas()).toEqual([]);
  });
});

async function slowestOf(times: number, act: () => Promise<unknown>): Promise<number> {
  let slowest = 0;
  for (let n = 0; n < times; n += 1) {
    const begun = performance.now();
    await act();
    slowest = Math.max(slowest, performance.now() - begun);
  }
  return slowest;
}

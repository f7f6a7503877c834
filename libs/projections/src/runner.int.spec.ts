import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { START } from '@shaodao/event-store';
import { CheckpointMoved } from './failures.js';
import { ProjectorWorker } from './projector-worker.js';
import { ProjectionRunner } from './runner.js';
import { ProjectionSignals } from './signals.js';
import { projectionStatus } from './status.js';
import { eventually, setScene, type Scene } from './testing/scene.js';
import { happen, happenMany, Tally } from './testing/tally.js';
import { ProjectionWaiter } from './waiting.js';

describe('the projection runner', () => {
  let scene: Scene;
  let tally: Tally;
  let other: Tally;
  let signals: ProjectionSignals;
  let waiter: ProjectionWaiter;
  const runners: ProjectionRunner[] = [];

  beforeEach(async () => {
    tally = new Tally();
    other = new Tally('other');
    scene = await setScene([tally, other]);
    signals = new ProjectionSignals(scene.poolNamed('waiter'));
    signals.start();
    waiter = new ProjectionWaiter(scene.pool, signals);
  });

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await signals.close();
    await scene.close();
  });

  const run = (name: string, projectors = [tally, other], url?: string): ProjectionRunner => {
    const runner = new ProjectionRunner({
      store: scene.store,
      pool: scene.poolNamed(name, url),
      projectors,
      name: 'read-models',
      pageSize: 100,
    });
    runners.push(runner);
    runner.start();
    return runner;
  };

  const errorOf = async (projector: string): Promise<string | null> => {
    const { rows } = await scene.pool.query<{ last_error: string | null }>(
      `select last_error from projection_checkpoints where projector = $1`,
      [projector],
    );
    return rows[0]?.last_error ?? null;
  };

  it('projects what was there and what comes, once each and in order', async () => {
    await happen(scene.store, ['tally-a', 'tally-b', 'tally-a']);
    run('one');
    const last = await happen(scene.store, ['tally-b', 'ignored-x', 'tally-c']);
    expect(await waiter.waitFor(last, 10_000, ['tally', 'other'])).toBe(true);
    const expected = ['tally-a/1', 'tally-b/1', 'tally-a/2', 'tally-b/2', 'tally-c/1'];
    expect(await scene.lines()).toEqual(expected);
    expect(await scene.lines('other')).toEqual(expected);
  });

  it('makes a write visible to its waiter within milliseconds, and gives up in time', async () => {
    run('one');
    const first = await happen(scene.store, ['tally-a']);
    expect(await waiter.waitFor(first, 10_000, ['tally'])).toBe(true);
    const next = await happen(scene.store, ['tally-a']);
    const startedAt = performance.now();
    expect(await waiter.waitFor(next, 10_000, ['tally'])).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(500);
    const never = 1_000_000 as typeof next;
    expect(await waiter.waitFor(never, 50, ['tally'])).toBe(false);
    expect(await waiter.waitFor(START, 50, ['unheard-of'])).toBe(true);
  });

  it('catches up each projector from its own checkpoint', async () => {
    run('one', [tally]);
    const early = await happen(scene.store, ['tally-a', 'tally-b']);
    await waiter.waitFor(early, 10_000, ['tally']);
    await runners.pop()?.stop();
    run('two');
    const late = await happen(scene.store, ['tally-c']);
    expect(await waiter.waitFor(late, 10_000, ['tally', 'other'])).toBe(true);
    const all = ['tally-a/1', 'tally-b/1', 'tally-c/1'];
    expect(await scene.lines()).toEqual(all);
    expect(await scene.lines('other')).toEqual(all);
  });

  it('neither loses nor repeats an event when its sessions die again and again', async () => {
    const last = await happenMany(scene.store, 20, 100);
    run('one');
    for (let times = 0; times < 6; times += 1) {
      const before = (await scene.lines()).length;
      await eventually(async () => (await scene.lines()).length > before || before === 2_000);
      await scene.cutOff('one');
      await scene.cutOff('waiter');
    }
    expect(await waiter.waitFor(last, 20_000, ['tally', 'other'])).toBe(true);
    const lines = await scene.lines();
    expect(lines).toHaveLength(2_000);
    expect(new Set(lines).size).toBe(2_000);
    expect(new Set(await scene.lines('other')).size).toBe(2_000);
  });

  it('lets two share the work, and one take it all when the process of the other dies', async () => {
    const role = `runner_${randomBytes(6).toString('hex')}`;
    await scene.pool.query(`create role ${role} superuser login password 'x'`);
    const url = new URL(scene.url);
    url.username = role;
    url.password = 'x';
    const doomed = run('doomed', [tally, other], url.href);
    await eventually(() => doomed.leads.length === 2);
    const heir = run('heir');
    await eventually(() => heir.leads.length === 1);
    const early = await happenMany(scene.store, 5, 100);
    await waiter.waitFor(early, 10_000, ['tally', 'other']);
    expect([...doomed.leads, ...heir.leads].sort()).toEqual(['other', 'tally']);

    // Nobody of this name gets in any more: as good as dead.
    await scene.pool.query(`alter role ${role} nologin`);
    await scene.cutOff('doomed');
    const diedAt = performance.now();
    await eventually(() => heir.leads.length === 2);
    expect(performance.now() - diedAt).toBeLessThan(2_000);

    const late = await happenMany(scene.store, 5, 100);
    expect(await waiter.waitFor(late, 10_000, ['tally', 'other'])).toBe(true);
    expect(new Set(await scene.lines()).size).toBe(1_000);
    expect(await scene.lines()).toHaveLength(1_000);
    await doomed.stop();
    await scene.pool.query(`drop role ${role}`);
  });

  it('lets nobody apply a batch that somebody else has applied', async () => {
    await happen(scene.store, ['tally-a', 'tally-b']);
    const page = await scene.store.readAll(START, 10);
    const workers = [1, 2].map(() => new ProjectorWorker(tally, scene.pool, 100));
    for (const worker of workers) await worker.load();
    await workers[0]?.apply(page);
    await expect(workers[1]?.apply(page)).rejects.toThrow(CheckpointMoved);
    expect(await scene.lines()).toEqual(['tally-a/1', 'tally-b/1']);
    await workers[1]?.load();
    await workers[1]?.apply(page);
    expect(await scene.lines()).toHaveLength(2);
  });

  it('holds back a projector whose table is missing, parks nothing, and goes on when it is there', async () => {
    await scene.pool.query(`alter table other_lines rename to hidden_lines`);
    run('one');
    const first = await happen(scene.store, ['tally-a', 'tally-b']);
    expect(await waiter.waitFor(first, 10_000, ['tally'])).toBe(true);
    const deps = { pool: scene.pool, store: scene.store, projectors: [tally, other] };
    await eventually(async () => (await errorOf('other')) !== null);
    const held = await projectionStatus(deps, 'read-models');
    expect(held.hasLeader).toBe(true);
    expect(held.projectors.find(({ projector }) => projector === 'other')).toMatchObject({
      position: START,
      lag: { events: 2 },
      parked: { events: 0 },
      lastError: expect.stringContaining('other_lines'),
    });
    await scene.pool.query(`alter table hidden_lines rename to other_lines`);
    expect(await waiter.waitFor(first, 10_000, ['tally', 'other'])).toBe(true);
    const going = await projectionStatus(deps, 'read-models');
    expect(going.projectors.every(({ lag }) => lag.events === 0 && lag.seconds === 0)).toBe(true);
    expect(going.projectors.every((each) => each.lastError === undefined)).toBe(true);
    expect(await scene.lines()).toEqual(await scene.lines('other'));
  });

  it('refuses to write on tables of another version, and says so', async () => {
    await scene.pool.query(
      `insert into projection_checkpoints (projector, version, position) values ('tally', 7, 0)`,
    );
    run('one');
    const last = await happen(scene.store, ['tally-a']);
    expect(await waiter.waitFor(last, 10_000, ['other'])).toBe(true);
    await eventually(async () => (await errorOf('tally')) !== null);
    expect(await errorOf('tally')).toContain('they must be rebuilt');
    expect(await scene.lines()).toEqual([]);
  });

  it('shows the difference between idle and dead', async () => {
    const runner = run('one');
    const last = await happen(scene.store, ['tally-a']);
    await waiter.waitFor(last, 10_000, ['tally', 'other']);
    const deps = { pool: scene.pool, store: scene.store, projectors: [tally, other] };
    expect((await projectionStatus(deps, 'read-models')).hasLeader).toBe(true);
    await runner.stop();
    expect(runner.role).toBe('stopped');
    // The server lets go of the lock when it sees the session end, a moment after `stop`.
    await eventually(async () => !(await projectionStatus(deps, 'read-models')).hasLeader);
    expect((await projectionStatus(deps, 'read-models')).head).toBe(last);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Election } from './election.js';
import { ProjectionRunner } from './runner.js';
import { projectionStatus } from './status.js';
import { eventually, setScene, type Scene } from './testing/scene.js';
import { happen, happenMany, Tally } from './testing/tally.js';

const NAMES = ['one', 'two', 'three', 'four', 'five'];

describe('the lead of projectors among processes', () => {
  let scene: Scene;
  let tallies: readonly Tally[];
  const runners = new Map<string, ProjectionRunner>();
  const elections: Election[] = [];

  beforeEach(async () => {
    tallies = NAMES.map((name) => new Tally(name));
    scene = await setScene(tallies);
  });
  afterEach(async () => {
    for (const election of elections.splice(0)) election.leave();
    await Promise.all([...runners.values()].map((runner) => runner.stop()));
    runners.clear();
    await scene.close();
  });

  const start = (process: string, projectors: readonly Tally[] = tallies): ProjectionRunner => {
    const runner = new ProjectionRunner({
      store: scene.store,
      pool: scene.poolNamed(process),
      projectors,
      name: 'read-models',
      onFault: () => undefined,
    });
    runners.set(process, runner);
    runner.start();
    return runner;
  };
  const enter = async (process: string, names: readonly string[] = NAMES): Promise<Election> => {
    const election = await Election.enter(scene.poolNamed(process), 'read-models', names);
    elections.push(election);
    return election;
  };
  const shares = (): readonly number[] =>
    [...runners.values()].map(({ leads }) => leads.length).sort();
  const led = (): readonly string[] => [...runners.values()].flatMap(({ leads }) => leads).sort();
  const status = () =>
    projectionStatus({ pool: scene.pool, store: scene.store, projectors: tallies }, 'read-models');
  const linesOf = async (): Promise<readonly number[]> =>
    Promise.all(NAMES.map(async (name) => (await scene.lines(name)).length));

  it('is all with one while it stands alone', async () => {
    start('a');
    await eventually(() => led().length === 5);
    const { hasLeader, projectors } = await status();
    expect(hasLeader).toBe(true);
    expect(new Set(projectors.map(({ leader }) => leader?.application))).toEqual(new Set(['a']));
    expect(new Set(projectors.map(({ leader }) => leader?.pid)).size).toBe(1);
  });

  it('is shared out among three, and taken over from one that dies', async () => {
    for (const process of ['a', 'b', 'c']) start(process);
    await eventually(() => shares().join() === '1,2,2');
    expect(led()).toEqual([...NAMES].sort());
    const first = await happenMany(scene.store, 4, 50);
    await eventually(async () => (await linesOf()).every((lines) => lines === first));

    const dying = runners.get('c');
    runners.delete('c');
    await dying?.stop();
    await eventually(() => shares().join() === '2,3');
    const last = await happenMany(scene.store, 4, 50);
    await eventually(async () => (await linesOf()).every((lines) => lines === last));
    // Each line once: nobody wrote what another one wrote.
    for (const name of NAMES) expect(new Set(await scene.lines(name)).size).toBe(last);
    const { projectors } = await status();
    expect(new Set(projectors.map(({ leader }) => leader?.application))).toEqual(
      new Set(['a', 'b']),
    );
  });

  it('goes to who can where another process runs other code', async () => {
    await scene.pool.query(
      `insert into projection_checkpoints (projector, version, position) values ('one', 2, 0)`,
    );
    const newer = new Tally('one');
    Object.assign(newer, { version: 2 });
    start('old', [tallies[0] as Tally]);
    await eventually(async () => (await status()).projectors[0]?.lastError !== undefined);
    start('new', [newer]);
    const position = await happen(scene.store, ['tally-a']);
    await eventually(async () => (await status()).projectors[0]?.position === position);
    expect(await scene.lines('one')).toEqual(['tally-a/1']);
  });

  it('says of a projector that nobody leads that nobody does', async () => {
    const four = tallies.slice(0, 4);
    start('a', four);
    await eventually(() => led().length === 4);
    await scene.pool.query(
      `insert into projection_checkpoints (projector, version, position) values ('five', 1, 0)`,
    );
    const { hasLeader, projectors } = await status();
    expect(hasLeader).toBe(false);
    expect(projectors.filter(({ leader }) => leader === undefined)).toMatchObject([
      { projector: 'five' },
    ]);
  });

  it('asks back what is beyond the share as soon as another stands', async () => {
    const early = await enter('early');
    expect(await early.turn()).toEqual({ gained: true, excess: [] });
    expect(early.leads.size).toBe(5);
    const late = await enter('late');
    expect(await late.turn()).toEqual({ gained: false, excess: [] });
    const { gained, excess } = await early.turn();
    expect(gained).toBe(false);
    expect(excess).toHaveLength(2);
    await early.giveBack(excess);
    expect(await late.turn()).toEqual({ gained: true, excess: [] });
    expect([...late.leads].sort()).toEqual([...excess].sort());
    expect(await early.turn()).toEqual({ gained: false, excess: [] });
  });

  it('leaves what one withdraws from to the others, until it stands again', async () => {
    const able = await enter('able', ['one']);
    const unable = await enter('unable', ['one']);
    await unable.turn();
    expect([...unable.leads]).toEqual(['one']);
    await unable.withdraw('one', 60_000);
    expect(await able.turn()).toEqual({ gained: true, excess: [] });
    expect(await unable.turn()).toEqual({ gained: false, excess: [] });
    await able.giveBack(['one']);
    await able.withdraw('one', 60_000);
    await unable.withdraw('one', 0);
    await eventually(async () => (await unable.turn()).gained);
  });

  it('is lost with the session', async () => {
    const doomed = await enter('doomed');
    await doomed.turn();
    await scene.cutOff('doomed');
    await eventually(() => doomed.signal.aborted);
    await expect(doomed.turn()).rejects.toThrow();
    const heir = await enter('heir');
    await eventually(async () => {
      await heir.turn();
      return heir.leads.size === 5;
    });
  });
});

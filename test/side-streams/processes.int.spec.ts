import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  eventStoreMigrations,
  PostgresEventStore,
  START,
  StoreUnavailable,
  type RecordedEvent,
} from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import {
  OrderDispatcher,
  processMigrations,
  processRunner,
  refusedOrders,
  sideEffects,
  type OrderDoors,
  type Process,
} from '@shaodao/processes';
import {
  ProjectionSignals,
  ProjectionWaiter,
  projectionMigrations,
  type ProjectionRunner,
} from '@shaodao/projections';
import type { SideDoorOutcome, SideOrderEnvelope } from '@shaodao/side-streams';
import { MemoryVault } from '@shaodao/vault';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import {
  opening,
  PEOPLE,
  PETITIONS,
  PetitionHouse,
} from '../../libs/side-streams/src/testing/petition-house.js';

const ID = '01KPETXT0N0000000000000001';
const ANSWER = { type: 'AnswerPetition', answer: '修好了', followUp: '请再修四号楼的门' };

let database: TestDatabase;
let pool: pg.Pool;
let store: PostgresEventStore;
let house: PetitionHouse;
let signals: ProjectionSignals;
let runner: ProjectionRunner | undefined;
/** What happens to a command before the door of the petitions sees it. */
let onOrder: (envelope: SideOrderEnvelope) => Promise<void>;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 8 });
  pool.on('error', () => undefined);
  await migrate(pool, [...eventStoreMigrations, ...projectionMigrations, ...processMigrations]);
  store = new PostgresEventStore({ connectionString: database.url });
  house = new PetitionHouse(store, new MemoryVault());
  signals = new ProjectionSignals(pool);
  signals.start();
  onOrder = () => Promise.resolve();
});

afterEach(async () => {
  await runner?.stop();
  runner = undefined;
  await signals.close();
  await store.close();
  await pool.end();
  await database.drop();
});

const doors: OrderDoors = {
  issues: { execute: () => Promise.reject(new Error('no issue is ordered here')) },
  sides: {
    execute: async (envelope): Promise<SideDoorOutcome> => {
      await onOrder(envelope);
      return house.door.execute(envelope);
    },
  },
  directory: () => Promise.resolve({ code: 'UNIT_UNKNOWN' }),
};

/** Starts the processes and waits until they have taken in all there is. */
async function run(...processes: readonly Process[]): Promise<void> {
  await runner?.stop();
  const dispatcher = new OrderDispatcher(doors);
  runner = processRunner({ store, pool, processes, dispatcher, onFault: () => undefined });
  runner.start();
  await settle(...processes);
}

async function settle(...processes: readonly Process[]): Promise<void> {
  const waiter = new ProjectionWaiter(pool, signals);
  const names = processes.map(({ name }) => `process:${name}`);
  for (;;) {
    const head = await store.head();
    expect(await waiter.waitFor(head, 15_000, names)).toBe(true);
    if ((await store.head()) === head) return;
  }
}

const effects = (): Process => sideEffects(PETITIONS, store, house.vault);

async function petitions(): Promise<RecordedEvent[]> {
  const { events } = await store.readAll(START, 1_000, { types: ['PetitionOpened'] });
  return [...events];
}

describe('What an event orders elsewhere', () => {
  beforeEach(async () => {
    await house.order(PEOPLE.community, ID, opening());
    await house.order(PEOPLE.street, ID, ANSWER);
  });

  it('is carried out once, as the system, and says what caused it', async () => {
    await run(effects());
    const [first, second, ...rest] = await petitions();
    expect(rest).toEqual([]);
    expect(second).toMatchObject({
      stream: expect.stringMatching(/^petition-[0-9A-Z]{26}$/),
      meta: {
        actor: PEOPLE.system,
        commandId: expect.stringMatching(/^side-effects:.*:0$/),
        causationId: expect.any(String),
      },
    });
    expect(first?.meta.causationId).toBeUndefined();
  });

  it('is opened on the way, and sealed again for where it goes', async () => {
    await run(effects());
    const [, second] = await petitions();
    const { title, signatures } = second?.data as {
      title: string;
      signatures: { name: string }[];
    };
    const texts = await house.vault.open([title, ...signatures.map(({ name }) => name)]);
    expect(texts).toEqual(['请再修四号楼的门', '王秀英', '李强']);
  });

  it('leaves a dash where the person was erased meanwhile', async () => {
    await house.vault.erase('sub-wang');
    await run(effects());
    const [, second] = await petitions();
    const { signatures } = second?.data as { signatures: { name: string }[] };
    expect(await house.vault.open(signatures.map(({ name }) => name))).toEqual(['—', '李强']);
  });

  it('happens once, also where the checkpoint was lost after it', async () => {
    await run(effects());
    await runner?.stop();
    await pool.query(`update projection_checkpoints set position = 0`);
    await run(effects());
    expect(await petitions()).toHaveLength(2);
  });

  it('is tried again where the store was away for a while', async () => {
    let failures = 2;
    onOrder = () => {
      failures -= 1;
      return failures < 0
        ? Promise.resolve()
        : Promise.reject(new StoreUnavailable(new Error('away')));
    };
    await run(effects());
    expect(await petitions()).toHaveLength(2);
    expect(failures).toBeLessThan(0);
  });

  it('is written down where a door refuses it, without its texts', async () => {
    await run(effects());
    const refused = await refusedOrders(pool, 10);
    expect(refused).toEqual([
      {
        commandId: expect.stringMatching(/^side-effects:.*:1$/),
        process: 'side-effects',
        cause: { stream: `petition-${ID}`, revision: 2, type: 'PetitionAnswered' },
        target: 'petition-01KZZZZZZZZZZZZZZZZZZZZZZZ',
        command: 'SignPetition',
        code: 'TARGET_UNKNOWN',
        refusedAt: expect.any(String),
      },
    ]);
  });
});

describe('A process', () => {
  const named = (name: string, react: Process['react']): Process => ({
    name,
    filter: { categories: ['petition'], types: ['PetitionOpened'] },
    react,
  });

  it('goes on past a refusal, but leaves out what the refused order was to begin', async () => {
    await house.order(PEOPLE.community, ID, opening());
    const unknown = { target: 'side', kind: 'petition', id: '01KZ' } as const;
    await run(
      named('three', () => [
        { ...unknown, command: { type: 'SignPetition', name: '甲' } },
        { ...unknown, command: { type: 'SignPetition', name: '乙' } },
        { target: 'directory', command: { type: 'RetireUnit', code: 'x' } },
      ]),
    );
    const refused = await refusedOrders(pool, 10);
    expect(refused.map(({ target, code }) => [target, code]).sort()).toEqual([
      ['directory', 'UNIT_UNKNOWN'],
      ['petition-01KZ', 'TARGET_UNKNOWN'],
    ]);
  });

  it('that fails over an event holds up that stream and no other, and no other process', async () => {
    const seen: string[] = [];
    await house.order(PEOPLE.community, ID, opening());
    const good = named('good', ({ stream }) => {
      seen.push(stream);
      return [];
    });
    const bad = named('bad', () => {
      throw new Error('cannot read this');
    });
    await run(good, bad);
    expect(seen).toContain(`petition-${ID}`);
    const { rows } = await pool.query(`select projector, stream, error from parked_events`);
    expect(rows).toEqual([
      {
        projector: 'process:bad',
        stream: `petition-${ID}`,
        error: expect.stringContaining('cannot read this'),
      },
    ]);
  });

  it('works in one place only', async () => {
    await run(effects());
    const standby = processRunner({
      store,
      pool,
      processes: [effects()],
      dispatcher: new OrderDispatcher(doors),
      onFault: () => undefined,
    });
    standby.start();
    await house.order(PEOPLE.community, ID, opening());
    await house.order(PEOPLE.street, ID, ANSWER);
    await settle(effects());
    // Which of the two came first is nobody's matter.
    expect([runner?.role, standby.role].sort()).toEqual(['leader', 'standby']);
    await standby.stop();
    expect(await petitions()).toHaveLength(2);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  compileFormulas,
  contributionsOf,
  factsOf,
  foldFacts,
  mergeTallies,
  periodAt,
  type Dimension,
  type IssueFacts,
  type Period,
  type TallyRow,
} from '@shaodao/assessment';
import { compileCalendar, OFFICE_HOURS_CN } from '@shaodao/deadlines';
import type { EventStore, Position, RecordedEvent } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import { wants } from '@shaodao/projections';
import fc from 'fast-check';
import { prefixAt } from '../../libs/read-models/src/history/effective.js';
import type { Moment } from '../../libs/read-models/src/history/moment.js';
import { byIssue } from '../../libs/read-models/src/issue-event.js';
import { readDatabase, type ReadDatabase } from '../../libs/read-models/src/testing/database.js';
import { livesOfMany } from './lives-of-many.js';
import { SMALL_FORMULAS } from '../../libs/read-models/src/testing/small-formulas.js';
import { KpiFigures } from '../../libs/read-models/src/kpi/figures.js';
import { figuresFromEvents } from '../../libs/read-models/src/kpi/figures-from-events.js';
import { KpiProjector } from '../../libs/read-models/src/kpi/projector.js';
import { kpiMigrations } from '../../libs/read-models/src/kpi/schema.js';

const FORMULAS = compileFormulas(SMALL_FORMULAS);
const CALENDAR = compileCalendar(OFFICE_HOURS_CN);
const AFTER_ALL = '2031-01-01T00:00:00.000Z';

const choice = fc.record({
  command: fc.nat(999),
  chance: fc.nat(9),
  actor: fc.nat(9),
  gap: fc.nat(11),
  a: fc.nat(41),
  b: fc.nat(41),
  c: fc.nat(41),
});

/** Long lives of two or three issues, how they mix, when formulas come, where batches end. */
const past = fc.record({
  lives: fc.array(fc.array(choice, { minLength: 20, maxLength: 40 }), {
    minLength: 2,
    maxLength: 3,
  }),
  turns: fc.array(fc.nat(5), { minLength: 1, maxLength: 9 }),
  published: fc.nat(30),
  cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }),
  moments: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 3 }),
});

describe('figures kept as events arrive', () => {
  const projector = new KpiProjector();
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
    await migrate(database.pool, kpiMigrations);
  });
  afterAll(() => database.close());

  it('are those counted anew from the events, now and as of every moment, however batches are cut', async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(past, async ({ lives, turns, published, cuts, moments }) => {
        const { store, events } = await livesOfMany(lives, turns, {
          after: published,
          stream: 'formulas-main',
          type: 'FormulaSetPublished',
          data: { set: SMALL_FORMULAS, text: '' },
        });
        await deliver(cut(events, cuts));
        const once = await content();
        await deliver([...cut(events, [...cuts].reverse()), ...cut(events, cuts)]);
        expect(await content()).toEqual(once);
        for (const moment of [undefined, ...momentsIn(events, moments)])
          for (const period of periodsIn(events))
            for (const dimension of ['unit', 'territory'] as const)
              counted += await expectSame({ store, events, moment, period, dimension });
      }),
      { numRuns: 12 },
    );
    expect(counted).toBeGreaterThan(50);
  }, 240_000);

  it('come out the same for formulas that are published late, and for a version no tally is kept of', async () => {
    const lives = fc.sample(fc.array(choice, { minLength: 40, maxLength: 60 }), {
      numRuns: 3,
      seed: 7,
    });
    const { store, events } = await livesOfMany(lives, [0, 1, 2], {
      ...{ after: 1_000_000, stream: 'formulas-main', type: 'FormulaSetPublished', data: {} },
    });
    await deliver([events]);
    const late = {
      ...events.at(-1),
      ...{ stream: 'formulas-main', type: 'FormulaSetPublished', revision: 1 },
      data: { set: SMALL_FORMULAS, text: '' },
    } as RecordedEvent;
    const [period] = periodsIn(events);
    if (period === undefined) throw new Error('The lives lie in no period');
    const question = { store, events, period, dimension: 'unit' as const, moment: undefined };
    const without = await expectSame(question);
    await deliver([[late]], false);
    expect(await expectSame(question)).toBe(without);
    expect(without).toBeGreaterThan(0);
  });

  /** @returns how many tallies there were to compare. */
  async function expectSame({
    store,
    events,
    moment,
    period,
    dimension,
  }: {
    readonly store: EventStore;
    readonly events: readonly RecordedEvent[];
    readonly moment: Moment | undefined;
    readonly period: Period;
    readonly dimension: Dimension;
  }): Promise<number> {
    const head = await store.head();
    const at: Moment = moment ?? { axis: 'position', position: head, instant: AFTER_ALL };
    const wanted = countedByHand(events, at, period, dimension);
    const figures = new KpiFigures(database.pool, store, () => new Date(AFTER_ALL));
    const question = { formulas: FORMULAS, period, dimension };
    const kept = await figures.figures({ ...question, ...(moment && { moment }) });
    expect(mergeTallies(kept.rows)).toEqual(wanted);
    const [recounted = []] = await figuresFromEvents([question], {
      ...{ store, moment: at, through: head },
    });
    expect(mergeTallies(recounted)).toEqual(wanted);
    return wanted.length;
  }

  /** What is delivered is all the projector knows; its checkpoint says how far that is. */
  async function deliver(
    batches: readonly (readonly RecordedEvent[])[],
    fromEmpty = true,
  ): Promise<void> {
    const tx = await database.pool.connect();
    try {
      if (fromEmpty) await tx.query(`truncate ${projector.tables.join(', ')}`);
      for (const batch of batches) {
        const wanted = batch.filter((event) => wants(projector.filter, event));
        if (wanted.length > 0) await projector.project(wanted, tx);
      }
      const head = Math.max(...batches.flat().map(({ position }) => position));
      await tx.query(
        `insert into projection_checkpoints (projector, version, position) values ('kpi', 1, $1)
         on conflict (projector) do update set position = excluded.position`,
        [head],
      );
    } finally {
      tx.release();
    }
  }

  async function content(): Promise<readonly unknown[]> {
    return Promise.all(
      projector.tables.map(async (table) => {
        const { rows } = await database.pool.query<{ row: string }>(
          `select t::text as row from ${table} t order by 1`,
        );
        return rows;
      }),
    );
  }
});

/** The oracle: folds what counts at the moment, takes the facts, asks the formulas, adds up. */
function countedByHand(
  events: readonly RecordedEvent[],
  moment: Moment,
  period: Period,
  dimension: Dimension,
): readonly TallyRow[] {
  const rows: TallyRow[] = [];
  for (const stream of byIssue(events).values()) {
    const prefix = prefixAt(stream, moment);
    const told = prefix.reduce<IssueFacts | undefined>(foldFacts, undefined);
    if (told === undefined) continue;
    const last =
      prefix
        .map(({ occurredAt }) => occurredAt)
        .sort()
        .at(-1) ?? '';
    const asOf = last > moment.instant ? last : moment.instant;
    const wanted = { kinds: [period.kind], dimensions: [dimension] };
    rows.push(...contributionsOf(FORMULAS, factsOf(told, CALENDAR), asOf, wanted));
  }
  return mergeTallies(rows.filter((row) => row.period === period.code));
}

/** Places in the log and instants of the lives, some between events. */
function momentsIn(events: readonly RecordedEvent[], shares: readonly number[]): Moment[] {
  const instants = events.map(({ occurredAt }) => Date.parse(occurredAt));
  const [from, to] = [Math.min(...instants), Math.max(...instants)];
  return shares.flatMap((share): Moment[] => {
    const instant = new Date(from + share * (to - from)).toISOString();
    const position = Math.floor(share * events.length) as Position;
    return [
      { axis: 'instant', instant },
      { axis: 'position', position, instant },
    ];
  });
}

/** The months of the first and the last event, and their quarter. */
function periodsIn(events: readonly RecordedEvent[]): readonly Period[] {
  const issues = events.filter(({ stream }) => stream.startsWith('issue-'));
  const found = [issues[0], issues[Math.floor(issues.length / 2)]].flatMap((event) =>
    event === undefined
      ? []
      : ['month', 'quarter'].flatMap(
          (kind) => periodAt(SMALL_FORMULAS.periods, kind, event.occurredAt) ?? [],
        ),
  );
  return [...new Map(found.map((period) => [`${period.kind} ${period.code}`, period])).values()];
}

function cut(events: readonly RecordedEvent[], sizes: readonly number[]): RecordedEvent[][] {
  const pieces: RecordedEvent[][] = [];
  for (let from = 0, piece = 0; from < events.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    pieces.push(events.slice(from, from + size));
    from += size;
  }
  return pieces;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap } from '@shaodao/issue';
import { wants, type Projector } from '@shaodao/projections';
import {
  BoardQueries,
  InboxQueries,
  Past,
  prefixAt,
  readModelProjectors,
  type BoardFilter,
  type BoardRow,
  type BoardScope,
  type InboxEntry,
  type Moment,
} from '@shaodao/read-models';
import { MemoryVault } from '@shaodao/vault';
import fc from 'fast-check';
import {
  forRandomLives,
  PROPERTY_SEED,
  type Life,
} from '../../libs/issue/src/testing/random-life.js';
import { readDatabase, type ReadDatabase } from '../../libs/read-models/src/testing/database.js';

const RUNS = Number(process.env['SHAODAO_REPLAYS'] ?? 12);
const LIVES = 4;
const HOUR_MS = 3_600_000;
const ALL: BoardScope = { all: true };
const NOBODY = { units: [], person: 'p-nobody' };

/** Filters and scopes a board is asked with; the units and territories are those of the lives. */
const QUESTIONS: readonly (readonly [BoardFilter, BoardScope])[] = [
  [{}, ALL],
  [{ open: true }, ALL],
  [{ open: false }, ALL],
  [{ phases: ['DISPATCHED', 'IN_PROGRESS', 'HANDLED', 'WHISTLED'] }, ALL],
  [{ open: true, leadUnit: 'water' }, ALL],
  [{ text: '漏水' }, ALL],
  [{}, { units: ['water', 'fire'] }],
  [{ open: true }, { units: ['water'], territories: ['community-1', 'grid-1'] }],
  [{}, { all: true, hiddenFrom: { units: ['water'], person: 'p-nobody' } }],
];

/** How the events lie in the log, where batches end, and which moments are asked. */
const night = fc.record({
  picks: fc.array(fc.nat(LIVES - 1), { minLength: 40, maxLength: 40 }),
  back: fc.array(fc.nat(9), { minLength: 10, maxLength: 30 }),
  cuts: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 3, maxLength: 12 }),
  again: fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }),
  // Without a liking for the ends, where little holds that is past.
  places: fc.array(fc.noBias(fc.nat(9_999)), { minLength: 3, maxLength: 3 }),
});

describe('what was shown at a moment', () => {
  const vault = new MemoryVault();
  let kept: ReadDatabase;
  let replayed: ReadDatabase;
  let titles: readonly string[];

  beforeAll(async () => {
    [kept, replayed] = [await readDatabase(), await readDatabase()];
    titles = await Promise.all(
      Array.from({ length: LIVES }, async (_, n) => {
        const [title = ''] = await vault.seal(`s-${String(n)}`, [`水管漏水 ${String(n)}`]);
        return title;
      }),
    );
  });
  afterAll(async () => {
    await kept.close();
    await replayed.close();
  });

  it('is what a replay shows that stops there, on both axes', async () => {
    const lives = sample(RUNS * LIVES);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(night, async ({ picks, back, cuts, again, places }) => {
        const from = (run++ % RUNS) * LIVES;
        const events = recorded(lives.slice(from, from + LIVES), titles, picks, back);
        await deliver(kept, events, cuts, again);
        const past = new Past({ pool: kept.pool, vault, now, store: storeOf(events) });
        for (const place of places) {
          for (const moment of momentsAt(events, place)) {
            await deliver(replayed, stoppedAt(events, moment), [1_000], [false]);
            await expectAlike(past, moment);
          }
        }
      }),
      { numRuns: RUNS, seed: PROPERTY_SEED },
    );
  }, 300_000);

  async function expectAlike(past: Past, moment: Moment): Promise<void> {
    const board = new BoardQueries(replayed.pool, vault);
    const inbox = new InboxQueries(replayed.pool);
    const all = await board.page({}, ALL, { sort: 'due', limit: 50 });
    for (const [filter, scope] of QUESTIONS) {
      for (const sort of ['due', 'reported'] as const) {
        const options = { sort, limit: 50 };
        const { rows } = await past.board.page(filter, scope, options, moment);
        const asked = { moment, filter, scope, sort };
        expect({ ...asked, rows }).toEqual({
          ...asked,
          rows: (await board.page(filter, scope, options)).rows,
        });
      }
      const { overdue: _today, ...replay } = await board.counts(filter, scope);
      const { overdue: _then, ...counts } = await past.board.counts(filter, scope, moment);
      expect(counts).toEqual(replay);
    }
    await expectLateAlike(past, moment, all.rows);
    expect(await paged(past, moment)).toEqual(all.rows.map(({ issue }) => issue));
    for (const row of all.rows) {
      expect((await past.issues.at(row.issue, moment))?.row).toEqual(row);
    }
    for (const unit of new Set(all.rows.flatMap(({ units }) => units))) {
      for (const open of [true, false]) {
        const options = { open, limit: 50 };
        const { entries } = await past.inbox.page(unit, NOBODY, options, moment);
        expect({ unit, entries }).toEqual({
          unit,
          entries: (await inbox.page(unit, NOBODY, options)).entries,
        });
        if (open) await expectCounted(past, moment, unit, entries);
      }
    }
  }

  /** Late is late by the clock of then, which a replay of today does not have. */
  async function expectLateAlike(
    past: Past,
    moment: Moment,
    rows: readonly BoardRow[],
  ): Promise<void> {
    const late = rows
      .filter(({ open, handledAt }) => open && handledAt === undefined)
      .filter(({ dueAt }) => dueAt !== undefined && dueAt < moment.instant);
    const { overdue } = await past.board.counts({}, ALL, moment);
    expect(overdue).toBe(late.length);
    const page = await past.board.page({ overdue: true }, ALL, { sort: 'due', limit: 50 }, moment);
    expect(page.rows).toEqual(late);
  }

  async function expectCounted(
    past: Past,
    moment: Moment,
    unit: string,
    entries: readonly InboxEntry[],
  ): Promise<void> {
    expect(await past.inbox.counts(unit, NOBODY, moment)).toEqual({
      open: entries.length,
      overdue: entries.filter(({ dueAt }) => dueAt < moment.instant).length,
      toSign: entries.filter(({ status }) => status === 'PENDING_SIGN').length,
    });
  }

  /** The issues by limit, two a page. */
  async function paged(past: Past, moment: Moment): Promise<string[]> {
    const issues: string[] = [];
    let cursor: string | undefined;
    do {
      const options = { sort: 'due' as const, limit: 2, ...(cursor && { cursor }) };
      const page = await past.board.page({}, ALL, options, moment);
      issues.push(...page.rows.map(({ issue }) => issue));
      cursor = page.next;
    } while (cursor !== undefined);
    return issues;
  }

  /** Into empty tables, in batches of these sizes; some of them come twice. */
  async function deliver(
    { pool }: ReadDatabase,
    events: readonly RecordedEvent[],
    cuts: readonly number[],
    again: readonly boolean[],
  ): Promise<void> {
    const projectors = readModelProjectors(vault).filter(({ name }) => SHOWING.includes(name));
    const tx = await pool.connect();
    try {
      const tables = projectors.flatMap(({ tables: own }) => own);
      await tx.query(`truncate ${tables.join(', ')}`);
      for (let at = 0, n = 0; at < events.length; n += 1) {
        const size = cuts[n % cuts.length] ?? 1;
        const batch = events.slice(at, at + size);
        const early = again[n % again.length] === true ? events.slice(0, at + size) : [];
        for (const each of [batch, early]) await projectAll(projectors, each);
        at += size;
      }
    } finally {
      tx.release();
    }

    async function projectAll(
      all: readonly Projector[],
      batch: readonly RecordedEvent[],
    ): Promise<void> {
      for (const projector of all) {
        const wanted = batch.filter((event) => wants(projector.filter, event));
        if (wanted.length > 0) await projector.project(wanted, tx);
      }
    }
  }
});

const SHOWING = ['board', 'inbox', 'history'];
const now = (): Date => new Date('2100-01-01T00:00:00.000Z');

function sample(runs: number): readonly Life[] {
  const lives: Life[] = [];
  forRandomLives((life) => lives.push(life), { runs });
  return lives;
}

/** The lives side by side in one log, picked in turn; now and then an event is said to be older. */
function recorded(
  lives: readonly Life[],
  titles: readonly string[],
  picks: readonly number[],
  back: readonly number[],
): RecordedEvent[] {
  const waiting = lives.map((life) => life.flatMap(({ events }) => events));
  const revisions = lives.map(() => 0);
  const log: RecordedEvent[] = [];
  for (let turn = 0; waiting.some((left) => left.length > 0); turn += 1) {
    const picked = picks[turn % picks.length] ?? 0;
    const pick = waiting[picked]?.length ? picked : waiting.findIndex((left) => left.length > 0);
    const event = waiting[pick]?.shift();
    if (event === undefined) continue;
    const revision = (revisions[pick] ?? 0) + 1;
    revisions[pick] = revision;
    const { type, occurredAt, actor } = event;
    const position = (log.length + 1) as Position;
    const older = back[turn % back.length] === 0 && revision > 1 ? 30 * HOUR_MS : 0;
    const data =
      type === 'IssueReported' ? reported(event.data, titles[pick] ?? '', pick) : event.data;
    log.push({
      id: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
      type,
      schemaVersion: 1,
      stream: `issue-i${String(pick)}`,
      revision,
      position,
      occurredAt: new Date(Date.parse(occurredAt) - older).toISOString(),
      recordedAt: new Date(RECORDED_FROM + position * 1_000).toISOString(),
      data,
      meta: { actor, commandId: `c-${String(position)}`, correlationId: 'c' },
    });
  }
  return log;
}

const RECORDED_FROM = Date.parse('2026-09-01T00:00:00.000Z');

function reported(data: object, title: string, n: number): object {
  const { description: _sealed, appellant, ...facts } = data as IssueEventMap['IssueReported'];
  const accused = n === 1 ? { accusedUnit: 'water' } : {};
  return { ...facts, ...accused, title, appellant: { ...appellant, subject: `s-${String(n)}` } };
}

/** A place of the log and an instant, that far through it; some instants lie between two events. */
function momentsAt(events: readonly RecordedEvent[], place: number): readonly Moment[] {
  const event = events[place % events.length];
  if (event === undefined) return [];
  const { position, recordedAt, occurredAt } = event;
  const after = (place % 3) * 20 * 60_000;
  const instant = new Date(Date.parse(occurredAt) + after).toISOString();
  return [
    { axis: 'position', position, instant: recordedAt },
    { axis: 'instant', instant },
  ];
}

function stoppedAt(events: readonly RecordedEvent[], moment: Moment): readonly RecordedEvent[] {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  return streams
    .map((stream) => events.filter((event) => event.stream === stream))
    .flatMap((stream) => prefixAt(stream, moment))
    .sort((one, other) => one.position - other.position);
}

/** As much of a store as the past asks. */
function storeOf(events: readonly RecordedEvent[]): ConstructorParameters<typeof Past>[0]['store'] {
  return {
    async *readStream(stream: string) {
      yield* events.filter((event) => event.stream === stream);
    },
    head: () => Promise.resolve(events.length as Position),
    recordedAt: (place) => Promise.resolve(events[place - 1]?.recordedAt),
  };
}

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eraseSubject } from '@shaodao/engine';
import type { EventStore, NewEvent } from '@shaodao/event-store';
import { loadMapping, runImport, shippedFolder } from '@shaodao/integrations';
import type { IssueCommand, IssueEventMap } from '@shaodao/issue';
import { rebuild, retryParked, verify, type Verification } from '@shaodao/projections';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import {
  openTestEngine,
  PEOPLE,
  type TestEngine,
} from '../../libs/engine/src/testing/test-engine.js';
import { forRandomLives, type Life } from '../../libs/issue/src/testing/random-life.js';

const LIVES = 40;
const ULID = '01K9AAAAAAAAAAAAAAAAAA';

const issueOf = (number: number): string => `${ULID}${String(number).padStart(4, '0')}`;
const subjectOf = (number: number): string => `sub-life-${String(number)}`;

/**
 * All read tables of a house, held against a replay and against tables filled by whole streams, after
 * whatever may happen to them.
 */
describe('the read tables are what the events say', () => {
  let engine: TestEngine;

  beforeEach(async () => {
    engine = await openTestEngine();
    engine.projections.start();
    engine.kpi.runner.start();
  });
  afterEach(async () => {
    await engine.kpi.runner.stop();
    await engine.close();
  });

  const all = () => [...engine.readModels, ...engine.kpi.projectors];
  const able = () => all().filter(({ rebuildable }) => rebuildable);

  const verified = (): Promise<Verification> =>
    verify({
      url: engine.databaseUrl,
      store: engine.store,
      projectors: able(),
      signal: new AbortController().signal,
    });

  /** Resolves when everything is projected. */
  const projected = async (): Promise<void> => {
    const names = all().map(({ name }) => name);
    expect(await engine.projected.waitFor(await engine.store.head(), 60_000, names)).toBe(true);
  };

  const expectClean = async (): Promise<void> => {
    await projected();
    const { clean, projectors } = await verified();
    const faulty = projectors.filter((each) => !each.clean);
    expect(faulty).toEqual([]);
    expect(clean).toBe(true);
    expect(projectors.map(({ projector }) => projector)).toEqual(able().map(({ name }) => name));
    expect(projectors.some(({ tables }) => tables.some(({ rows }) => rows.live > 0))).toBe(true);
  };

  /** Every row of every table, every checkpoint, all that is parked, as text. */
  const content = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
    const textsOf = async (sql: string): Promise<readonly string[]> => {
      const { rows } = await engine.pool.query<{ text: string }>(`${sql} order by 1`);
      return rows.map(({ text }) => text);
    };
    const tables: Record<string, readonly string[]> = {};
    for (const table of able().flatMap((projector) => projector.tables))
      tables[table] = await textsOf(`select t::text as text from ${table} t`);
    tables['checkpoints'] = await textsOf(
      `select concat_ws(' ', projector, version, position, applied) as text
       from projection_checkpoints`,
    );
    tables['parked'] = await textsOf(
      `select concat_ws(' ', projector, stream, revision, type, cause, error) as text
       from parked_events`,
    );
    return tables;
  };

  /** Tables filled anew by whole streams, in small pages: to the last byte those kept. */
  const expectRebuiltAlike = async (): Promise<void> => {
    await projected();
    const kept = await content();
    const { store, databaseUrl: url } = engine;
    const { signal } = new AbortController();
    await rebuild({ url, store, projectors: able(), pageSize: 37, signal });
    expect(await content()).toEqual(kept);
  };

  const erase = (subject: string) =>
    eraseSubject(
      {
        subject,
        reason: '本人要求',
        actor: PEOPLE.agent,
        commandId: `erase:${subject}`,
        eventId: uuidv7(),
        now: engine.now().toISOString(),
      },
      engine.store,
      engine.vault,
    );

  /** Random lives as streams of the house, written side by side; titles sealed by its vault. */
  const liveAll = async (): Promise<void> => {
    const lives: Life[] = [];
    forRandomLives((life) => lives.push(life), { runs: LIVES });
    await Promise.all(lives.map((life, number) => liveOne(life, number)));
  };

  const liveOne = async (life: Life, number: number): Promise<void> => {
    const [title = ''] = await engine.vault.seal(subjectOf(number), [`第${String(number)}件 leak`]);
    let revision = 0;
    for (const { events } of life) {
      if (events.length === 0) continue;
      const appended = events.map(({ type, data, occurredAt, actor }): NewEvent => ({
        id: uuidv7(),
        type,
        schemaVersion: 1,
        occurredAt,
        data: type === 'IssueReported' ? reported(data, title, subjectOf(number)) : data,
        meta: { actor, commandId: uuidv7(), correlationId: 'lives' },
      }));
      await append(engine.store, `issue-${issueOf(number)}`, revision, appended);
      revision += appended.length;
    }
  };

  it('after random lives, and after some of those people were erased', async () => {
    await liveAll();
    await expectClean();
    for (const number of [0, 3, 7, 19]) await erase(subjectOf(number));
    await expectClean();
    const { rows } = await engine.pool.query(
      `select count(*)::integer as erased from board_reports where title is null`,
    );
    expect(rows).toEqual([{ erased: 4 }]);
    await expectRebuiltAlike();
  }, 180_000);

  it('after a merger and its undoing', async () => {
    for (const number of [1, 2]) {
      await done(issueOf(number), {
        type: 'ReportIssue',
        channel: 'hotline',
        kind: 'COMPLAINT',
        title: '路灯不亮',
        territory: 'street-1',
        appellant: { subject: subjectOf(number), name: '张三' },
      });
      await done(issueOf(number), {
        type: 'AcceptIssue',
        category: 'lights',
        territory: 'street-1',
      });
    }
    await done(issueOf(1), { type: 'MergeInto', target: issueOf(2), reason: '同一件事' });
    await expectClean();
    await done(issueOf(1), { type: 'UnmergeIssue', reason: '不是同一件事' });
    await erase(subjectOf(2));
    await expectClean();
    await expectRebuiltAlike();
  }, 60_000);

  it('after an import, and while a stream stands parked', async () => {
    const file = join(shippedFolder('samples'), 'boston311.csv');
    const { door, directory, pool } = engine;
    const watcher = {
      surveying: () => undefined,
      started: () => undefined,
      retrying: () => undefined,
    };
    const { signal } = new AbortController();
    const loaded = loadMapping('boston311');
    const request = { loaded, file, concurrency: 64, signal };
    const summary = await runImport(request, { pool, door, directory, watcher });
    expect(summary.stopped).toBe(0);
    await append(engine.store, `issue-${issueOf(9)}`, 0, [damaged()]);
    await expectClean();
    const { projectors } = await verified();
    const board = projectors.find(({ projector }) => projector === 'board');
    expect(board?.checkpoint.parked).toBe(1);
    expect(board?.tables.find(({ table }) => table === 'board_issues')?.rows.live).toBe(
      summary.issues,
    );
    await expectRebuiltAlike();
  }, 180_000);

  it('after a report was parked, its resident erased, and the report tried again', async () => {
    const [title = ''] = await engine.vault.seal(subjectOf(5), ['路灯不亮']);
    const report = damaged();
    const data = { ...(report.data as IssueEventMap['IssueReported']), title };
    const appellant = { subject: subjectOf(5) };
    const stream = `issue-${issueOf(5)}`;
    await projected();
    await append(engine.store, stream, 0, [{ ...report, data: { ...data, appellant } }]);
    await projected();
    // As if the board could not take it: its rows are gone, and the event stands parked.
    await engine.pool.query(
      `with gone as (delete from board_issues where issue = $1 returning *),
         told as (delete from board_reports where issue = $1)
       insert into parked_events (projector, stream, revision, position, type, error, cause)
       select 'board', $2, 1, position, 'IssueReported', 'was in the way', true from gone`,
      [issueOf(5), stream],
    );
    await erase(subjectOf(5));
    await projected();
    const deps = { pool: engine.pool, store: engine.store, projectors: all() };
    expect(await retryParked(deps, 'board', stream)).toEqual({ applied: 1, remaining: 0 });
    await expectClean();
    await expectRebuiltAlike();
  }, 60_000);

  const done = async (issue: string, command: IssueCommand): Promise<void> => {
    expect(await engine.order(PEOPLE.agent, issue, command)).toMatchObject({ kind: 'done' });
  };
});

/** The report with words that the house can open, of somebody it can erase. */
function reported(data: object, title: string, subject: string): object {
  const { description: _sealed, appellant, ...facts } = data as IssueEventMap['IssueReported'];
  return { ...facts, title, appellant: { ...appellant, subject } };
}

/** A report whose title nobody can open, so that the board cannot take it. */
function damaged(): NewEvent {
  const data: IssueEventMap['IssueReported'] = {
    channel: 'hotline',
    kind: 'HELP',
    title: 'enc1.damaged',
    appellant: { subject: 'sub-damaged' },
    noReplyWanted: false,
    confidentiality: 'NORMAL',
    media: [],
    receiptCode: 'R-damaged',
  };
  return {
    id: uuidv7(),
    type: 'IssueReported',
    schemaVersion: 1,
    occurredAt: '2026-03-02T01:00:00.000Z',
    data,
    meta: { actor: PEOPLE.agent, commandId: 'damaged', correlationId: 'damaged' },
  };
}

async function append(
  store: EventStore,
  stream: string,
  expected: number,
  events: readonly NewEvent[],
): Promise<void> {
  const result = await store.append([{ stream, expected, events }]);
  expect(result.kind).toBe('appended');
}

import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore, START, type RecordedEvent } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import { project } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { opening, PEOPLE, PETITIONS, PetitionHouse } from '../testing/petition-house.js';
import { SideStreamProjector } from './projector.js';
import { InvalidSideCursor, SideQueries } from './queries.js';
import { sideStreamMigrations } from './schema.js';

const EVERYTHING = { all: true, territories: [], units: [] };
const id = (number: number): string => `01KPETXT0N000000000000000${String(number)}`;

let database: TestDatabase;
let pool: pg.Pool;
let queries: SideQueries;
let house: PetitionHouse;
let events: readonly RecordedEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  await migrate(pool, sideStreamMigrations);
  queries = new SideQueries(pool);
  house = new PetitionHouse(new MemoryEventStore(), new MemoryVault());
  for (const number of [1, 2, 3]) {
    await house.order(PEOPLE.community, id(number), opening());
    house.now += 60_000;
  }
  await house.order(PEOPLE.resident, id(4), opening({ territory: 'west' }));
  await house.order(PEOPLE.street, id(2), { type: 'AnswerPetition', answer: '修好了' });
  await house.store.append([
    {
      stream: 'issue-01KX',
      expected: 0,
      events: [linked('petition-' + id(3)), linked('issue-01KY')],
    },
  ]);
  events = (await house.store.readAll(START, 100)).events;
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

let made = 0;
const linked = (stream: string) => ({
  id: `00000000-0000-7000-8000-00000000000${String((made += 1))}`,
  type: 'IssueLinked',
  schemaVersion: 1,
  occurredAt: new Date(house.now).toISOString(),
  data: { relation: 'RELATED', stream },
  meta: { actor: PEOPLE.system, commandId: 'c', correlationId: 'c' },
});

describe('The list of side streams', () => {
  const ids = async (...args: Parameters<SideQueries['page']>): Promise<string[]> =>
    (await queries.page(...args)).rows.map((row) => row.id);
  const page = { limit: 10 };

  it('has the same rows however its events are cut', async () => {
    const projector = new SideStreamProjector(house.store, PETITIONS);
    const whole = project(projector, pool).from(...events);
    const [rows, links] = [
      await whole.rows('side_streams'),
      await whole.rows('side_stream_issues'),
    ];
    const cut = project(projector, pool)
      .from(...events)
      .deliveredTwice(1);
    expect(await cut.rows('side_streams')).toEqual(rows);
    expect(await cut.rows('side_stream_issues')).toEqual(links);
    expect(rows).toHaveLength(4);
    // The one that is answered was about the matter as well.
    expect(links).toHaveLength(4 + 1);
    expect(JSON.stringify(rows)).not.toContain('三号楼');
  });

  it('shows the newest first, with what the stream says of itself', async () => {
    const { rows } = await queries.page('petition', {}, EVERYTHING, page);
    expect(rows.map((row) => row.id)).toEqual([id(4), id(3), id(2), id(1)]);
    expect(rows[2]).toMatchObject({
      kind: 'petition',
      status: 'ANSWERED',
      over: true,
      revision: 2,
      territory: 'east/grid-1',
      persons: ['p-community'],
      playbook: { id: 'petitions', version: 1 },
      titleField: 'title',
    });
  });

  it('goes on by pages', async () => {
    const first = await queries.page('petition', {}, EVERYTHING, { limit: 3 });
    expect(first.rows).toHaveLength(3);
    const cursor = first.next ?? '';
    const second = await queries.page('petition', {}, EVERYTHING, { limit: 3, cursor });
    expect(second.rows.map((row) => row.id)).toEqual([id(1)]);
    expect(second.next).toBeUndefined();
  });

  it.each(['', 'x', Buffer.from('["parade","2026-01-01T00:00:00Z","A"]').toString('base64url')])(
    'takes no cursor but its own: %p',
    async (cursor) => {
      await expect(
        queries.page('petition', {}, EVERYTHING, { limit: 3, cursor }),
      ).rejects.toBeInstanceOf(InvalidSideCursor);
    },
  );

  it('is filtered by status, place, issue and whether it is over', async () => {
    expect(await ids('petition', { status: ['ANSWERED'] }, EVERYTHING, page)).toEqual([id(2)]);
    expect(await ids('petition', { territories: ['west'] }, EVERYTHING, page)).toEqual([id(4)]);
    expect(await ids('petition', { issue: '01KX' }, EVERYTHING, page)).toEqual([id(3)]);
    expect(await ids('petition', { over: false }, EVERYTHING, page)).toEqual([id(4), id(3), id(1)]);
    expect(await ids('petition', { unit: 'water' }, EVERYTHING, page)).toEqual([]);
    expect(await ids('parade', {}, EVERYTHING, page)).toEqual([]);
  });

  it('shows everybody their share', async () => {
    const nobody = { all: false, territories: [], units: [] };
    expect(await ids('petition', {}, nobody, page)).toEqual([]);
    expect(await ids('petition', {}, { ...nobody, territories: ['west'] }, page)).toEqual([id(4)]);
    expect(await ids('petition', {}, { ...nobody, person: 'p-resident' }, page)).toEqual([id(4)]);
  });

  it('knows the streams an issue is linked with', async () => {
    const rows = await queries.ofIssue('01KX');
    expect(rows.map((row) => [row.id, row.issues])).toEqual([[id(3), ['01KMATTER', '01KX']]]);
    expect(await queries.ofIssue('01KY')).toEqual([]);
  });

  it('counts what is open of each person, and not what is over', async () => {
    const load = await queries.load('petition', ['p-community', 'p-resident', 'p-nobody']);
    expect([...load].sort()).toEqual([
      ['p-community', 2],
      ['p-resident', 1],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  dayOf,
  EMPTY_DIRECTORY,
  evolveDirectory,
  sampleDirectory,
  TABLE_NAMES,
  type AnyEntry,
  type DirectoryState,
  type Span,
} from '@shaodao/directory';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import {
  directoryEntrySchema,
  directoryRoute,
  TOLD_TABLES,
  type DirectoryEntry,
  type Outgoing,
} from '@shaodao/kafka';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { decideDirectory } from '../../libs/directory/src/core/directory-decider.js';
import { life, type Recorded } from '../../libs/directory/src/testing/random-directory.js';

const RUNS = { numRuns: Number(process.env['SHAODAO_PROPERTY_RUNS'] ?? 200) };
const NOW = '2026-03-01T04:00:00.000Z';

const stored = (events: readonly Recorded[]): readonly RecordedEvent[] =>
  events.map((event, index) => ({
    ...event,
    ...{ id: `e-${String(index + 1)}`, schemaVersion: 1, revision: index + 1 },
    stream: 'directory-main',
    position: (index + 1) as Position,
    recordedAt: event.occurredAt,
    meta: { actor: { person: 'p', roles: ['ADMIN'] }, commandId: 'c', correlationId: 'c' },
  }));

const routeOver = (events: readonly RecordedEvent[]) =>
  directoryRoute({
    topic: 'directory',
    store: {
      async *readStream(_stream, { from = 1, limit = Infinity } = {}) {
        yield* events.slice(from - 1, from - 1 + limit);
      },
    },
  });

async function messagesOf(events: readonly RecordedEvent[]): Promise<readonly Outgoing[]> {
  const route = routeOver(events);
  const messages: Outgoing[] = [];
  for (const event of events) messages.push(...(await route(event)));
  return messages;
}

/** What a consumer of the compacted topic ends with. */
function compacted(messages: readonly Outgoing[]): ReadonlyMap<string, DirectoryEntry> {
  const held = new Map<string, DirectoryEntry>();
  for (const { key, value } of messages) {
    if (value === null) held.delete(key);
    else held.set(key, value.data as DirectoryEntry);
  }
  return held;
}

const holding = (holds: readonly Span<AnyEntry>[] | undefined, day: string): AnyEntry | undefined =>
  holds?.find(({ from, until = '9999' }) => from <= day && day < until)?.entry;

/** The commands' events, all of one moment. */
function after(state: DirectoryState, ...commands: readonly object[]): readonly Recorded[] {
  const events: Recorded[] = [];
  for (const command of commands) {
    const decision = decideDirectory(command as never, state, { now: NOW });
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    for (const event of decision.events) {
      events.push({ ...event, occurredAt: NOW });
      state = evolveDirectory(state, { ...event, occurredAt: NOW });
    }
  }
  return events;
}

const name = { zh: '水务局', en: 'Water' };
const WATER = { type: 'RegisterUnits', units: [{ code: 'water', kind: 'department', name }] };

describe('the compacted topic of the directory', () => {
  it('is the directory, on every day from its last change on', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(life, async ({ state, events }) => {
        const last = events.at(-1);
        if (last === undefined) return;
        const held = compacted(await messagesOf(stored(events)));
        const today = dayOf(last.occurredAt);
        for (const table of TOLD_TABLES)
          for (const [code, timeline] of state[table] as ReadonlyMap<
            string,
            readonly Span<AnyEntry>[]
          >)
            for (let ahead = 0; ahead < 40; ahead += 1) {
              const day = addDays(today, ahead);
              const told = holding(held.get(`${table}:${code}`)?.holds, day);
              expect(told).toEqual(holding(timeline, day));
              compared += 1;
            }
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(RUNS.numRuns);
  });

  it('says the same from the middle as from the begin', async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ events }) => {
        const all = stored(events);
        const whole = await messagesOf(all);
        const route = routeOver(all);
        const middle = Math.floor(all.length / 2);
        const late: Outgoing[] = [];
        for (const event of all.slice(middle)) late.push(...(await route(event)));
        expect(late).toEqual(whole.slice(whole.length - late.length));
      }),
      { numRuns: RUNS.numRuns / 4 },
    );
  });

  it('holds the sample district, every entry fit for its schema, and no person', async () => {
    const import_ = { type: 'ImportDirectory', tables: sampleDirectory((login) => login) };
    const messages = await messagesOf(stored(after(EMPTY_DIRECTORY, import_)));
    const ajv = new Ajv({ strict: true, strictTypes: false, formats: { 'date-time': true } });
    const check = ajv.compile(directoryEntrySchema);
    for (const { value, key } of messages) {
      expect(value?.subject).toBe(key);
      if (!check(value?.data)) throw new Error(`${key}: ${ajv.errorsText(check.errors)}`);
    }
    const tables = new Set(messages.map(({ key }) => key.split(':')[0]));
    expect(tables.has('units') && tables.has('offers')).toBe(true);
    expect(tables.has('posts') || tables.has('absences')).toBe(false);
    expect(TABLE_NAMES.length - TOLD_TABLES.length).toBe(2);
    expect(check({ table: 'units', code: 'x', holds: [{ from: '2026-01-01', entry: {} }] })).toBe(
      false,
    );
  });
});

describe('an entry', () => {
  it('is told whole, with the days it holds', async () => {
    const [message] = await messagesOf(stored(after(EMPTY_DIRECTORY, WATER)));
    expect(message).toMatchObject({
      topic: 'directory',
      key: 'units:water',
      headers: { 'correlation-id': 'c' },
      value: {
        id: 'e-1.0',
        type: 'shaodao.directory.Entry',
        subject: 'units:water',
        position: '1',
        revision: 1,
        data: {
          table: 'units',
          code: 'water',
          holds: [{ from: '2026-03-01', entry: { code: 'water', kind: 'department', name } }],
        },
      },
    });
  });

  it('leaves a tombstone where it ends at once, and its last day where it ends later', async () => {
    const retire = { type: 'RetireUnit', code: 'water', reason: '改革' };
    const ended = await messagesOf(stored(after(EMPTY_DIRECTORY, WATER, retire)));
    expect(ended.map(({ key, value }) => [key, value === null])).toEqual([
      ['units:water', false],
      ['units:water', true],
    ]);
    const later = { ...retire, on: '2026-04-01' };
    const [, ending] = await messagesOf(stored(after(EMPTY_DIRECTORY, WATER, later)));
    expect(ending?.value?.data).toMatchObject({ holds: [{ until: '2026-04-01' }] });
  });

  it('of another stream is none', () => {
    const [event] = stored(after(EMPTY_DIRECTORY, WATER));
    const route = routeOver([]);
    expect(route({ ...(event as RecordedEvent), stream: 'issue-01J' })).toEqual([]);
  });
});

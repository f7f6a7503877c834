import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAYS, life, type Recorded } from '../testing/random-directory.js';
import { addDays, dayOf, startOf, type Day, type Validity } from './days.js';
import type { TableRows } from './directory-command.js';
import { DirectorySnapshot } from './directory-snapshot.js';
import { EMPTY_DIRECTORY, evolveDirectory, RECORDED_TABLE } from './directory-state.js';
import { TERRITORY_LEVELS } from './entries.js';
import { allRows } from './import-events.js';
import { decideDirectory } from './directory-decider.js';
import { keyOf, type AnyEntry, type TableName } from './tables.js';

const RUNS = { numRuns: Number(process.env['SHAODAO_PROPERTY_RUNS'] ?? 400) };

/** What one table holds on a day, worked out anew from the events, each by what it says of that day. */
function replayed(table: TableName, on: Day, events: readonly Recorded[]): Map<string, AnyEntry> {
  const held = new Map<string, AnyEntry>();
  for (const event of events) {
    const today = dayOf(event.occurredAt);
    const data = event.data as { on?: Day; code?: string; codes?: string[]; table?: TableName };
    if (RECORDED_TABLE.get(event.type) === table && event.type !== ('UnitSucceeded' as string))
      for (const entry of (event.data as unknown as Record<string, AnyEntry[]>)[table] ?? []) {
        const { validFrom = today, validTo, ...rest } = entry as AnyEntry & Validity;
        if (validFrom <= on && (validTo === undefined || on <= validTo))
          held.set(keyOf(entry), rest);
      }
    const ended =
      event.type === 'UnitRetired'
        ? 'units'
        : event.type === 'EntriesEnded'
          ? data.table
          : event.type === 'ListItemsResumed'
            ? 'suspensions'
            : undefined;
    if (ended === table && on >= (data.on ?? today))
      for (const key of data.codes ?? [data.code ?? '']) held.delete(key);
  }
  return held;
}

describe('after any accepted commands', () => {
  it('each day shows what a replay of the events of that day shows', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(...DAYS), ({ state, events }, day) => {
        const snapshot = new DirectorySnapshot(state, 1, day);
        for (const table of [
          'territories',
          'units',
          'categories',
          'listItems',
          'suspensions',
        ] as const)
          expect(new Map(snapshot.entries(table))).toEqual(replayed(table, day, events));
      }),
      RUNS,
    );
  });

  it('every tree is a forest on every day, its parents there, its levels falling', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(...DAYS), ({ state }, day) => {
        const snapshot = new DirectorySnapshot(state, 1, day);
        for (const table of ['territories', 'units', 'categories'] as const) {
          const entries = snapshot.entries(table);
          for (const { code } of entries.values()) {
            const passed = new Set<string>();
            for (let at: string | undefined = code; at !== undefined;) {
              expect(passed.has(at)).toBe(false);
              passed.add(at);
              const entry = entries.get(at);
              expect(entry).toBeDefined();
              at = entry?.parent;
            }
          }
        }
        for (const { level, parent } of snapshot.territories())
          if (parent !== undefined) {
            const above = snapshot.territory(parent)?.level ?? level;
            expect(TERRITORY_LEVELS.indexOf(above)).toBeLessThan(TERRITORY_LEVELS.indexOf(level));
          }
      }),
      RUNS,
    );
  });

  it('every unit that ever was leads to one in service or to its own end, never in a circle', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(...DAYS), ({ state }, day) => {
        const snapshot = new DirectorySnapshot(state, 1, day);
        for (const { code, retiredAt } of snapshot.units()) {
          const lineage = snapshot.unitLineage(code);
          expect(new Set(lineage).size).toBe(lineage.length);
          const resolved = snapshot.resolveUnit(code);
          if (retiredAt === undefined) expect(resolved).toBe(code);
          else if (resolved !== undefined) {
            expect(snapshot.isActiveUnit(resolved)).toBe(true);
            expect(snapshot.isUnitWithin(code, resolved)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('routing sees exactly the lists in force', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(...DAYS), ({ state }, day) => {
        const snapshot = new DirectorySnapshot(state, 1, day);
        const shown = snapshot.routingView().lists.map(({ id }) => id);
        const inForce = [...snapshot.entries('listItems').keys()].filter(
          (id) => !snapshot.entries('suspensions').has(id),
        );
        expect(shown).toEqual(inForce);
        for (const id of shown) expect(snapshot.isListItem(id)).toBe(true);
        for (const id of snapshot.entries('suspensions').keys())
          expect(snapshot.isListItem(id)).toBe(false);
        expect(snapshot.routingView()).toBe(snapshot.routingView());
      }),
      RUNS,
    );
  });

  it('its rows make the very same directory elsewhere, and change nothing at home', () => {
    fc.assert(
      fc.property(life, ({ state }) => {
        const now = startOf(addDays('2026-01-01', 60));
        const command = { type: 'ImportDirectory', tables: allRows(state) as TableRows } as const;
        const decision = decideDirectory(command, EMPTY_DIRECTORY, { now });
        if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
        const elsewhere = decision.events.reduce(
          (before, event) => evolveDirectory(before, { ...event, occurredAt: now }),
          EMPTY_DIRECTORY,
        );
        expect(elsewhere).toEqual(state);
        expect(decideDirectory(command, state, { now })).toEqual({ ok: true, events: [] });
      }),
      RUNS,
    );
  });
});

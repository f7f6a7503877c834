import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DirectoryCommand } from './directory-command.js';
import { decideDirectory as decideAt, DIRECTORY } from './directory-decider.js';
import { DirectorySnapshot } from './directory-snapshot.js';
import { type DirectoryEvent, type DirectoryState } from './directory-state.js';
import type { CategoryEntry, TerritoryEntry, UnitEntry } from './entries.js';
import { DIRECTORY_SENTENCES } from './refusal-sentences.js';
import { Tree } from './tree.js';

const NOW = '2026-03-01T00:00:00.000Z';
const decideDirectory = (
  command: DirectoryCommand,
  state: DirectoryState,
): ReturnType<typeof decideAt> => decideAt(command, state, { now: NOW });

const name = { zh: '名', en: 'name' };
const unit = (code: string, more: Partial<UnitEntry> = {}): UnitEntry => ({
  code,
  kind: 'department',
  name,
  ...more,
});
const territory = (
  code: string,
  level: TerritoryEntry['level'],
  parent?: string,
): TerritoryEntry => ({ code, level, name, ...(parent === undefined ? {} : { parent }) });
const category = (code: string, more: Partial<CategoryEntry> = {}): CategoryEntry => ({
  code,
  name,
  defaultUrgency: 'NORMAL',
  defaultComplexity: 'ORDINARY',
  defaultLimitDays: 7,
  ...more,
});
const registerUnits = (...units: UnitEntry[]): DirectoryCommand => ({
  type: 'RegisterUnits',
  units,
});
const registerTerritories = (...territories: TerritoryEntry[]): DirectoryCommand => ({
  type: 'RegisterTerritories',
  territories,
});

/** The state after the commands, each of which must be accepted. */
function given(...commands: DirectoryCommand[]): DirectoryState {
  return commands.reduce((state, command) => {
    const decision = decideDirectory(command, state);
    if (!decision.ok) throw new Error(decision.refusal.code);
    return decision.events.reduce(evolve, state);
  }, DIRECTORY.initial);
}
const evolve = (state: DirectoryState, event: DirectoryEvent): DirectoryState =>
  DIRECTORY.evolve(state, {
    ...event,
    occurredAt: NOW,
    actor: { person: 'admin', roles: ['ADMIN'] },
  });
const refused = (code: string, params: object): object => ({
  ok: false,
  refusal: { code, params },
});

const bureau = given(
  registerTerritories(territory('demo', 'district')),
  registerUnits(unit('government'), unit('water', { parent: 'government', territory: 'demo' })),
);

describe('Registering units', () => {
  it('records the whole batch in one event, parents in any order', () => {
    const units = [unit('pipes', { parent: 'sewers' }), unit('sewers', { parent: 'water' })];
    expect(decideDirectory(registerUnits(...units), bureau)).toEqual({
      ok: true,
      events: [{ type: 'UnitsRegistered', data: { units } }],
    });
  });

  it('records nothing for nothing', () => {
    expect(decideDirectory(registerUnits(), bureau)).toEqual({ ok: true, events: [] });
  });

  it.each<[string, UnitEntry[], string, object]>([
    ['a code taken before', [unit('water')], 'CODE_TAKEN', { code: 'water' }],
    ['a code twice', [unit('a'), unit('a')], 'CODE_TAKEN', { code: 'a' }],
    ['a code with a blank', [unit('a b')], 'CODE_MALFORMED', { code: 'a b' }],
    ['an empty code', [unit('')], 'CODE_MALFORMED', { code: '' }],
    [
      'a parent nobody knows',
      [unit('a', { parent: 'x' })],
      'PARENT_UNKNOWN',
      { code: 'a', parent: 'x' },
    ],
    ['itself as parent', [unit('a', { parent: 'a' })], 'PARENT_CIRCLE', { code: 'a' }],
    [
      'a circle of three',
      [unit('a', { parent: 'b' }), unit('b', { parent: 'c' }), unit('c', { parent: 'a' })],
      'PARENT_CIRCLE',
      { code: 'a' },
    ],
    [
      'a territory nobody knows',
      [unit('a', { territory: 'x' })],
      'TERRITORY_UNKNOWN',
      { code: 'a', territory: 'x' },
    ],
  ])('is refused with %s, as a whole', (_, units, code, params) => {
    const decision = decideDirectory(registerUnits(unit('fine'), ...units), bureau);
    expect(decision).toEqual(refused(code, params));
  });

  it('finds a circle that others only lead into', () => {
    const batch = [
      unit('x', { parent: 'a' }),
      unit('a', { parent: 'b' }),
      unit('b', { parent: 'a' }),
    ];
    expect(decideDirectory(registerUnits(...batch), bureau)).toMatchObject({
      refusal: { code: 'PARENT_CIRCLE' },
    });
  });
});

describe('Retiring a unit', () => {
  const retire = (code: string): DirectoryCommand => ({
    type: 'RetireUnit',
    code,
    reason: '机构改革',
  });

  it('keeps it known, with the moment', () => {
    const state = evolve(bureau, {
      type: 'UnitRetired',
      data: { code: 'water', reason: '机构改革' },
    });
    expect(new DirectorySnapshot(state, 2, '2026-03-01').unit('water')).toMatchObject({
      retiredAt: '2026-02-28T16:00:00.000Z',
    });
  });

  it('is refused where it is unknown, retired or has parts in service', () => {
    expect(decideDirectory(retire('x'), bureau)).toEqual(refused('UNIT_UNKNOWN', { code: 'x' }));
    expect(decideDirectory(retire('government'), bureau)).toEqual(
      refused('UNIT_HAS_PARTS', { code: 'government', part: 'water' }),
    );
    const after = given(registerUnits(unit('a')), retire('a'));
    expect(decideDirectory(retire('a'), after)).toEqual(refused('UNIT_RETIRED', { code: 'a' }));
  });

  it('leaves no place for new parts, and frees the parent to retire', () => {
    const state = given(
      registerUnits(unit('a'), unit('b', { parent: 'a' })),
      retire('b'),
      retire('a'),
    );
    expect(decideDirectory(registerUnits(unit('c', { parent: 'a' })), state)).toEqual(
      refused('PARENT_RETIRED', { code: 'c', parent: 'a' }),
    );
  });
});

describe('Registering territories', () => {
  it('lets levels be left out, never turned round', () => {
    const city = [territory('boston', 'city'), territory('roxbury', 'community', 'boston')];
    expect(decideDirectory(registerTerritories(...city), DIRECTORY.initial).ok).toBe(true);
    const turned = [territory('grid', 'grid'), territory('street', 'street', 'grid')];
    expect(decideDirectory(registerTerritories(...turned), DIRECTORY.initial)).toEqual(
      refused('LEVEL_NOT_BELOW_PARENT', { code: 'street', parent: 'grid' }),
    );
    const equal = registerTerritories(territory('other', 'district', 'demo'));
    expect(decideDirectory(equal, bureau)).toMatchObject({
      refusal: { code: 'LEVEL_NOT_BELOW_PARENT' },
    });
  });
});

describe('Registering categories', () => {
  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('is refused with %p days', (days) => {
    const categories = [category('lift', { defaultLimitDays: days })];
    expect(decideDirectory({ type: 'RegisterCategories', categories }, bureau)).toEqual(
      refused('LIMIT_NOT_POSITIVE', { code: 'lift' }),
    );
  });

  it('may use a code that a unit has', () => {
    const categories = [category('water')];
    expect(decideDirectory({ type: 'RegisterCategories', categories }, bureau).ok).toBe(true);
  });
});

describe('The directory, whatever is registered', () => {
  const codes = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const batches = fc.array(
    fc.array(fc.record({ code: codes, parent: fc.option(codes, { nil: undefined }) }), {
      maxLength: 4,
    }),
    { maxLength: 8 },
  );

  it('stays a forest: every lineage ends at a root and meets no code twice', () => {
    fc.assert(
      fc.property(batches, (all) => {
        let state = DIRECTORY.initial;
        for (const batch of all) {
          const units = batch.map(({ code, parent }) =>
            unit(code, parent === undefined ? {} : { parent }),
          );
          const decision = decideDirectory(registerUnits(...units), state);
          if (decision.ok) state = decision.events.reduce(evolve, state);
          else expect(DIRECTORY_SENTENCES).toHaveProperty(decision.refusal.code);
        }
        const snapshot = new DirectorySnapshot(state, 1, '2026-03-01');
        for (const { code } of snapshot.units()) {
          const seen = new Set<string>();
          for (let at = snapshot.unit(code); at?.parent !== undefined;) {
            expect(seen.has(at.code)).toBe(false);
            seen.add(at.code);
            at = snapshot.unit(at.parent);
            expect(at).toBeDefined();
          }
        }
      }),
    );
  });

  it('answers alike from below and from above', () => {
    fc.assert(
      fc.property(batches, (all) => {
        const entries = new Map<string, UnitEntry>();
        for (const { code, parent } of all.flat())
          if (!entries.has(code) && (parent === undefined || entries.has(parent)))
            entries.set(code, unit(code, parent === undefined ? {} : { parent }));
        const tree = new Tree(entries);
        for (const code of entries.keys())
          for (const ancestor of entries.keys()) {
            const within = tree.isWithin(code, ancestor);
            expect(tree.lineage(code).includes(ancestor)).toBe(within);
            expect(tree.within(ancestor).includes(code)).toBe(within);
          }
      }),
    );
  });
});

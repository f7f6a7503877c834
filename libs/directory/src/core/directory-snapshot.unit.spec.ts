import { describe, expect, it } from '@jest/globals';
import type { DirectoryView } from '@shaodao/issue';
import { SAMPLE_DISTRICT } from '../sample/sample-district.js';
import type { DirectoryCommand } from './directory-command.js';
import { decideDirectory, DIRECTORY } from './directory-decider.js';
import { DirectorySnapshot } from './directory-snapshot.js';
import type { DirectoryState } from './directory-state.js';

const { units, territories, categories } = SAMPLE_DISTRICT;

function registered(commands: readonly DirectoryCommand[]): DirectoryState {
  return commands.reduce((state, command) => {
    const decision = decideDirectory(command, state, { now: '2026-03-01T00:00:00.000Z' });
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    const meta = { occurredAt: '2026-03-01T00:00:00.000Z', actor: { person: 'a', roles: [] } };
    return decision.events.reduce((s, event) => DIRECTORY.evolve(s, { ...event, ...meta }), state);
  }, DIRECTORY.initial);
}

const sample = registered([
  { type: 'RegisterTerritories', territories },
  { type: 'RegisterUnits', units },
  { type: 'RegisterCategories', categories },
]);
const directory = new DirectorySnapshot(sample, 3, '2026-03-01');

describe('A version of the directory', () => {
  it('is what decisions about issues look at', () => {
    const view: DirectoryView = directory;
    expect(view.version).toBe(3);
    expect(view.isTerritory('demo-heping-liuyin-g2')).toBe(true);
    expect(view.isTerritory('heping')).toBe(false);
    expect(view.isCategory('facilities.street-light')).toBe(true);
    expect(view.isCategory('street-light')).toBe(false);
    expect(view.isActiveUnit('water')).toBe(true);
    expect(view.isActiveUnit('fire')).toBe(false);
  });

  it('says how urgent, hard and long a matter of the catalogue is', () => {
    const view: DirectoryView = directory;
    expect(view.categoryDefaults('facilities.manhole')).toEqual({
      urgency: 'CRITICAL',
      complexity: 'SIMPLE',
      limitDays: 1,
    });
    expect(view.categoryDefaults('manhole')).toBeUndefined();
  });

  it('knows what lies within what', () => {
    expect(directory.isTerritoryWithin('demo-heping-liuyin-g2', 'demo-heping')).toBe(true);
    expect(directory.isTerritoryWithin('demo-heping', 'demo-heping')).toBe(true);
    expect(directory.isTerritoryWithin('demo-heping', 'demo-heping-liuyin')).toBe(false);
    expect(directory.isTerritoryWithin('demo-xinghu-keji', 'demo-heping')).toBe(false);
    expect(directory.isUnitWithin('urban-management-sanitation', 'urban-management')).toBe(true);
    expect(directory.isUnitWithin('urban-management', 'water')).toBe(false);
    expect(directory.isUnitWithin('nobody', 'water')).toBe(false);
  });

  it('lists a house with all its parts, and its line to the top', () => {
    expect(directory.unitsWithin('community-liuyin')).toEqual([
      'community-liuyin',
      'branch-liuyin',
      'owners-liuyinyuan',
      'team-liuyin',
      'merchant-liuyin',
    ]);
    expect(directory.unitsWithin('market')).toEqual(['market']);
    expect(directory.unitLineage('community-liuyin')).toEqual([
      'community-liuyin',
      'street-heping',
      'demo-government',
    ]);
    expect(directory.territoriesWithin('demo')).toHaveLength(territories.length);
    expect(directory.territoryLineage('demo-heping-liuyin-g1')).toEqual([
      'demo-heping-liuyin-g1',
      'demo-heping-liuyin',
      'demo-heping',
      'demo',
    ]);
    expect(directory.categoriesWithin('housing')).toContain('housing.lift');
  });

  it('names things in both languages, and what it does not know by its code', () => {
    expect(directory.name('unit', 'water', 'zh')).toBe('水务局');
    expect(directory.name('category', 'housing.lift', 'en')).toBe('Lift out of order');
    expect(directory.name('territory', 'demo-heping', 'zh')).toBe('和平街道');
    expect(directory.name('unit', 'demo-heping', 'zh')).toBe('demo-heping');
  });

  it('keeps a retired unit known but out of service', () => {
    const meta = { occurredAt: '2026-04-01T00:00:00.000Z', actor: { person: 'a', roles: [] } };
    const data = { code: 'market', reason: '机构改革' };
    const after = new DirectorySnapshot(
      DIRECTORY.evolve(sample, { type: 'UnitRetired', data, ...meta }),
      4,
      '2026-04-01',
    );
    expect(after.isActiveUnit('market')).toBe(false);
    expect(after.unit('market')?.retiredAt).toBe('2026-03-31T16:00:00.000Z');
    expect(after.name('unit', 'market', 'zh')).toBe('市场监督管理局');
    expect(directory.isActiveUnit('market')).toBe(true);
  });
});

describe('The sample district', () => {
  const count = <E>(entries: readonly E[], key: (entry: E) => string): Record<string, number> =>
    entries.reduce<Record<string, number>>(
      (counts, entry) => ({ ...counts, [key(entry)]: (counts[key(entry)] ?? 0) + 1 }),
      {},
    );

  it('has three streets and a town with eleven communities and villages, and an office for each', () => {
    expect(count(territories, ({ level }) => level)).toEqual({
      district: 1,
      street: 4,
      community: 11,
      grid: 20,
      compound: 1,
      building: 1,
      stair: 1,
    });
    expect(count(units, ({ kind }) => kind)).toMatchObject({ street: 4, community: 11 });
  });

  it('gives every matter a limit, an urgency and a name in both languages', () => {
    expect(categories.length).toBeGreaterThanOrEqual(40);
    for (const { name, defaultLimitDays } of [...categories]) {
      expect(name.zh).toMatch(/\p{Script=Han}/u);
      expect(name.en).toMatch(/^[A-Z]/);
      expect(defaultLimitDays).toBeGreaterThan(0);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { OFFICE_HOURS_CN, SHIPPED_CALENDARS } from '@shaodao/deadlines';
import type { RuleSet } from '@shaodao/routing';
import type { Alternative } from './alternative.js';
import type { ScenarioDraft } from './scenario.js';
import { scenarioFaults } from './scenario-faults.js';
import type { World } from './world.js';

const WORLD: World = {
  directory: {
    version: 1,
    units: [
      { code: 'water', kind: 'department', active: true },
      { code: 'parks', kind: 'department', active: true },
    ],
    territories: [{ code: 'north', level: 'street' }],
    categories: [{ code: 'roads' }],
    lists: [],
  },
  calendars: SHIPPED_CALENDARS,
  defaultCalendar: OFFICE_HOURS_CN.id,
  profiles: [],
  horizon: '2026-12-01T00:00:00.000Z',
};

const RULES: RuleSet = {
  id: 'r',
  name: { zh: '规则', en: 'rules' },
  rules: [{ id: 'all', when: {}, lead: [{ unit: 'water' }] }],
  fallback: [],
  firstReceiver: false,
  baseKinds: [],
  confidence: { fallback: 0.5, passedOver: 0.5 },
};

const faults = (alternative: Alternative, span: Partial<ScenarioDraft['span']> = {}) =>
  scenarioFaults(
    {
      name: { zh: '问', en: 'asked' },
      span: { from: '2026-01-01', to: '2026-01-31', ...span },
      alternative,
    },
    WORLD,
  ).map(({ en }) => en);

describe('what is wrong with a scenario', () => {
  it('nothing, where it names only what the lists know', () => {
    expect(
      faults(
        {
          directory: [
            {
              change: 'SPLIT',
              unit: 'water',
              into: [{ code: 'water-1', categories: ['roads'] }, { code: 'water-2' }],
            },
            { change: 'REASSIGN', from: 'parks', to: 'water-1', territories: ['north'] },
            { change: 'MERGE', units: ['parks', 'water'], into: 'both' },
            { change: 'RETIRE', unit: 'parks', successor: 'both' },
          ],
          catalogue: [
            { category: 'roads', defaultHandler: 'water-2', limit: { amount: 2, unit: 'NAT_DAY' } },
          ],
          limits: [{ factor: 0.5, territories: ['north'] }],
          staffing: [{ unit: 'water-2', speed: 2 }],
          calendars: [OFFICE_HOURS_CN],
          rules: RULES,
        },
        { territory: 'north', category: 'roads' },
      ),
    ).toEqual([]);
  });

  it.each<[string, Alternative]>([
    ['a unit that is split', { directory: [{ change: 'SPLIT', unit: 'no', into: [] }] }],
    ['a unit that is merged', { directory: [{ change: 'MERGE', units: ['no'], into: 'water' }] }],
    ['a unit that is retired', { directory: [{ change: 'RETIRE', unit: 'no' }] }],
    ['a successor', { directory: [{ change: 'RETIRE', unit: 'water', successor: 'no' }] }],
    [
      'a territory that is reassigned',
      { directory: [{ change: 'REASSIGN', from: 'water', to: 'parks', territories: ['no'] }] },
    ],
    [
      'a category a part takes',
      {
        directory: [
          {
            change: 'SPLIT',
            unit: 'water',
            into: [{ code: 'a', categories: ['no'] }, { code: 'b' }],
          },
        ],
      },
    ],
    ['a category of the catalogue', { catalogue: [{ category: 'no' }] }],
    ['a handler of the catalogue', { catalogue: [{ category: 'roads', defaultHandler: 'no' }] }],
    ['a unit with more people', { staffing: [{ unit: 'no', speed: 2 }] }],
    ['a category with other limits', { limits: [{ factor: 2, categories: ['no'] }] }],
    ['a calendar', { limits: [{ limit: { amount: 1, unit: 'WORK_DAY', calendar: 'no' } }] }],
    ['a playbook', { limits: [{ playbook: { id: 'no' } }] }],
  ])('%s that nobody knows', (_what, alternative) => {
    expect(faults(alternative)).toEqual(['There is no code “no”.']);
  });

  it('a place of the span that nobody knows, told once', () => {
    expect(faults({ staffing: [{ unit: 'no', speed: 2 }] }, { territory: 'no' })).toEqual([
      'There is no code “no”.',
    ]);
  });

  it('a span that ends before it begins', () => {
    expect(faults({}, { from: '2026-02-01' })).toEqual(['The span ends before it begins.']);
  });

  it('a limit that is none', () => {
    expect(faults({ limits: [{ limit: { amount: 0.5, unit: 'WORK_DAY' } }] })).toEqual([
      '0.5 WORK_DAY: days and months count whole.',
    ]);
  });

  it('a calendar without office hours', () => {
    expect(faults({ calendars: [{ ...OFFICE_HOURS_CN, office: [] }] })).toEqual([
      'Calendar “office-cn”: A working day has no office hours.',
    ]);
  });

  it('rules that name a dead unit', () => {
    const dead = { ...RULES, rules: [{ id: 'all', when: {}, lead: [{ unit: 'nobody' }] }] };
    expect(faults({ rules: dead })).toHaveLength(1);
    expect(faults({ rules: RULES })).toEqual([]);
  });
});

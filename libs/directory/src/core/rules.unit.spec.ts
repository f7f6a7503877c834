import { describe, expect, it } from '@jest/globals';
import { OFFICE_HOURS_CN } from '@shaodao/deadlines';
import { given, name, on, refusalOf, rows, SAMPLE, when } from '../testing/given-directory.js';
import type { DirectoryCommand } from './directory-command.js';
import { lintDirectory } from './lint-directory.js';
import { DIRECTORY_SENTENCES } from './refusal-sentences.js';
import { directoryRefusalText } from './refusal-text.js';

const LIUYIN = 'demo-heping-liuyin';
const grid = { code: 'g', kind: 'SPECIAL', name, territories: [LIUYIN] } as const;
const post = { code: 'p', person: 'li', type: 'liaison', place: LIUYIN, holder: 'A' } as const;
const item = {
  id: 'i',
  list: 'l',
  kind: 'DUTY',
  category: 'safety.dogs',
  bearerUnit: 'police',
  basis: '清单',
} as const;
const cadre = { ...post, type: 'stationed-cadre' } as const;
const PAPERS = [
  'TOWN_OPINION',
  'DEPARTMENT_OPINION',
  'TOWN_NOMINATION',
  'DEPARTMENT_NOMINATION',
] as const;
const end = (table: 'trees' | 'posts' | 'nodes', code: string): DirectoryCommand => ({
  type: 'EndEntries',
  table,
  codes: [code],
  reason: '撤销',
});

describe('a command is refused', () => {
  it.each<[string, DirectoryCommand, string]>([
    [
      'for a grid that a department draws for itself',
      { type: 'DrawGrids', grids: [{ ...grid, drawnBy: 'urban-management' }] },
      'GRID_BY_DEPARTMENT',
    ],
    [
      'for a grid over nothing',
      { type: 'DrawGrids', grids: [{ ...grid, territories: [], drawnBy: 'street-heping' }] },
      'GRID_COVERS_NOTHING',
    ],
    [
      'for a court that would own matters',
      { type: 'RegisterUnits', units: [{ code: 'c', kind: 'court', name, nature: 'owner' }] },
      'COURT_OWNS',
    ],
    [
      'for a link to a village of another type',
      {
        type: 'DrawLinks',
        links: [
          {
            code: 'x',
            kind: 'department-weak-village',
            from: 'water',
            to: 'demo-shanqian-xiacun',
          },
        ],
      },
      'LINK_DOES_NOT_FIT',
    ],
    [
      'for a branch linked from another tree',
      {
        type: 'DrawLinks',
        links: [{ code: 'x', kind: 'branch-grid', from: 'grid-liuyin-g1', to: 'party-liuyin' }],
      },
      'LINK_DOES_NOT_FIT',
    ],
    [
      'for a node below one of another tree',
      {
        type: 'PlaceNodes',
        nodes: [{ code: 'n', tree: 'grid', name, parent: 'party-liuyin' }],
      },
      'NODE_IN_OTHER_TREE',
    ],
    [
      'for a personal mobile number on a card',
      { type: 'AppointPosts', posts: [{ ...post, line: '138 0013 8000' }] },
      'PERSONAL_NUMBER',
    ],
    [
      'for a stationed cadre while one of the four papers is missing',
      { type: 'AppointPosts', posts: [{ ...cadre, papers: PAPERS.slice(0, 3) }] },
      'PAPERS_MISSING',
    ],
    [
      'for an appointment under the code of another person’s',
      { type: 'AppointPosts', posts: [{ ...post, code: 'post-building-3' }] },
      'POST_OF_ANOTHER',
    ],
    [
      'for a post at a place nobody knows',
      { type: 'AppointPosts', posts: [{ ...post, place: 'nowhere' }] },
      'REFERENCE_UNKNOWN',
    ],
    [
      'for a list item with two bearers',
      { type: 'AdmitListItems', listItems: [{ ...item, bearerKind: 'street' }] },
      'BEARER_NOT_ONE',
    ],
    [
      'for one who may only assist and would lead',
      { type: 'AdmitListItems', listItems: [{ ...item, kind: 'ASSIST', lead: 'police' }] },
      'ASSIST_LEADS',
    ],
    [
      'for a calendar that is no newer',
      { type: 'PublishCalendars', calendars: [OFFICE_HOURS_CN] },
      'CALENDAR_NOT_NEWER',
    ],
    [
      'for a calendar without office hours',
      { type: 'PublishCalendars', calendars: [{ ...OFFICE_HOURS_CN, version: 2, office: [] }] },
      'CALENDAR_FAULTY',
    ],
    [
      'for a day that is none',
      { type: 'DefineTrees', trees: [{ code: 't', name, validFrom: '2026-02-30' }] },
      'DAY_UNKNOWN',
    ],
    [
      'for a last day before the first',
      {
        type: 'DefineTrees',
        trees: [{ code: 't', name, validFrom: '2026-05-01', validTo: '2026-04-01' }],
      },
      'ENDS_BEFORE_START',
    ],
    [
      'for the revision of a unit nobody knows',
      { type: 'ReviseUnits', units: [{ code: 'nobody', kind: 'team', name }] },
      'ENTRY_UNKNOWN',
    ],
    ['for the end of what others hang on', end('trees', 'party'), 'ENTRY_IN_USE'],
    ['for the end of what nobody knows', end('nodes', 'nobody'), 'ENTRY_UNKNOWN'],
    [
      'for a successor that is not there',
      { type: 'RetireUnit', code: 'health', reason: '改革', successor: 'nobody' },
      'SUCCESSOR_UNKNOWN',
    ],
    [
      'for an import whose rows lead nowhere',
      rows({ posts: [{ ...post, type: 'nobody' }] }),
      'REFERENCE_UNKNOWN',
    ],
    [
      'for an import whose tree would be a circle',
      rows({
        trees: [{ code: 't', name }],
        nodes: [
          { code: 'x', tree: 't', name, parent: 'y' },
          { code: 'y', tree: 't', name, parent: 'x' },
        ],
      }),
      'PARENT_CIRCLE',
    ],
  ])('%s', (_, command, code) => {
    const refusal = refusalOf(SAMPLE, command);
    expect(refusal?.code).toBe(code);
    const text = refusal && directoryRefusalText(refusal);
    expect(text?.zh).toMatch(/\p{Script=Han}/u);
    expect(`${text?.zh ?? ''}${text?.en ?? ''}`).not.toMatch(/[{}]/);
  });

  it('says every sentence with the same facts in both languages', () => {
    for (const { zh, en } of Object.values(DIRECTORY_SENTENCES)) {
      const facts = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
      expect([...new Set(facts(zh))]).toEqual([...new Set(facts(en))]);
    }
  });
});

describe('retiring a unit with open work', () => {
  const retire = { type: 'RetireUnit', code: 'health', reason: '机构改革' } as const;

  it('needs a successor', () => {
    expect(refusalOf(SAMPLE, retire, { openWork: 2 })).toEqual({
      code: 'UNIT_HAS_OPEN_WORK',
      params: { code: 'health', count: 2 },
    });
    expect(refusalOf(SAMPLE, { ...retire, successor: 'labour' }, { openWork: 2 })).toBeUndefined();
    expect(refusalOf(SAMPLE, retire, { openWork: 0 })).toBeUndefined();
  });

  it('gives its matters to the successor, and on to that one’s own', () => {
    const merged = given(
      SAMPLE,
      { ...retire, successor: 'labour' },
      { type: 'RetireUnit', code: 'labour', reason: '再合并', successor: 'civil-affairs' },
    );
    const after = on(merged, '2026-03-02');
    expect(after.resolveUnit('health')).toBe('civil-affairs');
    expect(after.isUnitWithin('health', 'civil-affairs')).toBe(true);
    expect(after.unitsWithin('civil-affairs')).toContain('health');
    expect(on(merged, '2026-02-28').resolveUnit('health')).toBeUndefined();
    const handler = after.routingView().lists.map(({ lead }) => lead);
    expect(handler).not.toContain('health');
  });

  it('without one falls back to the unit it was below', () => {
    expect(on(when(SAMPLE, retire), '2026-03-02').resolveUnit('health')).toBe('demo-government');
  });

  it('from a later day leaves it in service until then', () => {
    const planned = when(SAMPLE, { ...retire, on: '2026-07-01' });
    expect(on(planned, '2026-06-30').isActiveUnit('health')).toBe(true);
    expect(on(planned, '2026-07-01').isActiveUnit('health')).toBe(false);
  });

  it('never runs in a circle, even where two took over from each other', () => {
    const state = given(
      SAMPLE,
      { ...retire, on: '2026-05-01', successor: 'labour' },
      { type: 'RetireUnit', code: 'labour', reason: '回溯', on: '2026-04-01', successor: 'health' },
    );
    expect(on(state, '2026-06-01').unitLineage('health').length).toBeLessThan(4);
  });
});

describe('removing a stationed cadre', () => {
  const state = when(SAMPLE, { type: 'AppointPosts', posts: [{ ...cadre, papers: PAPERS }] });

  it('needs the same four papers as the appointment', () => {
    expect(refusalOf(state, end('posts', 'p'))).toMatchObject({ code: 'PAPERS_MISSING' });
    const removed = when(state, {
      type: 'EndEntries',
      table: 'posts',
      codes: ['p'],
      reason: '调离',
      papers: PAPERS,
    });
    expect(on(removed, '2026-03-02').postsOf('li')).toEqual([]);
    expect(refusalOf(removed, { ...end('posts', 'p') })).toMatchObject({ code: 'ENTRY_ENDED' });
  });
});

describe('the linter', () => {
  const findings = (state = SAMPLE, day = '2026-03-02') =>
    lintDirectory(on(state, day)).map(({ rule, code }) => `${rule} ${code}`);

  it('finds a unit and a place outside every grid', () => {
    const state = given(
      SAMPLE,
      {
        type: 'RegisterTerritories',
        territories: [{ code: 'other', level: 'district', name }],
      },
      {
        type: 'RegisterTerritories',
        territories: [{ code: 'other-s', level: 'street', name, parent: 'other' }],
      },
      {
        type: 'RegisterUnits',
        units: [
          { code: 'factory', kind: 'enterprise', name, territory: 'other-s' },
          { code: 'school', kind: 'institution', name, territory: 'other-s' },
        ],
      },
    );
    expect(findings(state)).toEqual(
      expect.arrayContaining([
        'UNIT_OUTSIDE_GRID factory',
        'UNIT_OUTSIDE_GRID school',
        'PLACE_OUTSIDE_GRID other-s',
      ]),
    );
    expect(findings()).not.toContain('UNIT_OUTSIDE_GRID merchant-liuyin');
  });

  it('counts a grid of a topic or a segment as none', () => {
    const state = given(
      SAMPLE,
      {
        type: 'RegisterTerritories',
        territories: [{ code: 'new-s', level: 'street', name, parent: 'demo' }],
      },
      {
        type: 'RegisterUnits',
        units: [{ code: 'mill', kind: 'enterprise', name, territory: 'new-s' }],
      },
    );
    expect(on(state, '2026-03-02').gridsOf('new-s')).not.toEqual([]);
    expect(findings(state)).toContain('UNIT_OUTSIDE_GRID mill');
    const drawn = given(state, {
      type: 'DrawGrids',
      grids: [
        { code: 'g', kind: 'SMALL', name, drawnBy: 'demo-government', territories: ['new-s'] },
      ],
    });
    expect(findings(drawn)).not.toContain('UNIT_OUTSIDE_GRID mill');
  });

  it('finds posts below their quota and reviews that are late', () => {
    expect(findings()).toContain('BELOW_QUOTA grid-head');
    expect(findings()).not.toContain('BELOW_QUOTA building-leader');
    expect(findings()).not.toContain('REVIEW_OVERDUE item-duty-light');
    expect(findings(SAMPLE, '2099-07-01')).toContain('REVIEW_OVERDUE item-duty-light');
  });
});

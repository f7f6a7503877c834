import { describe, expect, it } from '@jest/globals';
import { given, name, on, SAMPLE, when } from '../testing/given-directory.js';

const LIUYIN = 'demo-heping-liuyin';
const G1 = `${LIUYIN}-g1`;
const COMPOUND = `${LIUYIN}-yuan`;
const today = on(SAMPLE, '2026-03-02');
const NOON = '2026-03-02T04:00:00.000Z';

describe('who answers for a place', () => {
  it('is the nearest unit of a kind upwards, also one that serves the place', () => {
    expect(today.unitOf('community', `${COMPOUND}-3-2`)).toBe('community-liuyin');
    expect(today.unitOf('street', G1)).toBe('street-heping');
    expect(today.unitOf('property', `${COMPOUND}-3`)).toBe('property-anju');
    expect(today.unitOf('property', `${LIUYIN}-g2`)).toBeUndefined();
    expect(today.unitOf('branch', G1)).toBe('branch-liuyin');
    expect(today.unitOf('owners', COMPOUND)).toBe('owners-liuyinyuan');
  });

  it('is asked by level, too', () => {
    expect(today.unitOf('grid', G1)).toBe('community-liuyin');
    expect(today.unitOf('district', G1)).toBe('demo-government');
    expect(today.unitOf('city', G1)).toBeUndefined();
    expect(today.unitOf('planet', G1)).toBeUndefined();
  });

  it('tells kinds and natures', () => {
    expect(today.unitKind('court-heping')).toBe('court');
    expect(today.unitKind('nobody')).toBeUndefined();
    expect(today.unitNature('court-heping')).toBe('adviser');
    expect(today.unitNature('legal-aid')).toBe('adviser');
    expect(today.unitNature('water')).toBe('owner');
  });
});

describe('responsibility lists', () => {
  it('speak by the nearest item for the unit or its kind', () => {
    expect(today.listKindFor('sanitation.litter', 'community-liuyin', LIUYIN)).toBe('ASSIST');
    expect(today.listKindFor('housing.illegal-building', 'community-heyan', undefined)).toBe(
      'NEGATIVE',
    );
    expect(today.listKindFor('utilities.gas', 'street-heping', 'demo-heping')).toBe('RETAKEN');
    expect(today.listKindFor('utilities.gas', 'gas-heating', 'demo-heping')).toBeUndefined();
    expect(today.isListItem('item-duty-river')).toBe(true);
    expect(today.isListItem('item-nobody')).toBe(false);
  });

  it('let an own item go before one for the kind, and a nearer entry of the catalogue first', () => {
    const words = { list: 'l', basis: '清单' };
    const state = when(SAMPLE, {
      type: 'AdmitListItems',
      listItems: [
        {
          id: 'own',
          kind: 'DUTY',
          category: 'sanitation',
          bearerUnit: 'community-liuyin',
          ...words,
        },
        {
          id: 'own-litter',
          kind: 'DUTY',
          category: 'sanitation.litter',
          bearerUnit: 'community-liuyin',
          territory: G1,
          ...words,
        },
      ],
    });
    const directory = on(state, '2026-03-02');
    const kind = (category: string, territory: string) =>
      directory.listKindFor(category, 'community-liuyin', territory);
    expect(kind('sanitation.litter', G1)).toBe('DUTY');
    expect(kind('sanitation.litter', `${LIUYIN}-g2`)).toBe('ASSIST');
    expect(kind('sanitation.bulky-waste', LIUYIN)).toBe('DUTY');
  });

  it('leave out what is suspended, from that day to the day it is resumed', () => {
    const suspended = given(SAMPLE, {
      type: 'SuspendListItems',
      suspensions: [{ code: 'item-duty-river', reason: '逾期', validFrom: '2026-04-01' }],
    });
    expect(on(suspended, '2026-03-31').isListItem('item-duty-river')).toBe(true);
    expect(on(suspended, '2026-04-01').listItem('item-duty-river')).toBeUndefined();
    const resumed = given(suspended, {
      type: 'ResumeListItems',
      codes: ['item-duty-river'],
      reason: '复审通过',
      on: '2026-05-01',
    });
    expect(on(resumed, '2026-04-30').isListItem('item-duty-river')).toBe(false);
    expect(on(resumed, '2026-05-01').listItem('item-duty-river')).toMatchObject({
      bearer: { unit: 'water' },
      lead: 'water',
      assists: ['environment'],
    });
  });
});

describe('A and B', () => {
  const away = given(SAMPLE, {
    type: 'RecordAbsences',
    absences: [
      {
        code: 'leave',
        person: 'community',
        from: '2026-03-02T01:00:00.000Z',
        until: '2026-03-02T09:00:00.000Z',
        reason: '休假',
      },
    ],
  });
  const holders = (at: string) =>
    on(away, '2026-03-02')
      .holdersOf(G1, 'grid-head', at)
      .map(({ post, standsInFor }) => [post.person, standsInFor]);

  it('let B act only while A is off duty', () => {
    expect(holders('2026-03-02T00:59:00.000Z')).toEqual([['community', undefined]]);
    expect(holders(NOON)).toEqual([['centrehousehold', 'community']]);
    expect(holders('2026-03-02T09:00:00.000Z')).toEqual([['community', undefined]]);
  });

  it('let B act where there is no A', () => {
    const state = when(SAMPLE, {
      type: 'EndEntries',
      table: 'posts',
      codes: ['post-head-liuyin-g1'],
      reason: '调离',
    });
    const acting = on(state, '2026-03-02').holdersOf(G1, 'grid-head', NOON);
    expect(acting.map(({ post }) => post.person)).toEqual(['centrehousehold']);
  });

  it('follow the mode of the place and of all it lies in, for its time', () => {
    const state = given(
      SAMPLE,
      {
        type: 'AppointPosts',
        posts: [
          {
            code: 'war',
            person: 'commander',
            type: 'grid-head',
            place: G1,
            holder: 'A',
            mode: 'EMERGENCY',
            priority: 1,
          },
        ],
      },
      {
        type: 'SwitchModes',
        modes: [
          {
            code: 'flood',
            place: 'demo-heping',
            mode: 'EMERGENCY',
            from: '2026-03-02T02:00:00.000Z',
            until: '2026-03-03T02:00:00.000Z',
            reason: '防汛',
          },
        ],
      },
    );
    const directory = on(state, '2026-03-02');
    const people = (at: string) =>
      directory.holdersOf(G1, 'grid-head', at).map(({ post }) => post.person);
    expect(people('2026-03-02T01:59:00.000Z')).toEqual(['community']);
    expect(people(NOON)).toEqual(['commander', 'community']);
    expect(people('2026-03-03T02:00:00.000Z')).toEqual(['community']);
    expect(directory.modeAt(G1, NOON)).toBe('EMERGENCY');
    expect(directory.modeAt('demo-xinghu', NOON)).toBe('PEACE');
  });
});

describe('posts and places', () => {
  it('know all posts of one person, and where that is a conflict', () => {
    expect(today.postsOf('community').map(({ type }) => type)).toEqual([
      'sponsor-community',
      'grid-head',
    ]);
    expect(today.conflicts('unitlead', 'urban-management')).toBe(true);
    expect(today.conflicts('unitlead', 'water')).toBe(false);
  });

  it('give the sponsor chain level by level', () => {
    expect(today.sponsors(G1).map(({ level, post }) => `${level} ${post.person}`)).toEqual([
      'grid community',
      'community sponsor',
      'community street',
      'street district',
    ]);
    expect(today.sponsorChain('STREET', G1)).toEqual(['district']);
    expect(today.sponsorChain('CITY', G1)).toEqual([]);
  });

  it('count coverage and quota', () => {
    expect(today.coverage('grid-head')).toEqual({ places: 20, held: 1, full: 1, share: 0.05 });
    const two = when(SAMPLE, {
      type: 'SetQuotas',
      quotas: [{ code: 'q', postType: 'building-leader', place: `${COMPOUND}-3`, count: 2 }],
    });
    expect(on(two, '2026-03-02').coverage('building-leader')).toMatchObject({ held: 1, full: 0 });
    expect(today.coverage('liaison')).toEqual({ places: 0, held: 0, full: 0, share: 1 });
  });

  it('find who carries too much, the heaviest first', () => {
    expect(today.overloaded(() => 31).map(({ post, limit }) => [post.code, limit])).toEqual([
      ['post-head-liuyin-g1', 30],
      ['post-head-liuyin-g1-b', 30],
    ]);
    expect(today.overloaded(() => 30)).toEqual([]);
  });

  it('show links from both ends', () => {
    expect(today.links('party-liuyin-g1', 'branch-grid')).toEqual([
      { kind: 'branch-grid', place: 'grid-liuyin-g1', outward: true },
    ]);
    expect(today.links('demo-shanqian-shangcun')).toEqual([
      { kind: 'department-weak-village', place: 'civil-affairs', outward: false },
    ]);
    expect(today.links('party-liuyin-g1', 'sponsor')).toEqual([]);
  });

  it('show the grids over a place, the card of a house, and what is on offer', () => {
    expect(today.gridsOf(`${COMPOUND}-3`).map(({ kind }) => kind)).toEqual([
      'SMALL',
      'MIDDLE',
      'LARGE',
    ]);
    expect(today.gridsOf('nowhere')).toEqual([]);
    expect(today.directoryCard(`${COMPOUND}-3`).contacts).toEqual([
      {
        postType: { zh: '楼栋长', en: 'Building leader' },
        place: `${COMPOUND}-3`,
        name: '冯*',
        line: '0573******0034',
      },
      {
        postType: { zh: '网格长', en: 'Grid head' },
        place: G1,
        name: '陈*',
        line: '0573******0012',
      },
    ]);
    expect(today.offers('civil-affairs').map(({ code }) => code)).toEqual(['offer-home-care']);
    expect(today.offer('offer-home-care')).toMatchObject({ unit: 'civil-affairs', open: true });
    expect(today.offer('offer-nobody')).toBeUndefined();
  });

  it('know which of the three fixed things a place has', () => {
    expect(today.activationFacts(LIUYIN, 'p4')).toEqual(['DUTY_LIST', 'NAMED_HOLDERS']);
    const village = {
      code: 'demo-shanqian-xiacun',
      level: 'community',
      name,
      parent: 'demo-shanqian',
      tags: ['rules:p4'],
    } as const;
    const ruled = when(SAMPLE, { type: 'ReviseTerritories', territories: [village] });
    const directory = on(ruled, '2026-03-02');
    expect(directory.activationFacts('demo-shanqian-xiacun', 'p4')).toContain('RULE_VERSION');
    expect(directory.activationFacts('demo-shanqian-xiacun', 'p5')).not.toContain('RULE_VERSION');
  });
});

describe('days and versions', () => {
  it('ask any day of one version', () => {
    const later = when(SAMPLE, {
      type: 'ReviseUnits',
      units: [
        {
          code: 'water',
          kind: 'department',
          name: { zh: '水利局', en: 'Waters' },
          validFrom: '2026-06-01',
        },
      ],
    });
    const march = on(later, '2026-03-02');
    expect(march.name('unit', 'water', 'zh')).toBe('水务局');
    expect(march.asOf('2026-06-01T00:00:00+08:00').name('unit', 'water', 'zh')).toBe('水利局');
    expect(march.asOf('2026-05-31T23:59:59+08:00').name('unit', 'water', 'zh')).toBe('水务局');
    expect(march.asOf(NOON)).toBe(march);
    expect(march.asOf('2020-01-01T00:00:00Z').isActiveUnit('water')).toBe(false);
    expect(march.asOf('2020-01-01T00:00:00Z').name('unit', 'water', 'en')).toBe('Water Bureau');
  });

  it('give the calendar of the day', () => {
    expect(today.calendar('office-cn')?.version).toBe(1);
    expect(today.calendar('office-nowhere')).toBeUndefined();
    expect(today.asOf('2020-01-01T00:00:00Z').calendar('office-cn')).toBeUndefined();
  });

  it('show routing who leads, who only advises and who heads', () => {
    const { units, categories, compounds } = today.routingView();
    const unit = (code: string) => units.find((one) => one.code === code);
    expect(unit('court-heping')).toMatchObject({ adviserOnly: true, active: true });
    expect(unit('urban-management')?.heads).toEqual(['unitlead']);
    expect(unit('team-liuyin')?.themes).toEqual(['livelihood.elderly-care']);
    expect(categories.find(({ code }) => code === 'utilities.gas')?.defaultHandler).toBe(
      'gas-heating',
    );
    expect(compounds).toContainEqual({
      code: COMPOUND,
      territory: COMPOUND,
      property: 'property-anju',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { RoutingDirectory } from '../directory.js';
import type { RoutingRule, RuleSet } from '../rule-set.js';
import { SMALL_CITY, SMALL_RULES } from '../testing/small-city.js';
import { checkRuleSet } from './check-rule-set.js';
import type { FindingCode } from './finding.js';

const check = (rules: Partial<RuleSet>, directory: Partial<RoutingDirectory> = {}) =>
  checkRuleSet({ ...SMALL_CITY, ...directory }, { ...SMALL_RULES, ...rules });

const only = (rules: readonly RoutingRule[], more: Partial<RuleSet> = {}): Partial<RuleSet> => ({
  rules,
  cases: [],
  standIns: {},
  ...more,
});

const found = (code: FindingCode, ...given: Parameters<typeof check>) =>
  check(...given).findings.filter((finding) => finding.code === code);

const lead = (unit: string) => [{ unit }] as const;

describe('a sound rule set', () => {
  it('has no errors, and its cases pass', () => {
    const { findings, cases, publishable } = check({});
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(cases).toMatchObject([{ name: 'a burst pipe in the south', passed: true }]);
    expect(publishable).toBe(true);
  });
});

describe('a gap', () => {
  it('is a matter in a place for which nobody is found; it is told, and no error', () => {
    const rules = only([{ id: 'w', when: { category: 'water-matters' }, lead: lead('water') }], {
      fallback: [],
    });
    const gaps = found('GAP', rules);
    const open = new Set(gaps.map(({ about }) => about['category']));
    expect(open).not.toContain('burst-pipe');
    expect(open).toContain('leaking-roof');
    expect(gaps.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(check(rules).publishable).toBe(true);
  });

  it('counts every pair of leaves, also those that nothing tells apart', () => {
    const rules = only(
      [{ id: 'n', when: { category: 'water-matters', territory: 'd.n' }, lead: lead('water') }],
      { fallback: [] },
    );
    // Seven leaves of the catalogue in three communities; the two of water in the north are covered.
    const total = found('GAP', rules).reduce((sum, { about }) => sum + Number(about['count']), 0);
    expect(total).toBe(7 * 3 - 2 * 2);
  });

  it('is seen where only the units of one place are missing', () => {
    const rules = only([{ id: 'all', when: {}, lead: [{ unitOfTerritory: 'community' }] }], {
      fallback: [],
    });
    const gaps = found('GAP', rules, { lists: [] });
    expect(new Set(gaps.map(({ about }) => about['territory']))).toEqual(new Set(['d.n.2']));
    expect(found('GAP', { ...rules, fallback: [{ unit: 'gov' }] }, { lists: [] })).toEqual([]);
  });

  it('is not hidden by a rule with conditions', () => {
    const rule = { id: 'h', when: { channels: ['hotline'] }, lead: lead('fire') };
    expect(found('GAP', only([rule], { fallback: [] })).length).toBeGreaterThan(0);
  });

  it('is looked for on a day, for rules with a validity', () => {
    const rules = only([{ id: 's', when: {}, lead: lead('fire'), validFrom: '2026-06-01' }], {
      fallback: [],
    });
    const gapsOn = (on?: string) =>
      checkRuleSet(SMALL_CITY, { ...SMALL_RULES, ...rules }, on).findings.filter(
        ({ code }) => code === 'GAP',
      ).length;
    expect(gapsOn('2026-06-01')).toBe(0);
    expect(gapsOn('2026-05-31')).toBeGreaterThan(0);
  });
});

describe('a shadowed rule', () => {
  const wide: RoutingRule = {
    id: 'wide',
    when: { category: 'water-matters', channels: ['hotline', 'visit'] },
    priority: 1,
    lead: lead('water'),
  };
  const narrow: RoutingRule = {
    id: 'narrow',
    when: { category: 'burst-pipe', territory: 'd.n', channels: ['hotline'], tags: ['night'] },
    lead: lead('fire'),
  };
  const shadowed = (...rules: readonly RoutingRule[]) =>
    found('SHADOWED_RULE', only(rules)).map((finding) => finding.rules);

  it('comes after one that asks for less; both are named', () => {
    expect(shadowed(wide, narrow)).toEqual([['narrow', 'wide']]);
    expect(shadowed(narrow, wide)).toEqual([['narrow', 'wide']]);
    expect(check(only([wide, narrow])).publishable).toBe(false);
  });

  it('is none where it comes first or asks for something else', () => {
    expect(shadowed(wide, { ...narrow, priority: 2 })).toEqual([]);
    expect(shadowed(wide, { ...narrow, when: { category: 'burst-pipe' } })).toEqual([]);
    expect(shadowed(wide, { ...narrow, when: { ...narrow.when, category: 'dispute' } })).toEqual(
      [],
    );
    const { channels: _any, ...anyChannel } = narrow.when;
    expect(shadowed(wide, { ...narrow, when: anyChannel })).toEqual([]);
  });

  it.each([
    ['tags', { when: { ...wide.when, tags: ['group'] } }],
    ['territory', { when: { ...wide.when, territory: 'd.s' } }],
    ['compound', { when: { ...wide.when, compound: true } }],
    ['urgency', { when: { ...wide.when, urgencies: ['URGENT'] } }],
    ['first day', { validFrom: '2026-01-01' }],
    ['last day', { validTo: '2026-01-01' }],
  ])('is none where the earlier one asks for its %s', (_, more) => {
    expect(shadowed({ ...wide, ...more }, narrow)).toEqual([]);
  });

  it('is none where the earlier one may find nobody', () => {
    expect(shadowed({ ...wide, lead: [{ propertyOfCompound: true }] }, narrow)).toEqual([]);
    expect(shadowed({ ...wide, lead: lead('court') }, narrow)).toEqual([]);
  });
});

describe('a dead unit', () => {
  const rule = (unit: string): RoutingRule => ({ id: 'r', when: {}, lead: lead(unit) });

  it('is an error in a rule, as lead or as assist', () => {
    for (const unit of ['nobody', 'old-office']) {
      expect(found('DEAD_UNIT', only([rule(unit)]))).toContainEqual(
        expect.objectContaining({ severity: 'error', rules: ['r'], about: { rule: 'r', unit } }),
      );
      const assisting = { ...rule('water'), assists: lead(unit) };
      expect(found('DEAD_UNIT', only([assisting]))[0]?.severity).toBe('error');
    }
  });

  it('is a warning where another stands in, and in lists and catalogue', () => {
    const standIns = { 'old-office': 'discipline' };
    const of = (finding: { rules: readonly string[] }) => finding.rules.length > 0;
    const [inRule] = found('DEAD_UNIT', only([rule('old-office')], { standIns })).filter(of);
    expect(inRule?.severity).toBe('warning');
    const inLists = found('DEAD_UNIT', only([])).filter((finding) => !of(finding));
    expect(inLists.map(({ severity, about }) => [severity, about])).toEqual([
      ['warning', { item: 'L1', unit: 'old-office' }],
      ['warning', { category: 'misconduct', unit: 'old-office' }],
    ]);
    expect(inLists[0]?.words).toEqual({
      zh: '清单项“L1”指向的单位“old-office”不存在或已停用',
      en: 'List item “L1” names “old-office”, which does not exist or is out of service',
    });
  });

  it('is told apart from an adviser, who must not lead and may assist', () => {
    expect(found('ADVISER_LEADS', only([rule('court')]))).toHaveLength(1);
    expect(found('ADVISER_LEADS', only([{ ...rule('water'), assists: lead('court') }]))).toEqual(
      [],
    );
  });
});

describe('a circle', () => {
  const leadsOn = (id: string, ...to: readonly string[]): RoutingRule => ({
    id,
    when: { category: id === 'a' ? 'dispute' : 'planning' },
    lead: to.map((leadOfRule) => ({ leadOfRule })),
  });

  it('of rules is told with its way', () => {
    const [cycle, ...more] = found(
      'CYCLE',
      only([leadsOn('a', 'b'), leadsOn('b', 'c', 'a'), leadsOn('c')]),
    );
    expect(more).toEqual([]);
    expect(cycle).toMatchObject({ severity: 'error', rules: ['a', 'b'] });
    expect(cycle?.words.en).toBe('These lead back to where they began: a → b → a');
  });

  it('may have one link, and lie in stand-ins and trees', () => {
    expect(found('CYCLE', only([leadsOn('a', 'a')]))[0]?.rules).toEqual(['a']);
    const standIns = { water: 'fire', fire: 'housing', housing: 'water' };
    expect(found('CYCLE', only([], { standIns }))[0]?.about['path']).toBe(
      'water → fire → housing → water',
    );
    const territories = [
      { code: 'x', level: 'street', parent: 'y' },
      { code: 'y', level: 'street', parent: 'x' },
    ];
    expect(found('CYCLE', only([]), { territories })).toHaveLength(1);
  });

  it('is none where two ways meet', () => {
    const rules = [leadsOn('a', 'b', 'c'), leadsOn('b', 'd'), leadsOn('c', 'd'), leadsOn('d')];
    expect(found('CYCLE', only(rules))).toEqual([]);
  });
});

describe('codes nobody knows', () => {
  it('are errors in conditions and references', () => {
    const rules = only([
      { id: 'r', when: { category: 'parade', territory: 'e' }, lead: [{ leadOfRule: 'gone' }] },
    ]);
    expect(found('UNKNOWN_CODE', rules).map(({ about }) => about['unknown'])).toEqual([
      'parade',
      'e',
      'gone',
    ]);
  });

  it('are a warning where they are kinds of units', () => {
    const rules = only([
      { id: 'r', when: {}, lead: [{ unitOfTerritory: 'zoo' }, { settleLow: ['block', 'stair'] }] },
    ]);
    expect(found('KIND_WITHOUT_UNITS', rules).map(({ about }) => about['kind'])).toEqual([
      'zoo',
      'stair',
    ]);
  });

  it('are told from ids that occur twice', () => {
    const rule = { id: 'r', when: { category: 'dispute' }, lead: lead('fire') };
    expect(
      found('DUPLICATE_ID', only([rule, { ...rule, when: { category: 'planning' } }])),
    ).toHaveLength(1);
  });
});

describe('a test case', () => {
  const facts = { category: 'burst-pipe', territory: 'd.s.1' };
  const run = (expected: object) => {
    const { cases, publishable } = check({ cases: [{ name: 'pipe', facts, expect: expected }] });
    return { words: cases[0]?.words?.en, publishable };
  };

  it('passes where lead, assists in any order, and rule are as expected', () => {
    expect(run({ lead: 'water-repair', assists: ['fire', 'com-s1'], rule: 'pipes' })).toEqual({
      words: undefined,
      publishable: true,
    });
  });

  it('fails with what should be and what is, and keeps the set from being published', () => {
    expect(run({ lead: 'fire', assists: [], rule: 'critical' })).toEqual({
      words:
        'Case “pipe”: lead should be “fire” and is “water-repair”; assists should be “” and is ' +
        '“com-s1, fire”; rule should be “critical” and is “pipes”',
      publishable: false,
    });
    expect(run({}).publishable).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { RoutingDirectory } from './directory.js';
import type { RoutingFacts } from './facts.js';
import type { RuleSet } from './rule-set.js';
import { compileRouting } from './router.js';
import { matter, SMALL_CITY, SMALL_RULES } from './testing/small-city.js';

/** Reads as a sentence: given facts, then this is decided. */
const decide = (
  facts: RoutingFacts,
  rules: Partial<RuleSet> = {},
  directory: Partial<RoutingDirectory> = {},
) => compileRouting({ ...SMALL_CITY, ...directory }, { ...SMALL_RULES, ...rules }).decide(facts);

describe('a rule', () => {
  it('names lead, assists, limit and confidence, and is named itself', () => {
    expect(decide(matter('burst-pipe', { territory: 'd.s.1' }))).toMatchObject({
      lead: 'water-repair',
      assists: ['com-s1', 'fire'],
      source: 'RULE',
      rule: 'pipes',
      limit: { amount: 2, unit: 'NAT_HOUR' },
      confidence: 0.95,
      watch: [],
    });
  });

  it('also speaks of what lies below its category and territory', () => {
    expect(decide(matter('leaking-roof'))).toMatchObject({ rule: 'housing-by-list' });
    expect(decide(matter('burst-pipe'))).toMatchObject({ rule: 'pipes-north' });
  });

  it('is overridden by that of a narrower territory, and by priority', () => {
    expect(decide(matter('burst-pipe'))).toMatchObject({ lead: 'street-n', rule: 'pipes-north' });
    expect(decide(matter('burst-pipe', { urgency: 'CRITICAL' }))).toMatchObject({
      lead: 'fire',
      rule: 'critical',
    });
  });

  it('leads on to whom another rule would name', () => {
    expect(decide(matter('burst-pipe'))).toMatchObject({ assists: ['water-repair'] });
    expect(decide(matter('leaking-roof', { compound: 'bare' }))).toMatchObject({
      lead: 'housing',
      rule: 'roof-in-compound',
    });
  });

  it('holds only within its days, the last one out', () => {
    const on = (day?: string) =>
      decide(matter('planning', { channel: 'hotline', ...(day === undefined ? {} : { on: day }) }))
        .rule;
    expect(on('2026-06-01')).toBe('summer-planning');
    expect(on('2026-08-31')).toBe('summer-planning');
    expect(on('2026-09-01')).toBeUndefined();
    expect(on('2026-05-31')).toBeUndefined();
    expect(on()).toBeUndefined();
  });

  it('takes its limit from the nearest category where it sets none', () => {
    expect(decide(matter('burst-pipe')).limit).toEqual({ amount: 24, unit: 'NAT_HOUR' });
    expect(decide(matter('water-bill')).limit).toEqual({ amount: 5, unit: 'WORK_DAY' });
    expect(decide(matter('dispute')).limit).toBeUndefined();
  });

  it('passes over who may not lead, and is less sure then', () => {
    const facts = matter('burst-pipe', { territory: 'd.s.1', ruledOut: ['water-repair'] });
    expect(decide(facts)).toMatchObject({ lead: 'water', rule: 'pipes', confidence: 0.95 * 0.8 });
  });

  it('is no surer than the classification it rests on', () => {
    const facts = matter('leaking-roof', { classificationConfidence: 0.5 });
    expect(decide(facts).confidence).toBeCloseTo(0.45);
  });
});

describe('a responsibility list', () => {
  it('says who leads and who assists; those out of service do not, advisers do', () => {
    expect(decide(matter('leaking-roof'))).toMatchObject({
      lead: 'housing',
      assists: ['fire', 'court'],
      listItem: 'L1',
    });
  });

  it('speaks by its nearest item: NEGATIVE below DUTY keeps the bearer out', () => {
    expect(decide(matter('blocked-exit'))).toMatchObject({ lead: 'fire', listItem: 'L3' });
    const forced = { fallback: [{ unit: 'housing' }], rules: [] };
    expect(decide(matter('blocked-exit'), forced)).toMatchObject({ triage: 'NO_ELIGIBLE_UNIT' });
  });

  it('lets a bearer of ASSIST only assist', () => {
    const rules = [
      {
        id: 'r',
        when: {},
        lead: [{ unitOfTerritory: 'community' }, { unit: 'fire' }],
        assists: [{ unitOfTerritory: 'community' }],
      },
    ];
    expect(decide(matter('leaking-roof'), { rules })).toMatchObject({
      lead: 'fire',
      assists: ['com-n1'],
    });
  });

  it('keeps what was taken back from every town and community, also as assist', () => {
    const rules = [
      {
        id: 'r',
        when: {},
        lead: [{ unitOfTerritory: 'street' }, { unitOfTerritory: 'community' }, { listLead: true }],
        assists: [{ unitOfTerritory: 'street' }, { unit: 'fire' }],
      },
    ] as const;
    expect(decide(matter('planning'), { rules })).toMatchObject({
      lead: 'housing',
      assists: ['fire'],
      listItem: 'L4',
      confidence: 0.8 * 0.8,
    });
  });

  it('gives a duty of a kind of unit to the one of the territory', () => {
    const lists = [
      {
        id: 'D',
        list: 'l',
        kind: 'DUTY',
        category: 'dispute',
        bearer: { unitKind: 'community' },
        basis: 'law',
      },
    ] as const;
    const rules = [{ id: 'r', when: {}, lead: [{ listLead: true }] }] as const;
    expect(decide(matter('family', { territory: 'd.s.1' }), { rules }, { lists })).toMatchObject({
      lead: 'com-s1',
      listItem: 'D',
    });
  });
});

describe('first-receiver responsibility (首接负责)', () => {
  it('keeps the matter with the unit that has led', () => {
    expect(decide(matter('burst-pipe', { previousLead: 'housing' }))).toMatchObject({
      lead: 'housing',
      source: 'FIRST_RECEIVER',
      confidence: 1,
    });
  });

  it('ends with a ruling, with the unit, and where the set does not know it', () => {
    const led = matter('burst-pipe', { previousLead: 'housing' });
    expect(decide({ ...led, ruledOut: ['housing'] })).toMatchObject({ lead: 'street-n' });
    expect(decide({ ...led, previousLead: 'old-office' })).toMatchObject({ lead: 'street-n' });
    expect(decide(led, { firstReceiver: false })).toMatchObject({ lead: 'street-n' });
  });
});

describe('dual dispatch (双派单)', () => {
  it('gives the district a copy where the street leads', () => {
    expect(decide(matter('burst-pipe')).watch).toEqual(['gov']);
    expect(decide(matter('leaking-roof')).watch).toEqual([]);
  });

  it('gives no copy to the accused', () => {
    const rules = [{ id: 'r', when: {}, lead: [{ unit: 'discipline' }] }] as const;
    const dualDispatch = { leadKinds: ['department'], watch: [{ unit: 'water' }] };
    expect(decide(matter('dispute'), { rules, dualDispatch }).watch).toEqual(['water']);
    const accusing = matter('dispute', { accusedUnit: 'water' });
    expect(decide(accusing, { rules, dualDispatch }).watch).toEqual([]);
  });
});

describe('settling low', () => {
  const neighbours = (tried: readonly string[]) =>
    decide(matter('dispute', { tags: ['neighbours'], tried })).lead;

  it('goes from block to community to street, each once', () => {
    expect(neighbours([])).toBe('block-n1');
    expect(neighbours(['block'])).toBe('com-n1');
    expect(neighbours(['block', 'community'])).toBe('street-n');
  });

  it('ends with the next rule when all have tried', () => {
    expect(neighbours(['block', 'community', 'street'])).toBe('mediators');
  });
});

describe('conflict of interest', () => {
  it('passes by the accused unit and all below it', () => {
    const accusing = matter('burst-pipe', { territory: 'd.s.1', accusedUnit: 'water' });
    const rules = [{ id: 'r', when: {}, lead: [{ unit: 'water-repair' }, { unit: 'water' }] }];
    expect(decide(accusing, { rules })).toMatchObject({ source: 'FALLBACK', lead: 'com-s1' });
    expect(decide({ ...accusing, accusedUnit: 'gov' }, { rules, fallback: [] })).toMatchObject({
      triage: 'NO_ELIGIBLE_UNIT',
    });
  });

  it('passes by what the accused person heads, and what lies below', () => {
    const accusing = matter('burst-pipe', { territory: 'd.s.1', accusedPerson: 'p-wang' });
    expect(decide(accusing)).toMatchObject({ lead: 'com-s1', source: 'FALLBACK' });
  });

  it('overrides first-receiver responsibility', () => {
    const accusing = matter('leaking-roof', { previousLead: 'housing', accusedUnit: 'housing' });
    expect(decide(accusing).lead).not.toBe('housing');
  });
});

describe('who may lead', () => {
  it('is no unit out of service: its stand-in is', () => {
    expect(decide(matter('misconduct'))).toMatchObject({
      lead: 'discipline',
      source: 'FALLBACK',
      confidence: 0.4 * 0.8,
    });
    const round = { standIns: { 'old-office': 'com-n2', 'com-n2': 'old-office' } };
    expect(decide(matter('misconduct'), round).lead).toBe('com-n1');
  });

  it('is no adviser', () => {
    const rules = [{ id: 'r', when: {}, lead: [{ unit: 'court' }] }] as const;
    expect(decide(matter('dispute'), { rules, fallback: [] })).toMatchObject({
      triage: 'NO_ELIGIBLE_UNIT',
    });
  });

  it('is a themed team of the territory, until it declines', () => {
    expect(decide(matter('family'))).toMatchObject({ lead: 'big-sister', assists: ['court'] });
    expect(decide(matter('family', { ruledOut: ['big-sister'] })).lead).toBe('mediators');
    expect(decide(matter('family', { territory: 'd.s.1' })).lead).toBe('mediators');
  });

  it('is a team of another territory only where it may be sent there (跨区域)', () => {
    const sent = (serves: readonly string[]) =>
      compileRouting(
        {
          ...SMALL_CITY,
          units: SMALL_CITY.units.map((unit) =>
            unit.code === 'big-sister' ? { ...unit, serves } : unit,
          ),
        },
        SMALL_RULES,
      ).decide(matter('family', { territory: 'd.s.1' })).lead;
    expect(sent(['d.s'])).toBe('big-sister');
    expect(sent(['d.n.2'])).toBe('mediators');
  });

  it('is the property company of the compound', () => {
    expect(decide(matter('leaking-roof', { compound: 'garden' }))).toMatchObject({
      lead: 'property-garden',
      rule: 'roof-in-compound',
    });
  });
});

describe('triage', () => {
  it('gets what nobody may take, with the reason', () => {
    const bare = { rules: [], fallback: [] };
    expect(decide(matter('parade'))).toMatchObject({ triage: 'UNKNOWN_CATEGORY', confidence: 0 });
    expect(decide(matter('dispute', { territory: 'e' }))).toMatchObject({
      triage: 'UNKNOWN_TERRITORY',
    });
    expect(decide(matter('dispute'), bare)).toMatchObject({ triage: 'NO_RULE', assists: [] });
  });
});

describe('an explanation', () => {
  const router = compileRouting(SMALL_CITY, { ...SMALL_RULES });
  const names = (of: string, code: string, language: 'zh' | 'en') =>
    language === 'zh' ? `〈${code}〉` : `the ${of} ${code}`;

  it('says in two languages who leads, by what, and why the others do not', () => {
    const facts = matter('burst-pipe', { territory: 'd.s.1', accusedUnit: 'water-repair' });
    const { words, rule, ruleSet, directoryVersion } = router.explain(facts, names);
    expect(rule?.id).toBe('pipes');
    expect(ruleSet).toMatchObject({ id: 'small', version: 0 });
    expect(directoryVersion).toBe(7);
    expect(words.map(({ zh }) => zh)).toEqual([
      '“〈d.s.1〉”的“〈burst-pipe〉”由“〈water〉”主办，依据：规则“水管爆裂”（规则点名）。',
      '规则的依据：Water Supply Regulation art. 12。',
      '协办：〈com-s1〉、〈fire〉。',
      '办理时限：2小时。',
      '“〈water-repair〉”是被反映单位或其下属单位，须回避。',
      '“〈com-s1〉”也符合条件，但前面的依据优先。',
      '依据规则集 small v0 与第 7 版目录。',
    ]);
    expect(words[0]?.en).toBe(
      '“the unit water” leads “the category burst-pipe” in “the territory d.s.1”: rule “Burst pipes” (the rule names it).',
    );
  });

  it('cites the list item, also against a unit', () => {
    const { words, listItem, candidates } = router.explain(matter('leaking-roof'));
    expect(listItem?.basis).toBe('Property Regulation art. 5');
    expect(words.map(({ en }) => en)).toContain(
      'Item L1 of the list “local-duties”, which rests on: Property Regulation art. 5.',
    );
    expect(candidates).toContainEqual(
      expect.objectContaining({ unit: 'com-n1', reason: 'ASSIST_ONLY', listItem: 'L2' }),
    );
  });

  it('of a matter in triage says why there is nobody', () => {
    const [first] = router.explain(router.decide(matter('parade'))).words;
    expect(first).toEqual({
      zh: '转人工分派：事项目录中没有“parade”。',
      en: 'To triage: the catalogue has no “parade”.',
    });
  });

  it('tells of the copy to the district, of first receivers and of teams', () => {
    const text = (facts: RoutingFacts) =>
      router
        .explain(facts)
        .words.map(({ en }) => en)
        .join(' ');
    expect(text(matter('burst-pipe'))).toContain('Dual dispatch, a copy to watch over it: gov.');
    expect(text(matter('family', { previousLead: 'fire' }))).toContain(
      'first-receiver responsibility',
    );
    expect(text(matter('family'))).toContain('it is a team for this theme');
  });
});

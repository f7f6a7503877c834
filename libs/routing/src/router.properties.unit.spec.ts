import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ListItem, RoutingDirectory } from './directory.js';
import type { RoutingDecision } from './decision.js';
import type { RoutingFacts } from './facts.js';
import { PlainDirectory } from './plain/plain-lists.js';
import { PlainRouting } from './plain/plain-routing.js';
import { compileRouting } from './router.js';
import { directories, ruleSets, someFacts } from './testing/arbitraries.js';

const RUNS = { numRuns: Number(process.env['SHAODAO_PROPERTY_RUNS'] ?? 1_000) };

/** Holds for every decision of a random world; the router decides each of several matters. */
function always(
  law: (world: {
    readonly directory: RoutingDirectory;
    readonly facts: RoutingFacts;
    readonly decision: RoutingDecision;
    readonly lists: PlainDirectory;
  }) => void,
): void {
  const matters = fc.array(someFacts, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(directories, ruleSets, matters, (directory, ruleSet, several) => {
      const router = compileRouting(directory, ruleSet);
      const lists = new PlainDirectory(directory, ruleSet.baseKinds);
      for (const facts of several) law({ directory, facts, decision: router.decide(facts), lists });
    }),
    RUNS,
  );
}

const chosen = ({ lead, assists }: RoutingDecision): readonly string[] => [
  ...(lead === undefined ? [] : [lead]),
  ...assists,
];

describe('every decision', () => {
  it('is the one that reading the rules plainly gives', () => {
    fc.assert(
      fc.property(
        directories,
        ruleSets,
        fc.array(someFacts, { minLength: 1, maxLength: 6 }),
        (directory, ruleSet, several) => {
          const router = compileRouting(directory, ruleSet);
          const plain = new PlainRouting(directory, { ...ruleSet, version: 0 });
          for (const facts of several)
            expect(router.decide(facts)).toEqual(plain.deliberate(facts).decision);
        },
      ),
      RUNS,
    );
  });

  it('is the same for the same facts, whatever was decided in between', () => {
    fc.assert(
      fc.property(directories, ruleSets, someFacts, someFacts, (directory, ruleSet, one, other) => {
        const router = compileRouting(directory, ruleSet);
        const first = router.decide(one);
        router.decide(other);
        expect(router.decide(one)).toEqual(first);
        expect(compileRouting(directory, ruleSet).decide(one)).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it('names a lead or the reason for triage, never both, and no unit twice', () => {
    always(({ decision }) => {
      expect(decision.lead === undefined).toBe(decision.triage !== undefined);
      expect(new Set(chosen(decision)).size).toBe(chosen(decision).length);
      expect(decision.confidence).toBeGreaterThanOrEqual(0);
      expect(decision.confidence).toBeLessThanOrEqual(1);
    });
  });

  it('keeps from the accused unit and all below it, watching included', () => {
    always(({ facts, decision, lists }) => {
      for (const unit of [...chosen(decision), ...decision.watch])
        expect(lists.unitLine(unit)).not.toContain(facts.accusedUnit);
    });
  });

  it('keeps from units an accused person heads, and from those below', () => {
    always(({ facts: { accusedPerson }, decision, lists }) => {
      for (const unit of [...chosen(decision), ...decision.watch])
        for (const above of lists.unitLine(unit))
          expect([accusedPerson, lists.units.get(above)?.heads ?? []]).not.toEqual([
            expect.any(String),
            [accusedPerson],
          ]);
    });
  });

  it('goes to units in service that no ruling let go; advisers never lead', () => {
    always(({ facts, decision, lists }) => {
      for (const unit of chosen(decision)) {
        expect(lists.units.get(unit)?.active).toBe(true);
        expect(facts.ruledOut ?? []).not.toContain(unit);
      }
      for (const unit of decision.watch) expect(lists.units.get(unit)?.active).toBe(true);
      expect(lists.units.get(decision.lead ?? '')?.adviserOnly ?? false).toBe(false);
    });
  });

  it('respects what the lists forbid', () => {
    always(({ facts, decision, lists, directory }) => {
      for (const code of chosen(decision)) {
        const unit = directory.units.find((each) => each.code === code);
        const item = unit && nearestItem(directory, lists, facts, unit.kind, code);
        expect(item?.kind).not.toBe('NEGATIVE');
        if (['street', 'community'].includes(unit?.kind ?? ''))
          expect(item?.kind).not.toBe('RETAKEN');
        if (code === decision.lead) expect(item?.kind).not.toBe('ASSIST');
      }
    });
  });
});

/** The strictest of the items that bind the unit at the nearest category. */
function nearestItem(
  directory: RoutingDirectory,
  lists: PlainDirectory,
  facts: RoutingFacts,
  kind: string,
  code: string,
): ListItem | undefined {
  const base = ['street', 'community'].includes(kind);
  for (const category of lists.categoryLine(facts.category)) {
    const here = directory.lists.filter(
      ({ category: of, territory, bearer, kind: sort }) =>
        of === category &&
        (territory === undefined || lists.territoryLine(facts.territory).includes(territory)) &&
        (('unit' in bearer ? bearer.unit === code : bearer.unitKind === kind) ||
          (sort === 'RETAKEN' && base)),
    );
    for (const sort of ['NEGATIVE', 'RETAKEN', 'ASSIST', 'DUTY'] as const) {
      const found = here.find((item) => item.kind === sort);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

describe('every explanation', () => {
  it('names the chosen unit and, each once, all others with the reason in two languages', () => {
    fc.assert(
      fc.property(directories, ruleSets, someFacts, (directory, ruleSet, facts) => {
        const router = compileRouting(directory, ruleSet);
        const { lead } = router.decide(facts);
        const { candidates, words } = router.explain(facts);
        expect(
          candidates.filter(({ reason }) => reason === undefined).map(({ unit }) => unit),
        ).toEqual(lead === undefined ? [] : [lead]);
        const units = candidates.map(({ unit }) => unit);
        expect(new Set(units).size).toBe(units.length);
        for (const { zh, en } of [...words, ...candidates.map((each) => each.words)]) {
          expect(zh).not.toMatch(/\{\w+\}/);
          expect(en).not.toMatch(/\{\w+\}/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out nobody a speaking rule names', () => {
    fc.assert(
      fc.property(directories, ruleSets, someFacts, (directory, ruleSet, facts) => {
        const router = compileRouting(directory, ruleSet);
        if (router.decide(facts).triage?.startsWith('UNKNOWN') === true) return;
        const explained = router.explain(facts).candidates.map(({ unit }) => unit);
        for (const rule of ruleSet.rules) {
          // Alone, a rule decides where it speaks; whom it would choose must have been weighed.
          const alone = compileRouting(directory, { ...ruleSet, rules: [rule], fallback: [] });
          const { lead, source } = alone.decide(facts);
          const led = rule.lead.some((ref) => 'leadOfRule' in ref);
          if (source === 'RULE' && !led) expect(explained).toContain(lead);
        }
      }),
      { numRuns: 500 },
    );
  });
});

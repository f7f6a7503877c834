import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weightedSet } from '../../../../../test/setup/house-formulas.js';
import type { Fact, FactKind, FactValue } from '../facts/fact.js';
import { FACT_FIELDS } from '../facts/fact-fields.js';
import { compileFormulas } from '../formulas/compile-formulas.js';
import { fact } from '../testing/made-facts.js';
import { changed, day, march } from '../testing/tables.js';
import type { TallyRow } from './contribution.js';
import { contributionsOf } from './contributions.js';
import { mergeTallies, negated, tallyKey } from './tallies.js';
import { computeTable, tableFrom } from './table.js';

const SET = changed(weightedSet(), 'resolutionRate', { assistShare: '0.25' });
const FORMULAS = compileFormulas(SET);
const MARCH = march(SET);
const WANTED = { kinds: ['month', 'quarter'], dimensions: ['unit', 'territory'] } as const;
const UNITS = ['water', 'fire', 'road'];

const HEAD = ['issue', 'id', 'unit', 'territory', 'category'];
const instants = fc.integer({ min: -10, max: 45 }).map(day);

/** Any value a field may have; flags are mostly down, words mostly those the formulas ask for. */
const valueOf = (kind: FactKind, name: string): fc.Arbitrary<FactValue> => {
  const { type, values } = FACT_FIELDS[kind][name]!;
  if (type === 'instant') return fc.option(instants, { freq: 4 });
  if (type === 'number') return fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 });
  if (type === 'boolean')
    return fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean());
  if (values !== undefined) return fc.option(fc.constantFrom(...values), { freq: 5 });
  return fc.option(fc.constantFrom(...UNITS), { freq: 4 });
};

const factOf = (kind: FactKind): fc.Arbitrary<Fact> => {
  const names = Object.keys(FACT_FIELDS[kind]).filter((name) => !HEAD.includes(name));
  const fields = fc.record(Object.fromEntries(names.map((name) => [name, valueOf(kind, name)])));
  const head = fc.record({
    territory: fc.option(fc.constantFrom('t-1', 't-2')),
    assists: fc.subarray(UNITS),
    copiedTo: fc.option(fc.constantFrom('district', 'water'), { freq: 1 }),
    exclusions: fc.subarray(['BEYOND_DUTY', 'MALICIOUS', 'OBJECTIVE_LIMIT'], { maxLength: 1 }),
  });
  return fc
    .tuple(fc.option(fc.constantFrom(...UNITS), { freq: 6 }), fields, head)
    .map(([unit, own, rest]) => fact(kind, unit, own, rest));
};

const anyFact = fc
  .constantFrom<FactKind>('ASSIGNMENT', 'CALLBACK', 'ISSUE', 'CALL', 'RATING', 'RETURN', 'FEEDBACK')
  .chain(factOf);
const someFacts = fc.array(anyFact, { maxLength: 25 });
const moment = fc.integer({ min: -5, max: 60 }).map(day);
const RUNS = { numRuns: 60 };

const rowsOf = (facts: readonly Fact[], asOf: string): readonly TallyRow[] =>
  mergeTallies(contributionsOf(FORMULAS, facts, asOf, WANTED));

describe('the sum of contributions', () => {
  it('is the recomputation, however the facts are split and in whatever order', () => {
    const split = fc.tuple(someFacts, fc.infiniteStream(fc.nat(2)), moment);
    fc.assert(
      fc.property(split, ([facts, choices, asOf]) => {
        const parts: Fact[][] = [[], [], []];
        for (const each of facts) parts[choices.next().value as number]!.push(each);
        const tallies = parts.map((part) => rowsOf([...part].reverse(), asOf));
        expect(mergeTallies(...tallies.reverse())).toEqual(rowsOf(facts, asOf));
      }),
      RUNS,
    );
  });

  it('loses what an issue no longer says when its old share is taken out', () => {
    fc.assert(
      fc.property(someFacts, someFacts, moment, (kept, gone, asOf) => {
        const all = rowsOf([...kept, ...gone], asOf);
        expect(mergeTallies(all, negated(rowsOf(gone, asOf)))).toEqual(rowsOf(kept, asOf));
      }),
      RUNS,
    );
  });

  it('gives the same table from tallies as from the facts, to the last byte', () => {
    const rollUp = (_dimension: string, subject: string): readonly string[] =>
      subject === 'road' ? ['district'] : [];
    fc.assert(
      fc.property(someFacts, moment, (facts, asOf) => {
        const question = { asOf, rollUp } as const;
        const kept = tableFrom(FORMULAS, MARCH, rowsOf(facts, asOf), question);
        const again = computeTable(FORMULAS, MARCH, [...facts].reverse(), asOf, { rollUp });
        expect(JSON.stringify(kept) === JSON.stringify(again)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('time alone', () => {
  it('changes nothing of what is settled', () => {
    fc.assert(
      fc.property(someFacts, moment, fc.nat(60), (facts, asOf, more) => {
        const later = new Date(Date.parse(asOf) + more * 86_400_000).toISOString();
        for (const each of facts) {
          const now = contributionsOf(FORMULAS, [each], asOf, WANTED);
          const then = rowsByKey(contributionsOf(FORMULAS, [each], later, WANTED));
          for (const row of now.filter(({ changesAt }) => changesAt === null)) {
            const { n, d, e } = row;
            expect(then.get(tallyKey(row))).toMatchObject({ n, d, e });
          }
        }
      }),
      RUNS,
    );
  });

  it('changes nothing before the moment that is named', () => {
    fc.assert(
      fc.property(someFacts, moment, (facts, asOf) => {
        for (const each of facts) {
          const now = contributionsOf(FORMULAS, [each], asOf, WANTED);
          const moments = now.flatMap(({ changesAt }) => changesAt ?? []);
          const next = [...moments].sort()[0];
          if (next === undefined) continue;
          const before = new Date(Date.parse(next) - 1).toISOString();
          if (before <= asOf) continue;
          const then = contributionsOf(FORMULAS, [each], before, WANTED);
          expect(mergeTallies(then)).toEqual(mergeTallies(now));
        }
      }),
      RUNS,
    );
  });

  it('leaves nothing unsettled for ever', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const rows = contributionsOf(FORMULAS, facts, day(400), WANTED);
        expect(rows.filter(({ changesAt }) => changesAt !== null)).toEqual([]);
      }),
      RUNS,
    );
  });
});

const rowsByKey = (rows: readonly TallyRow[]): ReadonlyMap<string, TallyRow> =>
  new Map(mergedInto(rows).map((row) => [tallyKey(row), row]));

/** Every key once; also those that add up to nothing. */
function mergedInto(rows: readonly TallyRow[]): readonly TallyRow[] {
  const seen = new Map<string, TallyRow>();
  for (const row of rows) {
    const before = seen.get(tallyKey(row));
    const sum = before ?? { ...row, n: 0n, d: 0n, e: 0n };
    seen.set(tallyKey(row), { ...sum, n: sum.n + row.n, d: sum.d + row.d, e: sum.e + row.e });
  }
  return [...seen.values()];
}

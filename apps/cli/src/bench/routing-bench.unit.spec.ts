import { describe, expect, it } from '@jest/globals';
import { compileRouting } from '@shaodao/routing';
import { seededRandom } from './bench-events.js';
import { benchRouting } from './routing-bench.js';
import { Choices, CITY_SIZE, randomFacts, routingCity } from './routing-city.js';

describe('the routing bench', () => {
  const city = () => routingCity(new Choices(seededRandom(5)));

  it('decides over as many matters, units and rules as it says, each code once', () => {
    const { directory, ruleSet } = city();
    const { units, categories, territories } = directory;
    expect(units).toHaveLength(CITY_SIZE.units);
    expect(categories).toHaveLength(CITY_SIZE.categories);
    expect(ruleSet.rules).toHaveLength(CITY_SIZE.rules);
    for (const list of [
      units,
      categories,
      territories,
      ruleSet.rules.map(({ id }) => ({ code: id })),
    ])
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
    for (const { parent } of units)
      if (parent !== undefined) expect(units.some(({ code }) => code === parent)).toBe(true);
  });

  it('makes the same city and the same matters from the same seed', () => {
    expect(city()).toEqual(city());
    const facts = (seed: number) => randomFacts(new Choices(seededRandom(seed)));
    expect(facts(1)).toEqual(facts(1));
    expect(facts(1)).not.toEqual(facts(2));
  });

  it('draws matters of every sort, of which nearly all find a unit', () => {
    const { directory, ruleSet } = city();
    const router = compileRouting(directory, ruleSet);
    const choices = new Choices(seededRandom(9));
    const decisions = Array.from({ length: 2_000 }, () => router.decide(randomFacts(choices)));
    const share = (is: (decision: (typeof decisions)[number]) => boolean) =>
      decisions.filter(is).length / decisions.length;
    expect(share(({ lead }) => lead !== undefined)).toBeGreaterThan(0.95);
    expect(share(({ source }) => source === 'FIRST_RECEIVER')).toBeGreaterThan(0.01);
    expect(share(({ assists }) => assists.length > 0)).toBeGreaterThan(0.3);
    expect(share(({ watch }) => watch.length > 0)).toBeGreaterThan(0.01);
    expect(share(({ rule }) => rule?.startsWith('leaf-rule') === true)).toBeGreaterThan(0.05);
    expect(share(({ rule }) => rule?.startsWith('street-rule') === true)).toBeGreaterThan(0.05);
  });

  it('checks decisions against the plain reading, and prints its seed', () => {
    const lines: string[] = [];
    const result = benchRouting({
      rounds: 3,
      seed: 11,
      roundDecisions: 2_000,
      facts: 1_000,
      checked: 50,
      onProgress: (line) => lines.push(line),
    });
    expect(lines[0]).toBe('seed 11');
    expect(lines).toHaveLength(4);
    expect(result).toMatchObject({ bench: 'routing', seed: 11, checked: 50, aim: 200_000 });
    expect(result.rate).toBe(result.rounds.map(({ rate }) => rate).sort((a, b) => a - b)[1]);
    expect(Object.values(result.shares).reduce((a, b) => a + b)).toBeCloseTo(1, 1);
  });
});

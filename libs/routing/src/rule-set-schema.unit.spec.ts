import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { FACTS_SCHEMA, RULE_SET_SCHEMA } from './rule-set-schema.js';
import { ruleSets, someFacts } from './testing/arbitraries.js';
import { SMALL_RULES } from './testing/small-city.js';

const ajv = new Ajv2020({ allErrors: true });
const isRuleSet = ajv.compile(RULE_SET_SCHEMA);
const isFacts = ajv.compile(FACTS_SCHEMA);

describe('the schema of a rule set', () => {
  it('takes every rule set there can be, also after a way through YAML', () => {
    fc.assert(
      fc.property(ruleSets, (ruleSet) => {
        const written = parse(stringify(ruleSet)) as unknown;
        expect(written).toEqual(ruleSet);
        return isRuleSet(written);
      }),
      { numRuns: 200 },
    );
    expect(isRuleSet(SMALL_RULES)).toBe(true);
  });

  it.each([
    ['a rule without a lead', { rules: [{ id: 'r', when: {}, lead: [] }] }],
    ['a reference with two keys', { fallback: [{ unit: 'a', listLead: true }] }],
    ['a reference with none', { fallback: [{}] }],
    ['a relation that is denied', { fallback: [{ listLead: false }] }],
    [
      'a condition nobody knows',
      { rules: [{ id: 'r', when: { moon: 'full' }, lead: [{ unit: 'a' }] }] },
    ],
    ['list assists as lead', { fallback: [{ listAssists: true }] }],
    ['a confidence beyond one', { confidence: { fallback: 2, passedOver: 1 } }],
    [
      'a day that is none',
      { rules: [{ id: 'r', when: {}, lead: [{ unit: 'a' }], validFrom: '1 May' }] },
    ],
  ])('refuses %s', (_, part) => {
    expect(isRuleSet({ ...SMALL_RULES, ...part })).toBe(false);
  });
});

describe('the schema of facts', () => {
  it('takes all facts there can be, and needs matter and place', () => {
    fc.assert(
      fc.property(someFacts, (facts) => isFacts(facts)),
      { numRuns: 200 },
    );
    expect(isFacts({ category: 'a' })).toBe(false);
    expect(isFacts({ category: 'a', territory: 'b', name: 'somebody' })).toBe(false);
  });
});

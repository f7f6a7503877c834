import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { houseFile, houseSet, weightedSet } from '../../../../../test/setup/house-formulas.js';
import { FACT_KINDS } from '../facts/fact.js';
import { compileFormulas } from './compile-formulas.js';
import { formulaFaults } from './formula-faults.js';
import { FORMULA_SET_SCHEMA } from './set-schema.js';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(FORMULA_SET_SCHEMA);
const set = houseSet();
const codes = set.metrics.map(({ code }) => code);

describe('the formula set that ships', () => {
  it('has the published form', () => {
    validate(houseFile());
    expect(validate.errors).toBeNull();
  });

  it('contradicts neither the facts nor itself', () => {
    expect(formulaFaults(set)).toEqual([]);
    expect(formulaFaults(weightedSet())).toEqual([]);
  });

  it('sets no weights for the combined score: that is the tenant’s', () => {
    const parts = set.scores.find(({ code }) => code === 'threeRates')?.parts ?? [];
    expect(parts.map((part) => ('weight' in part ? part.weight : undefined))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('compiles, and every kind of fact but extensions counts in something', () => {
    const { partsOf } = compileFormulas(set);
    const uncounted = FACT_KINDS.filter((kind) => !partsOf.has(kind));
    expect(uncounted).toEqual(['EXTENSION']);
  });

  it('names everything in Chinese and in English', () => {
    const named = [...set.cohorts, ...set.metrics, ...set.scores, ...set.periods.kinds];
    for (const { code, name } of named) {
      expect({ code, zh: /[\u4e00-\u9fff]/u.test(name.zh), en: /[A-Za-z]/.test(name.en) }).toEqual({
        code,
        zh: true,
        en: true,
      });
    }
  });

  it('gives every class of exclusion the effect of §4.7, once', () => {
    const effects = Object.fromEntries(
      set.exclusions.map(({ class: name, out, keeps = [] }) => [name, { out, keeps }]),
    );
    expect(Object.keys(effects)).toHaveLength(set.exclusions.length);
    expect(effects).toEqual({
      EMERGENCY_LINE: { out: 'ALL', keeps: ['process'] },
      OTHER_PROCEDURE: { out: 'ALL', keeps: ['process'] },
      REPEAT_APPEAL: { out: 'ALL', keeps: ['process', 'repeat'] },
      SECRET_OR_UNLAWFUL: { out: 'ALL', keeps: ['process'] },
      BEYOND_DUTY: { out: ['resolution', 'satisfaction'], keeps: [] },
      APPELLANT_UNREACHABLE: { out: ['resolution', 'satisfaction'], keeps: [] },
      MALICIOUS: { out: 'ALL', keeps: ['process'] },
      OBJECTIVE_LIMIT: { out: ['resolution'], keeps: [] },
      NO_REPLY_WANTED: { out: ['feedback', 'callback'], keeps: [] },
      FORCE_MAJEURE: { out: [], keeps: [] },
      MISDISPATCH: { out: 'ALL', keeps: ['process', 'dispatch'] },
    });
  });
});

const DOMAIN = join(
  ...[import.meta.dirname, '..', '..', '..', '..', '..', '..'],
  ...['shared', 'domain', 'domain.md'],
);
const beside = existsSync(DOMAIN) ? describe : describe.skip;

beside('the domain page beside the checkout', () => {
  const page = existsSync(DOMAIN) ? readFileSync(DOMAIN, 'utf8') : '';
  const section = (from: string, to: string): string =>
    page.slice(page.indexOf(`### ${from}`), page.indexOf(`### ${to}`));

  it('names no metric of §4.3 that the set has not', () => {
    const rows = section('4.3', '4.4').split('\n').slice(4);
    const named = rows
      .flatMap((row) => (row.split('|')[1] ?? '').split(','))
      .map((name) => name.trim())
      .filter((name) => /^[a-z]\w+$/i.test(name));
    expect(named.length).toBeGreaterThan(28);
    expect(named.filter((name) => !codes.includes(name))).toEqual([]);
  });

  it('names no rate of §4.2 that the set has not', () => {
    const named = [...section('4.2', '4.3').matchAll(/^\| (\S+) (\w+Rate) \|/gm)];
    expect(named.map(([, , code]) => code)).toEqual([
      'responseRate',
      'resolutionRate',
      'satisfactionRate',
    ]);
    for (const [, zh = '', code] of named) {
      expect(set.metrics.find((each) => each.code === code)?.name.zh).toBe(zh);
    }
  });

  it('names no Chinese metric of §4.4 that the set has not', () => {
    const text = section('4.4', '4.5');
    const named = [...text.matchAll(/`([^=`]+)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(12);
    const ours = set.metrics.map(({ name }) => name.zh);
    expect(named.filter((name) => !ours.includes(name) && name !== '平均受理时长')).toEqual([]);
    expect(ours).toContain('平均受理时长');
  });
});

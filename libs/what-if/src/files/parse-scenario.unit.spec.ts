import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InvalidScenario, parseScenario } from './parse-scenario.js';

const SCENARIO = `
name: { zh: 缩短, en: Shorter }
span: { from: 2026-01-01, to: 2026-03-31, territory: north }
alternative:
  limits:
    - { kinds: [HANDLE], factor: 0.8 }
    - { limit: { amount: 2, unit: WORK_DAY } }
    - { playbook: { id: hotline, version: 2 } }
  directory:
    - { change: RETIRE, unit: parks }
    - { change: REASSIGN, from: a, to: b, territories: [north] }
`;

const faultsOf = (text: string): string => {
  try {
    parseScenario(text, 's.yaml');
  } catch (error) {
    if (error instanceof InvalidScenario) return error.message;
    throw error;
  }
  return '';
};

describe('a scenario file', () => {
  it('is read as it is written', () => {
    expect(parseScenario(SCENARIO, 's.yaml')).toMatchObject({
      span: { from: '2026-01-01', to: '2026-03-31', territory: 'north' },
      alternative: {
        limits: [
          { kinds: ['HANDLE'], factor: 0.8 },
          { limit: { amount: 2, unit: 'WORK_DAY' } },
          { playbook: { id: 'hotline', version: 2 } },
        ],
        directory: [{ change: 'RETIRE', unit: 'parks' }, { change: 'REASSIGN' }],
      },
    });
  });

  it('of the house is sound', () => {
    const file = join(import.meta.dirname, '../../../../infra/samples/what-if-boston.yaml');
    const { alternative } = parseScenario(readFileSync(file, 'utf8'), file);
    expect(alternative.limits).toEqual([{ factor: 0.8 }]);
    expect(alternative.directory).toMatchObject([{ change: 'SPLIT', unit: 'boston.pwdx' }]);
  });

  it.each([
    ['a factor of nothing', SCENARIO.replace('0.8', '0'), /s\.yaml:6 alternative\.limits/],
    ['a kind nobody knows', SCENARIO.replace('HANDLE', 'HANDEL'), /s\.yaml:6 /],
    ['a date that is none', SCENARIO.replace('2026-01-01', 'January'), /s\.yaml:3 span\.from/],
    ['a word too many', `${SCENARIO}\nlimits: []`, /limits/],
    ['no YAML at all', 'name: [', /s\.yaml:1 /],
  ])('with %s is refused by line and field', (_what, text, told) => {
    expect(faultsOf(text)).toMatch(told);
  });

  it('splits a unit into two parts or more', () => {
    const split = (parts: string): string =>
      `${SCENARIO}    - { change: SPLIT, unit: a, into: [${parts}] }\n`;
    expect(faultsOf(split('{ code: b }, { code: c }'))).toBe('');
    expect(faultsOf(split('{ code: b }'))).not.toBe('');
  });
});

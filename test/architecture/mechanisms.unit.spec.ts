import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HOUSE_PARSER, readPlaybooks } from '@shaodao/playbooks';

const root = join(import.meta.dirname, '..', '..');

/** How many mechanisms each source of the domain reference has (domain.md §1.1–1.9). */
const SOURCES = { S0: 11, S1a: 15, S1b: 6, S1c: 8, S1d: 14, S1e: 8, S2: 12, S3: 12, S4: 13 };
const ROWS = Object.entries(SOURCES).flatMap(([source, count]) =>
  Array.from({ length: count }, (_, index) => `${source}-${String(index + 1)}`),
);
/** The profiles that ship (domain.md §3.7). */
const PROFILES = [
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7a', 'P7b', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13'],
  ...['P14', 'P15', 'P16', 'P17', 'P18'],
];

interface Row {
  readonly id: string;
  readonly playbooks: readonly string[];
  readonly scenarios: readonly string[];
  readonly configuration: string;
}

const inBackticks = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

const table: readonly Row[] = readFileSync(join(root, 'docs', 'mechanisms.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (S\d|P\d)/.test(line))
  .map((line) => {
    const [, id = '', , playbooks = '', scenarios = '', configuration = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return {
      ...{ id, configuration },
      playbooks: inBackticks(playbooks),
      scenarios: inBackticks(scenarios),
    };
  });
const shipped = new Map(
  readPlaybooks(HOUSE_PARSER).map(({ playbook }) => [playbook.id, playbook] as const),
);

describe('the table of mechanisms', () => {
  it('has every row of the domain reference and every shipped profile, once', () => {
    expect(table.map(({ id }) => id).sort()).toEqual([...ROWS, ...PROFILES].sort());
  });

  it.each(table)('$id names a playbook that says so, a scenario and its data', (row) => {
    expect(row.playbooks.length).toBeGreaterThan(0);
    for (const id of row.playbooks) {
      expect([...shipped.keys()]).toContain(id);
      expect(shipped.get(id)?.mechanisms).toContain(row.id);
    }
    expect(row.scenarios.length).toBeGreaterThan(0);
    for (const path of row.scenarios)
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    expect(row.configuration).not.toBe('');
  });

  it('lists every scenario there is, and each scenario names its row', () => {
    const folder = join(root, 'test', 'scenarios');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.scenario.ts'))
      .map((file) => `test/scenarios/${file}`);
    const listed = new Set(table.flatMap(({ scenarios }) => scenarios));
    expect([...listed].sort()).toEqual(files.sort());
    for (const source of new Set(files.map((file) => dirname(file))))
      expect([source, existsSync(join(root, `${source}.e2e.spec.ts`))]).toEqual([source, true]);
    for (const { id, scenarios } of table) {
      for (const path of scenarios)
        expect([path, readFileSync(join(root, path), 'utf8').includes(id)]).toEqual([path, true]);
    }
  });

  it('lets no shipped playbook claim a row that does not name it', () => {
    for (const [id, { mechanisms }] of shipped) {
      for (const row of mechanisms)
        expect([row, table.find((each) => each.id === row)?.playbooks.includes(id)]).toEqual([
          row,
          true,
        ]);
    }
  });
});

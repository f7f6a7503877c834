import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { TableRows } from '../core/directory-command.js';
import { EMPTY_DIRECTORY, type DirectoryState } from '../core/directory-state.js';
import { given, name, rows, SAMPLE, when } from '../testing/given-directory.js';
import { life } from '../testing/random-directory.js';
import { parseCsv, writeCsv } from './csv-text.js';
import { directoryCsv, directoryYaml, readDirectoryFiles, readText } from './directory-files.js';
import { divisionTerritories } from './divisions.js';

const folder = mkdtempSync(join(tmpdir(), 'directory-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = (file: string): string => join(folder, file);

function throughYaml(state: DirectoryState): TableRows {
  writeFileSync(at('all.yaml'), directoryYaml(state));
  return readDirectoryFiles(at('all.yaml'));
}

function throughCsv(state: DirectoryState): TableRows {
  const inner = mkdtempSync(join(folder, 'csv-'));
  for (const [file, text] of directoryCsv(state)) writeFileSync(join(inner, file), text);
  return readDirectoryFiles(inner);
}

const imported = (tables: TableRows): DirectoryState => when(EMPTY_DIRECTORY, rows(tables));

describe('CSV texts', () => {
  const cell = fc.string({ unit: 'grapheme-composite' });

  it('read what they wrote, and what another reader reads', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (records) => {
          const text = writeCsv(records);
          expect(parseCsv(text)).toEqual(records);
          const other = parse(text, { bom: true, relaxColumnCount: true });
          expect(other).toEqual(records);
        },
      ),
    );
  });

  it('take any line end, and no last one', () => {
    expect(parseCsv('a,b\r\n1,"x\n""y"""\n\n2,3')).toEqual([
      ['a', 'b'],
      ['1', 'x\n"y"'],
      ['2', '3'],
    ]);
  });
});

describe('the whole directory in files', () => {
  it('comes back the same from YAML and from CSV', () => {
    expect(imported(throughYaml(SAMPLE))).toEqual(SAMPLE);
    expect(imported(throughCsv(SAMPLE))).toEqual(SAMPLE);
  });

  it('comes back the same with all its days, whatever happened to it', () => {
    fc.assert(
      fc.property(life, ({ state }) => {
        expect(imported(throughYaml(state))).toEqual(state);
        if (directoryCsv(state).size > 0) expect(imported(throughCsv(state))).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back the same with texts that files find hard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', minLength: 1 }), (text) => {
        const tree = { code: 't', name: { zh: text, en: 'null' } };
        const grid = {
          code: 'g',
          kind: 'SPECIAL',
          name,
          drawnBy: 'u',
          addresses: [text, ' a;b ', '[1]', '007', 'true'],
        } as const;
        const state = given(
          EMPTY_DIRECTORY,
          { type: 'DefineTrees', trees: [tree] },
          { type: 'RegisterUnits', units: [{ code: 'u', kind: 'street', name }] },
          { type: 'DrawGrids', grids: [grid] },
        );
        expect(imported(throughYaml(state))).toEqual(state);
        expect(imported(throughCsv(state))).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('names row and field of what is wrong', () => {
    writeFileSync(
      at('units.csv'),
      'code,kind,name.zh,name.en,colour\na,castle,甲,A,red\nb b,team,乙,B,\n',
    );
    const read = (): unknown => readDirectoryFiles(at('units.csv'));
    expect(read).toThrow(/3 faults/);
    expect(read).toThrow(/units 1: .*"colour"/);
    expect(read).toThrow(/units 1: \/kind/);
    expect(read).toThrow(/units 2: \/code/);
  });

  it.each([
    ['queens.csv', 'code\na\n', /named after its table/],
    ['list.yaml', 'tables:\n  queens: []\n', /queens/],
    ['text.yaml', 'hello', /tables/],
    ['broken.yaml', 'tables: [', /broken.yaml/],
    ['scalar.yaml', 'tables:\n  units: 3\n', /units/],
  ])('says what %s is not', (file, text, complaint) => {
    writeFileSync(at(file), text);
    expect(() => readDirectoryFiles(at(file))).toThrow(complaint);
  });

  it('says so where a folder holds no table', () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect(() => readDirectoryFiles(empty)).toThrow(/no CSV file/);
  });
});

describe('administrative divisions', () => {
  const SAMPLE_FILE = [
    'level,code,name,parent_code',
    'village,990101001001,甲村,990101001',
    'province,99,某省,',
    'area,990101,某区,9901',
    'street,990101001,某街道,990101',
  ].join('\n');

  it('become territories, wide before narrow, those without a known parent as roots', () => {
    expect(divisionTerritories(SAMPLE_FILE)).toEqual([
      { code: '990101', level: 'district', name: { zh: '某区', en: '某区' } },
      {
        code: '990101001',
        level: 'street',
        name: { zh: '某街道', en: '某街道' },
        parent: '990101',
      },
      {
        code: '990101001001',
        level: 'community',
        name: { zh: '甲村', en: '甲村' },
        parent: '990101001',
      },
    ]);
  });

  it('are read packed, too, and refused with other columns', () => {
    writeFileSync(at('divisions.csv.gz'), gzipSync(SAMPLE_FILE));
    expect(divisionTerritories(readText(at('divisions.csv.gz')))).toHaveLength(3);
    expect(() => divisionTerritories('code,name\n1,x')).toThrow(/no column level/);
  });

  const nine = join(process.cwd(), '../shared/data/divisions-cn-villages-2021.csv.gz');
  const whereThere = existsSync(nine) ? it : it.skip;

  whereThere('of the nine places all find their place (skipped without ../shared/data)', () => {
    const territories = divisionTerritories(readText(nine));
    const state = when(EMPTY_DIRECTORY, { type: 'RegisterTerritories', territories });
    expect(state.territories.size).toBe(4_883);
    const roots = territories.filter(({ parent }) => parent === undefined);
    expect(roots.map(({ level }) => level)).toEqual(roots.map(() => 'district'));
    expect(roots).toHaveLength(18);
  });
});

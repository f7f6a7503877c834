import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventStoreMigrations } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import { openExportHouse, type ExportHouse } from '../testing/export-house.js';
import { EXPORT_TABLE_NAMES, EXPORT_TABLES, type ExportTable } from './tables.js';

describe('the declaration of exports', () => {
  let house: ExportHouse;

  beforeAll(async () => {
    house = await openExportHouse();
    await migrate(house.pool, eventStoreMigrations);
  });
  afterAll(() => house.close());

  const columnsOf = async (table: string): Promise<string[]> => {
    const { rows } = await house.pool.query<{ column: string }>(
      `select column_name as column from information_schema.columns
       where table_schema = 'public' and table_name = $1`,
      [table],
    );
    return rows.map(({ column }) => `${table}.${column}`).sort();
  };

  const declared = ({ columns, withheld }: ExportTable): string[] => {
    const all = [...columns, ...withheld].map(({ from }) => from.split('.').slice(0, 2).join('.'));
    return [...new Set(all)].sort();
  };

  it.each(
    EXPORT_TABLE_NAMES.filter((name) => EXPORT_TABLES[name].sources.length > 0).map(
      (name) => [name] as const,
    ),
  )(
    'says of every column behind %s whether it leaves, and of none that is not there',
    async (name) => {
      const table: ExportTable = EXPORT_TABLES[name];
      const there = await Promise.all(table.sources.map(columnsOf));
      for (const [n, source] of table.sources.entries())
        expect([source, there[n]]).not.toEqual([source, []]);
      expect(declared(table)).toEqual(there.flat().sort());
    },
  );

  it('would notice a column that is new', async () => {
    await house.pool.query('alter table board_units add column nickname text');
    const there = await columnsOf('board_units');
    await house.pool.query('alter table board_units drop column nickname');
    expect(there).not.toEqual(declared(EXPORT_TABLES.involvements));
  });

  it('declares nothing both ways and names no column twice', () => {
    for (const name of EXPORT_TABLE_NAMES) {
      const { columns, withheld }: ExportTable = EXPORT_TABLES[name];
      const from = [...columns, ...withheld].map((each) => each.from);
      expect(new Set(from).size).toBe(from.length);
      expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
      for (const { withheld: why } of withheld) expect(why).not.toBe('');
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { column, jsonColumn } from './columns.js';
import { readDatabase, type ReadDatabase } from './testing/database.js';

/** Any text PostgreSQL can hold, and what an array literal or a separator could trip over. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }).filter((value) => !value.includes('\u0000')),
  fc.constantFrom('', 'NULL', 'null', '"', '\\', '\\"', '{a,b}', ' a ', '\u001f', '路灯,坏了'),
);

describe('columns of a batch', () => {
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
  });
  afterAll(() => database.close());

  const stored = async (type: string, literal: string): Promise<unknown> => {
    const { rows } = await database.pool.query<{ values: unknown }>(
      `select $1::${type}[] as values`,
      [literal],
    );
    return rows[0]?.values;
  };

  it('bring over any text, and nulls, as they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (values) => {
        expect(
          await stored(
            'text',
            column(values, (value) => value),
          ),
        ).toEqual(values);
      }),
      { numRuns: 200 },
    );
  });

  it('bring over numbers, truth values and instants', async () => {
    expect(
      await stored(
        'integer',
        column([1, -2, null], (value) => value),
      ),
    ).toEqual([1, -2, null]);
    expect(
      await stored(
        'boolean',
        column([true, false], (value) => value),
      ),
    ).toEqual([true, false]);
    const instants = ['2026-03-02T01:00:00.000Z', 'infinity'];
    expect(
      await stored(
        'timestamptz',
        column(instants, (value) => value),
      ),
    ).toEqual([new Date('2026-03-02T01:00:00.000Z'), Infinity]);
  });

  it('bring over JSON whatever it says', async () => {
    const fact = fc.dictionary(fc.string({ minLength: 1 }), text);
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { minLength: 1 }), async (facts) => {
        const { rows } = await database.pool.query<{ fact: string }>(
          `select fact from unnest(string_to_array($1, chr(31))) as fact`,
          [jsonColumn(facts, (value) => value)],
        );
        expect(rows.map((row) => row.fact)).toEqual(facts.map((value) => JSON.stringify(value)));
      }),
      { numRuns: 100 },
    );
  });
});

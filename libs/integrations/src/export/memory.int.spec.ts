import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillTables, openExportHouse, orderOf, type ExportHouse } from '../testing/export-house.js';
import { EXPORT_FORMATS } from './tables.js';

const ROWS = 200_000;
const MB = 1_048_576;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is really held: garbage is taken out first. */
function heldMb(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

describe(`an export of ${String(ROWS)} rows`, () => {
  let house: ExportHouse;

  beforeAll(async () => {
    house = await openExportHouse();
    await fillTables(house.pool, ROWS);
  }, 240_000);
  afterAll(() => house.close());

  it.each(EXPORT_FORMATS.map((format) => [format] as const))(
    'as %s holds a few pages in memory, not the table',
    async (format) => {
      const before = heldMb();
      const opened = await house.exports.open(orderOf({ format }));
      let rows = 0;
      let size = 0;
      let held = 0;
      let chunks = 0;
      for await (const chunk of opened.bytes((count) => (rows = count))) {
        size += chunk.length;
        chunks += 1;
        if (format === 'parquet' || chunks % 20 === 0) held = Math.max(held, heldMb() - before);
      }
      expect(rows).toBe(ROWS);
      expect(size).toBeGreaterThan(5 * MB);
      // A row group of 20,000 rows as JavaScript holds it; the table would be ten times that.
      expect(held).toBeLessThan(90);
    },
    240_000,
  );
});

import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { LIVES_SQL } from './lives/sql.js';
import { PARTITION_SQL } from './partitions/sql.js';
import { SWAP_SQL } from './rebuild/sql.js';
import { SCRATCH_SQL } from './scratch/sql.js';
import { SQL } from './sql.js';
import { queriesFile } from './testing/queries-file.js';
import { SHOWN_SQL, VERIFY_SQL } from './verify/sql.js';

const FILE = new URL('../queries.sql', import.meta.url);

describe('queries.sql', () => {
  it('shows every statement as it is sent (npm run pages writes it anew)', async () => {
    const statements = [
      ...[SQL, PARTITION_SQL, SCRATCH_SQL, LIVES_SQL, SWAP_SQL, VERIFY_SQL, SHOWN_SQL],
    ];
    const rendered = queriesFile(statements.flatMap(Object.entries<string>));
    if (process.env['UPDATE_QUERIES'] === '1') await writeFile(FILE, rendered);
    expect(await readFile(FILE, 'utf8')).toBe(rendered);
  });
});

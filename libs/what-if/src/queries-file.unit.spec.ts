import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { queriesFile } from '@shaodao/projections';
import { WHAT_IF_SQL } from './stored/sql.js';

const FILE = new URL('../queries.sql', import.meta.url);

describe('queries.sql', () => {
  it('shows every statement as it is sent (npm run pages writes it anew)', async () => {
    const rendered = queriesFile(Object.entries(WHAT_IF_SQL));
    if (process.env['UPDATE_QUERIES'] === '1') await writeFile(FILE, rendered);
    expect(await readFile(FILE, 'utf8')).toBe(rendered);
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { queriesFile } from '@shaodao/projections';
import { EXPORT_SQL } from './export/sql.js';

const FILE = new URL('../queries.sql', import.meta.url);

describe('queries.sql', () => {
  it('shows every statement of an export as it is sent (npm run pages writes it anew)', async () => {
    const rendered = queriesFile(
      Object.entries(EXPORT_SQL).map(([name, sql]) => [`export.${name}`, sql]),
    );
    if (process.env['UPDATE_QUERIES'] === '1') await writeFile(FILE, rendered);
    expect(await readFile(FILE, 'utf8')).toBe(rendered);
  });
});

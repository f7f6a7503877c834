import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { configurationPage } from './configuration-page.js';
import { variables } from './variables.js';

const page = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'configuration.md');

describe('docs/configuration.md', () => {
  it('is what `npm run pages` writes', async () => {
    expect(await readFile(page, 'utf8')).toBe(configurationPage());
  });

  it.each(Object.keys(variables))('has a chapter on %s', (name) => {
    expect(configurationPage()).toContain(`\n## ${name}\n`);
  });

  it('keeps the bars of a choice out of the table', () => {
    expect(configurationPage()).toContain('fatal \\| error');
  });
});

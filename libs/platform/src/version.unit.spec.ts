import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VERSION } from './version.js';

describe('the version', () => {
  it('is that of the package', async () => {
    const file = join(import.meta.dirname, '..', '..', '..', 'package.json');
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { rejectionsPage } from './rejections-page.js';

const PAGE = join(import.meta.dirname, '../../../../docs/rejections.md');

it('the page of rejection codes says what the catalogue says (npm run pages writes it anew)', async () => {
  if (process.env['SHAODAO_RENEW_PAGES'] === '1') await writeFile(PAGE, rejectionsPage());
  expect(await readFile(PAGE, 'utf8')).toBe(rejectionsPage());
});

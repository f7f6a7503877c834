import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { HOUSE_PARSER } from './house-parser.js';

const PAGE = fileURLToPath(new URL('../playbook.schema.json', import.meta.url));

it('the published JSON Schema is the one playbooks are read by (npm run pages writes it anew)', async () => {
  const schema = `${JSON.stringify(HOUSE_PARSER.schema, null, 2)}\n`;
  if (process.env['SHAODAO_RENEW_PAGES'] === '1') await writeFile(PAGE, schema);
  expect(await readFile(PAGE, 'utf8')).toBe(schema);
});

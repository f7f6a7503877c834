import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { SIDE_DOOR_REJECTIONS } from './door.js';
import { HOUSE_SIDE_STREAMS } from './house.js';
import { sideStreamsPage } from './side-streams-page.js';

const PAGE = new URL('../../../docs/side-streams.md', import.meta.url);

describe('docs/side-streams.md', () => {
  const page = sideStreamsPage(HOUSE_SIDE_STREAMS.all);

  it('shows what is, as it was reviewed (npm run pages writes it anew)', async () => {
    if (process.env['SHAODAO_RENEW_PAGES'] === '1') await writeFile(PAGE, page);
    expect(await readFile(PAGE, 'utf8')).toBe(page);
  });

  it('names every kind, command and refusal in both languages', () => {
    for (const { kind, commands, rejections } of HOUSE_SIDE_STREAMS.all) {
      expect(page).toContain(`Kind \`${kind}\``);
      for (const command of Object.keys(commands)) expect(page).toContain(`| ${command}`);
      for (const { zh, en } of [
        ...Object.values(rejections),
        ...Object.values(SIDE_DOOR_REJECTIONS),
      ])
        expect(page).toContain(`| ${zh} | ${en} |`);
    }
  });
});

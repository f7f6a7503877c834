import { describe, expect, it } from '@jest/globals';
import { previewOf, type DirectoryPreview } from '../preview.js';
import { given, RECORDED, rows, SAMPLE } from '../testing/given-directory.js';
import type { DirectoryCommand } from './directory-command.js';

const preview = (command: DirectoryCommand): Extract<DirectoryPreview, { ok: true }> => {
  const answer = previewOf(command, SAMPLE, { now: RECORDED });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer;
};
const retire = {
  type: 'RetireUnit',
  code: 'environment',
  reason: '机构改革',
  on: '2026-07-01',
} as const;
const told = (command: DirectoryCommand): string[] =>
  preview(command).orphans.map(
    ({ table, code, field, from, passesTo }) =>
      `${table} ${code} ${field} ${from}${passesTo === undefined ? '' : ` → ${passesTo}`}`,
  );

describe('who is orphaned', () => {
  it('is everybody who goes on naming a unit that retires, from that day on', () => {
    expect(told(retire)).toEqual(
      expect.arrayContaining([
        'categories environment.construction-noise defaultHandler 2026-07-01',
        'listItems item-duty-river assists 2026-07-01',
      ]),
    );
  });

  it('passes to the successor where there is one', () => {
    const passed = told({ ...retire, successor: 'water' });
    expect(passed).toContain('listItems item-duty-river assists 2026-07-01 → water');
    expect(passed.every((line) => line.endsWith('→ water'))).toBe(true);
  });

  it('is nobody whose own days are over before', () => {
    const state = given(
      SAMPLE,
      rows({
        trees: [{ code: 'short', name: { zh: '短', en: 'short' } }],
        nodes: [
          {
            code: 'short-root',
            tree: 'short',
            name: { zh: '根', en: 'root' },
            unit: 'environment',
            validTo: '2026-06-30',
          },
        ],
      }),
    );
    const answer = previewOf(retire, state, { now: RECORDED });
    expect(answer.ok && answer.orphans.map(({ code }) => code)).not.toContain('short-root');
  });

  it('is nobody where nothing ends', () => {
    const tree = { code: 'women', name: { zh: '妇联', en: 'Women' } };
    expect(preview({ type: 'DefineTrees', trees: [tree] }).orphans).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_PROFILE } from './catalogue.js';
import { InvalidPlaybook } from './faults.js';
import { HOUSE_PARSER } from './house-parser.js';
import { readPlaybooks, shippedCatalogue } from './shipped.js';

const catalogue = shippedCatalogue(HOUSE_PARSER);

describe('the shipped playbooks', () => {
  it('hold the default profile', () => {
    expect(catalogue.find(DEFAULT_PROFILE)).toMatchObject({ id: DEFAULT_PROFILE, version: 1 });
  });

  it('leave out what each mechanism does not know', () => {
    const skips = (id: string) => catalogue.find(id)?.skips;
    expect(skips('hotline-immediate-response')).toEqual(['REQUESTED', 'ORDERED']);
    expect(skips('community-order-response')).toEqual([]);
    expect(skips('service-request')).toHaveLength(5);
  });

  it('take the catalogue’s limit, but not over the deadline of an imported record', () => {
    const limits = (id: string) => catalogue.find(id)?.overallLimitFromCatalogue;
    expect(limits('hotline-immediate-response')).toBe(true);
    expect(limits('service-request')).toBe(false);
  });

  it('are not found under another name or version', () => {
    expect(catalogue.find('no-such')).toBeUndefined();
    expect(catalogue.find(DEFAULT_PROFILE, 99)).toBeUndefined();
    expect(catalogue.playbook(DEFAULT_PROFILE, 99)).toBeUndefined();
  });

  it('are in a file of their own name', () => {
    for (const { file, playbook } of readPlaybooks(HOUSE_PARSER))
      expect(file).toBe(`${playbook.id}.yaml`);
  });
});

describe('a folder of playbooks', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'playbooks-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const text = readPlaybooks(HOUSE_PARSER).find(
    ({ playbook }) => playbook.id === DEFAULT_PROFILE,
  )?.text;

  it('may not describe the same version twice', () => {
    writeFileSync(join(folder, 'a.yaml'), text ?? '');
    writeFileSync(join(folder, 'b.yaml'), text ?? '');
    expect(() => readPlaybooks(HOUSE_PARSER, folder)).toThrow(InvalidPlaybook);
    expect(() => readPlaybooks(HOUSE_PARSER, folder)).toThrow(/b\.yaml:1 id .* as a\.yaml does/);
  });

  it('names the file at fault, and reads no other files', () => {
    writeFileSync(join(folder, 'notes.txt'), 'not a playbook');
    expect(readPlaybooks(HOUSE_PARSER, folder)).toEqual([]);
    writeFileSync(join(folder, 'c.yaml'), 'id: x\n');
    expect(() => readPlaybooks(HOUSE_PARSER, folder)).toThrow(/^c\.yaml:1 /);
  });
});

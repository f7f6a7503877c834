import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findManifest, readManifest, writeManifest, type Manifest } from './manifest.js';

const MANIFEST: Manifest = {
  format: 1,
  program: '0.1.0',
  madeAt: '2026-11-23T08:00:00.000Z',
  house: { masterKey: '0123456789abcdef', firstEvent: '00000000-0000-7000-8000-000000000001' },
  steps: ['event-store/1-tables'],
  through: 2,
  lastEvent: '00000000-0000-7000-8000-000000000002',
  eventCount: 2,
  commandCount: 0,
  events: [{ file: 'log/events-2.copy.gz', rows: 2, bytes: 9, sha256: 'ab', after: 0, through: 2 }],
  commands: [],
  tables: [],
  keys: {
    ...{ file: 'tables/a/subject_keys.copy.gz', rows: 0, bytes: 9, sha256: 'cd' },
    ...{ table: 'subject_keys', columns: ['subject'] },
  },
};

describe('the manifest of a backup', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shaodao-manifest-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const change = async (from: string, to: string): Promise<void> => {
    const file = join(folder, 'manifest.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
  };

  it('is read as it was written, and replaced by the next', async () => {
    await writeManifest(folder, MANIFEST);
    expect(await readManifest(folder)).toEqual(MANIFEST);
    await writeManifest(folder, { ...MANIFEST, commandCount: 1 });
    expect((await readManifest(folder)).commandCount).toBe(1);
  });

  it('is missed in a folder without one', async () => {
    expect(await findManifest(folder)).toBeUndefined();
    expect(await findManifest(join(folder, 'nowhere'))).toBeUndefined();
    await expect(readManifest(folder)).rejects.toThrow('There is no finished backup in');
  });

  it.each([
    { what: 'a count', from: '"eventCount": 2', to: '"eventCount": 3' },
    { what: 'a checksum', from: '"sha256": "ab"', to: '"sha256": "ac"' },
    { what: 'its end', from: '}\n', to: '' },
  ])('is refused where somebody changed $what', async ({ from, to }) => {
    await writeManifest(folder, MANIFEST);
    await change(from, to);
    await expect(readManifest(folder)).rejects.toThrow('manifest.json of the backup is missing');
  });

  it('is refused where it has a form that we do not know', async () => {
    await writeManifest(folder, MANIFEST);
    await change('"format": 1', '"format": 2');
    await expect(readManifest(folder)).rejects.toThrow('has format 2; this program reads format 1');
  });
});

import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOrCreateKeyFile, masterKey, tokenSecret } from './key-file.js';
import { readConfiguration } from './read-configuration.js';

describe('a key file', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shaodao-keys-'));
    path = join(folder, 'below', 'master.key');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is made at first use, for its owner alone', async () => {
    const key = await loadOrCreateKeyFile(path);
    expect(key).toHaveLength(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'below'))).toEqual(['master.key']);
  });

  it('gives the same key ever after', async () => {
    const first = await loadOrCreateKeyFile(path);
    expect(await loadOrCreateKeyFile(path)).toEqual(first);
  });

  it('gives one key to all who make it at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateKeyFile(path)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  });

  it('is refused when others may read it', async () => {
    await loadOrCreateKeyFile(path);
    await chmod(path, 0o644);
    await expect(loadOrCreateKeyFile(path)).rejects.toThrow(`run chmod 600 ${path}`);
  });

  it('is refused when damaged, rather than replaced', async () => {
    await loadOrCreateKeyFile(path);
    await writeFile(path, 'half a k');
    await expect(loadOrCreateKeyFile(path)).rejects.toThrow(
      `The key file ${path} must be 32 bytes`,
    );
  });

  it('stands in for a variable that is not set', async () => {
    const given = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
    const configuration = readConfiguration({ DATA_DIR: folder, MASTER_KEY: given });
    expect((await masterKey(configuration)).toString('base64')).toBe(given);
    expect(await tokenSecret(configuration)).toEqual(
      await loadOrCreateKeyFile(join(folder, 'token.key')),
    );
    expect(await readdir(folder)).toEqual(['token.key']);
  });
});

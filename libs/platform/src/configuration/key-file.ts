import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ReadableError } from '../sentence.js';
import type { Configuration } from './read-configuration.js';
import { keyType } from './value-types.js';

/** The key that wraps the residents' keys: MASTER_KEY, else `master.key` in the data folder. */
export async function masterKey(configuration: Configuration): Promise<Buffer> {
  return (
    configuration.masterKey ??
    (await loadOrCreateKeyFile(join(configuration.dataDir, 'master.key')))
  );
}

/** The key that signs tokens: TOKEN_SECRET, else `token.key` in the data folder. */
export async function tokenSecret(configuration: Configuration): Promise<Buffer> {
  return (
    configuration.tokenSecret ??
    (await loadOrCreateKeyFile(join(configuration.dataDir, 'token.key')))
  );
}

/**
 * The 32 bytes in the file, made at random with mode 600 where the file is missing. Processes that
 * make it at the same time get the same key.
 * @throws ReadableError when the file is damaged or others than its owner may read it.
 */
export async function loadOrCreateKeyFile(path: string): Promise<Buffer> {
  const text = (await readSecret(path)) ?? (await createSecret(path, newKey()));
  const parsed = keyType.parse(text.trim());
  if ('value' in parsed) return parsed.value;
  throw new ReadableError({
    zh: `密钥文件 ${path} ${parsed.wrong.zh}`,
    en: `The key file ${path} ${parsed.wrong.en}`,
  });
}

/**
 * The text of a secret file, or undefined where there is none.
 * @throws ReadableError when others than its owner may read it.
 */
export async function readSecret(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      throw new ReadableError({
        zh: `他人可以读取密钥文件 ${path}，请执行 chmod 600 ${path}`,
        en: `Others may read the key file ${path}; run chmod 600 ${path}`,
      });
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes the secret with mode 600 unless the file is there by now; what the file holds then. */
export async function createSecret(path: string, secret: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A link appears whole or not at all, and fails where another process was first.
    await link(draft, path);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(path, 'utf8')).trim();
  } finally {
    await unlink(draft);
  }
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

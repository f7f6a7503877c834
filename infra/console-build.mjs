import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below this packing saves less than its header costs, bytes. */
const SMALLEST_PACKED = 1_024;
const PACKED = new Set(['.html', '.js', '.css', '.svg', '.webmanifest']);
const MADE_OF = '.made-of';

/**
 * Builds the console into `console/` of a build, packed for sending; where nothing it is made of
 * has changed since the build before, that one's is taken.
 * @param {string} root folder of the checkout
 * @param {string} folder of the build
 * @param {string} before folder of the build before; need not exist
 */
export async function buildConsole(root, folder, before) {
  const to = join(folder, 'console');
  const madeOf = await fingerprint(root);
  const known = await readFile(join(before, 'console', MADE_OF), 'utf8').catch(() => '');
  if (known === madeOf) return cp(join(before, 'console'), to, { recursive: true });
  // In a process of its own: its native parts do not stand being loaded into a test's own world.
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'apps', 'console', 'vite.config.ts');
  const options = ['--config', config, '--outDir', to, '--logLevel', 'error'];
  // Whoever builds, e.g. a test: what is served is the console as people get it.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', ...options], { env });
  await pack(to);
  await writeFile(join(to, MADE_OF), madeOf);
}

/** What the console is made of: its sources, and the libraries by their lockfile. */
async function fingerprint(root) {
  const hash = createHash('sha256');
  const folder = join(root, 'apps', 'console');
  const names = (await readdir(folder, { recursive: true })).sort();
  for (const path of [...names.map((name) => join(folder, name)), join(root, 'package-lock.json')])
    if ((await stat(path)).isFile())
      hash.update(path.slice(root.length)).update(await readFile(path));
  return hash.digest('hex');
}

async function pack(folder) {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!PACKED.has(extname(name))) continue;
    const path = join(folder, name);
    const content = await readFile(path);
    if (content.length < SMALLEST_PACKED) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

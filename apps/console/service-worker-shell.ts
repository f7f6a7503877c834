import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Folders whose pages open without a network: a handler's, a street's, and what is unsent. */
const WITHOUT_NETWORK = ['/src/tasks/', '/src/street/', '/src/offline/'];

type Bundle = Parameters<
  Extract<NonNullable<Plugin['generateBundle']>, (...args: never[]) => unknown>
>[1];

/**
 * Tells the service worker which files of this build open without a network: the page, what it
 * starts with, and the pages of those who work in the street with all they load. The rest is kept
 * once it was opened. The version changes with any of them, so that browsers notice.
 */
export function shellOfServiceWorker(entry: string): Plugin {
  let publicFolder = '';
  return {
    name: 'shaodao:shell-of-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved: ({ publicDir }) => {
      publicFolder = publicDir;
    },
    generateBundle(_options, bundle) {
      const worker = bundle[`${entry}.js`];
      if (worker?.type !== 'chunk') throw new Error(`There is no ${entry}.js in this build`);
      if (worker.imports.length > 0)
        throw new Error('The service worker stands alone: it shares no code with the page');
      const still = readdirSync(publicFolder).sort();
      const files = ['index.html', ...still, ...shellChunks(bundle, worker.fileName)];
      const hash = createHash('sha256');
      for (const name of files) hash.update(name);
      for (const name of still) hash.update(readFileSync(join(publicFolder, name)));
      const page = bundle['index.html'];
      if (page?.type === 'asset') hash.update(page.source);
      const version = hash.digest('hex').slice(0, 16);
      worker.code = `const SHELL = ${JSON.stringify({ version, files })};\n${worker.code}`;
    },
  };
}

/** Chunks, and their styles, of the start and of those pages; whatever they import with them. */
function shellChunks(bundle: Bundle, worker: string): readonly string[] {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || wanted.has(name)) return;
    wanted.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) wanted.add(css);
    chunk.imports.forEach(want);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk' || chunk.fileName === worker) continue;
    const from = chunk.facadeModuleId ?? '';
    if (chunk.isEntry || WITHOUT_NETWORK.some((folder) => from.includes(folder)))
      want(chunk.fileName);
  }
  return [...wanted].sort();
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { switchGuards } from './switch-guards.mjs';

/** Where deciders and their tests are. */
const LIBS = ['issue', 'deliberation', 'fieldwork', 'assessment', 'directory'];
/**
 * Pages and doors read files, databases or keys and guard nothing; random lives may or may not meet a
 * guard, and each is to have an example of its own.
 */
const LEFT_OUT =
  /rejections-page|\/application\/|load-|\.type\.unit|properties|integrity|random-life/;

const COMPILE = {
  swcrc: false,
  sourceMaps: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

/**
 * Compiles the tests and all they import into the cache, every guard with a switch.
 * @returns the guards, the compiled tests, and a fingerprint of all sources
 */
export function buildTree(root, cache) {
  const tree = join(cache, 'tree');
  mkdirSync(tree, { recursive: true });
  writeFileSync(join(tree, 'package.json'), '{"type":"module"}');
  const entries = LIBS.flatMap((lib) => specsOf(join(root, 'libs', lib, 'src')));
  const hash = createHash('sha256');
  const guards = [];
  const seen = new Set();
  const todo = [...entries];
  while (todo.length > 0) {
    const file = todo.pop();
    if (seen.has(file)) continue;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    const name = relative(root, file);
    hash.update(name).update(source);
    const switched = switchGuards(name, source);
    guards.push(...switched.guards);
    const { code } = transformSync(switched.source, { ...COMPILE, filename: file });
    const target = join(tree, name).replace(/\.ts$/, '.js');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, relinked(code, file, root, tree, todo));
  }
  const specs = entries.map((file) => join(tree, relative(root, file)).replace(/\.ts$/, '.js'));
  return { guards, specs, fingerprint: hash.digest('hex') };
}

function specsOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => file.endsWith('.unit.spec.ts') && !LEFT_OUT.test(file));
}

/** The same module with its imports pointing into the tree; what they name is compiled next. */
function relinked(code, file, root, tree, todo) {
  return code.replace(
    /((?:from|import)\s*\(?\s*)(['"])(@jest\/globals|@shaodao\/[^'"]+|\.{1,2}\/[^'"]+)\2/g,
    (all, before, _quote, specifier) => {
      if (specifier === '@jest/globals') {
        return `${before}'${pathToFileURL(join(root, 'infra/mutate-guards/globals.mjs')).href}'`;
      }
      const found = specifier.startsWith('@shaodao/')
        ? join(root, 'libs', specifier.slice('@shaodao/'.length), 'src', 'index.ts')
        : join(dirname(file), specifier.replace(/\.js$/, '.ts'));
      if (!existsSync(found) || !statSync(found).isFile()) return all;
      todo.push(found);
      const target = join(tree, relative(root, found)).replace(/\.ts$/, '.js');
      return `${before}'${pathToFileURL(target).href}'`;
    },
  );
}

// CommonJS, since eslint-plugin-boundaries loads its resolver by require.
const { dirname, join } = require('node:path');
const { ResolverFactory } = require('unrs-resolver');

const resolver = new ResolverFactory({
  conditionNames: ['node', 'import', 'types'],
  extensions: ['.ts', '.js', '.mjs', '.json'],
  // Sources name the compiled file; the linter looks at the source.
  extensionAlias: { '.js': ['.ts', '.js'] },
  tsconfig: { configFile: join(__dirname, '..', 'tsconfig.json'), references: 'auto' },
});

exports.interfaceVersion = 2;

/** How the linter's import rules find a file: as TypeScript does. */
exports.resolve = function resolve(specifier, file) {
  if (specifier.startsWith('node:')) return { found: true, path: null };
  const { path } = resolver.sync(dirname(file), specifier);
  return path === undefined ? { found: false } : { found: true, path };
};

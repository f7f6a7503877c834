// CommonJS, since eslint-plugin-boundaries loads its resolver by require.
const { dirname } = require('node:path');
const { ResolverFactory } = require('unrs-resolver');

const resolvers = new Map();

exports.interfaceVersion = 2;

/**
 * How the linter's import rules find a file: as TypeScript does.
 * @param settings `{ tsconfig }`, whose `paths` name the libs.
 */
exports.resolve = function resolve(specifier, file, settings) {
  if (specifier.startsWith('node:')) return { found: true, path: null };
  const { path } = resolverOf(settings.tsconfig).sync(dirname(file), specifier);
  return path === undefined ? { found: false } : { found: true, path };
};

function resolverOf(tsconfig) {
  const known = resolvers.get(tsconfig);
  if (known !== undefined) return known;
  const resolver = new ResolverFactory({
    conditionNames: ['node', 'import', 'types'],
    extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    // Sources name the compiled file; the linter looks at the source.
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    tsconfig: { configFile: tsconfig, references: 'auto' },
  });
  resolvers.set(tsconfig, resolver);
  return resolver;
}

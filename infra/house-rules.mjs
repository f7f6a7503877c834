import { join } from 'node:path';
import eslint from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import importResolver from './import-resolver.cjs';
import { impurePackages, impureSyntax, policies, pureFolders, rooms, sideDoors } from './walls.mjs';

/** The lint rules of the house for the tree below the root, which has a tsconfig.json. */
export function houseRules(root) {
  const tsconfig = join(root, 'tsconfig.json');
  return tseslint.config(
    {
      files: ['**/*.ts', '**/*.tsx'],
      extends: [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      plugins: { boundaries, 'import-x': importX },
      settings: {
        // Without these two no-cycle stays silent.
        'import-x/extensions': ['.ts', '.tsx'],
        'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
        'import-x/resolver-next': [
          {
            interfaceVersion: 3,
            name: 'shaodao',
            resolve: (specifier, file) => importResolver.resolve(specifier, file, { tsconfig }),
          },
        ],
        // Without a resolver that knows .js → .ts boundaries flags nothing.
        'import/resolver': { [join(import.meta.dirname, 'import-resolver.cjs')]: { tsconfig } },
        'boundaries/root-path': root,
        'boundaries/elements': rooms,
      },
      rules: {
        'boundaries/dependencies': ['error', { default: 'disallow', policies }],
        'import-x/no-cycle': 'error',
        'no-restricted-imports': ['error', { patterns: [sideDoors] }],
        'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
        eqeqeq: 'error',
        'no-console': 'error',
        '@typescript-eslint/consistent-type-imports': [
          'error',
          { fixStyle: 'inline-type-imports' },
        ],
        '@typescript-eslint/explicit-module-boundary-types': 'error',
        '@typescript-eslint/switch-exhaustiveness-check': [
          'error',
          { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
        ],
        // Nest modules are classes that only carry a decorator.
        '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
        '@typescript-eslint/restrict-template-expressions': [
          'error',
          { allowNumber: true, allowBoolean: true },
        ],
        // A command is a DTO class for its decorators; literals of its shape are how it is built.
        '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
        // A port's method is a promise also where an adapter answers at once.
        '@typescript-eslint/require-await': 'off',
        // `(resolve) => server.close(() => resolve())` reads better than its long form.
        '@typescript-eslint/no-confusing-void-expression': [
          'error',
          { ignoreArrowShorthand: true },
        ],
        // Spreading a text counts its characters as people do: by code point.
        '@typescript-eslint/no-misused-spread': [
          'error',
          { allow: [{ from: 'lib', name: 'string' }] },
        ],
        '@typescript-eslint/no-unused-vars': [
          'error',
          { argsIgnorePattern: '^_', ignoreRestSiblings: true },
        ],
      },
    },
    {
      files: pureFolders.map((folder) => `${folder}/**/*.ts`),
      ignores: ['**/*.spec.ts'],
      rules: {
        'no-restricted-imports': ['error', { patterns: [sideDoors, impurePackages] }],
        'no-restricted-syntax': ['error', ...impureSyntax],
      },
    },
    {
      // In the browser: nothing of ours but what the API says, nothing of Node.
      files: ['apps/console/src/**'],
      plugins: { 'react-hooks': reactHooks },
      rules: {
        ...reactHooks.configs.recommended.rules,
        'no-restricted-imports': ['error', { patterns: ['@shaodao/*', 'node:*', '**/libs/**'] }],
      },
    },
    {
      // The command line is the one place where an app enters others: to run them in its own process.
      files: ['apps/cli/src/commands/start.ts', 'apps/cli/src/commands/worker.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
    {
      files: ['**/*.spec.ts', '**/*-contract.ts', '**/src/testing/**/*.ts', 'test/**/*.ts'],
      rules: {
        // A missing value fails the test, which is what a test is for.
        '@typescript-eslint/no-non-null-assertion': 'off',
        // Tests look into any room and start the test database.
        'boundaries/dependencies': 'off',
        // Jest's expect takes methods without calling them.
        '@typescript-eslint/unbound-method': 'off',
      },
    },
    {
      files: ['**/*.mjs', '**/*.cjs'],
      extends: [eslint.configs.recommended],
      languageOptions: {
        globals: Object.fromEntries(
          [
            'process',
            'Buffer',
            'URL',
            'setTimeout',
            'setInterval',
            'clearTimeout',
            'clearInterval',
            'performance',
            'fetch',
            'AbortController',
            'AbortSignal',
            'structuredClone',
            'require',
            'exports',
            'module',
            '__dirname',
          ].map((name) => [name, 'readonly']),
        ),
      },
    },
  );
}

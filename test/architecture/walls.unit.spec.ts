import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const samples = join(root, 'test', 'lint-samples');
const run = promisify(execFile);

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number }[];
}

async function eslint(folder: string, ...args: string[]): Promise<string> {
  const program = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
  try {
    const { stdout } = await run(process.execPath, [program, ...args], {
      cwd: folder,
      maxBuffer: 32 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    // Exit code 1: there are complaints, which is what the samples are for.
    const { code, stdout } = error as { code?: number; stdout?: string };
    if (code === 1 && stdout !== undefined) return stdout;
    throw error;
  }
}

describe('the walls of the house', () => {
  let complaints: Map<string, string[]>;

  beforeAll(async () => {
    const reports = JSON.parse(await eslint(samples, '-f', 'json', '.')) as FileReport[];
    complaints = new Map(
      reports.map(({ filePath, messages }) => [
        filePath.slice(samples.length + 1),
        messages.map(({ ruleId, line }) => `${line} ${String(ruleId)}`),
      ]),
    );
  }, 120_000);

  it.each([
    ['libs/store/src/imports-an-app.ts', '1 boundaries/dependencies'],
    ['libs/store/src/imports-a-side-door.ts', '1 no-restricted-imports'],
    ['libs/decider/src/imports-a-lib.ts', '1 boundaries/dependencies'],
    ['libs/issue/src/core/imports-a-lib.ts', '1 boundaries/dependencies'],
    ['libs/issue/src/core/imports-a-side-door.ts', '1 no-restricted-imports'],
    ['libs/issue/src/core/imports-node.ts', '1 no-restricted-imports'],
    ['libs/issue/src/core/imports-nest.ts', '1 no-restricted-imports'],
    ['libs/issue/src/core/imports-postgres.ts', '1 no-restricted-imports'],
    ['libs/issue/src/core/reads-the-clock.ts', '1 no-restricted-syntax'],
    ['libs/issue/src/core/reads-the-clock.ts', '2 no-restricted-syntax'],
    ['libs/issue/src/core/throws-dice.ts', '1 no-restricted-syntax'],
    ['apps/cli/src/imports-the-api.ts', '1 boundaries/dependencies'],
    ['apps/worker/src/imports-the-api.ts', '1 boundaries/dependencies'],
    ['libs/store/src/cycle-one.ts', '1 import-x/no-cycle'],
    ['libs/store/src/uses-any.ts', '1 @typescript-eslint/no-explicit-any'],
    ['libs/store/src/floating-promise.ts', '6 @typescript-eslint/no-floating-promises'],
    ['libs/store/src/forgets-a-case.ts', '2 @typescript-eslint/switch-exhaustiveness-check'],
    ['libs/store/src/imports-a-type-as-value.ts', '1 @typescript-eslint/consistent-type-imports'],
    ['libs/store/src/too-long.ts', '401 max-lines'],
  ])('%s is refused: %s', (file, complaint) => {
    expect(complaints.get(file)).toContain(complaint);
  });

  it('lets a core read an instant it was given', () => {
    expect(complaints.get('libs/issue/src/core/reads-the-clock.ts')).not.toContain(
      '3 no-restricted-syntax',
    );
  });

  it.each(['libs/store/src/index.ts', 'libs/store/src/kept.ts', 'apps/cli/src/commands/start.ts'])(
    'lets %s be',
    (file) => {
      expect(complaints.get(file)).toEqual([]);
    },
  );

  it('stands in the real tree too', async () => {
    const printed = await eslint(root, '--print-config', 'libs/issue/src/core/state.ts');
    const { rules } = JSON.parse(printed) as { rules: Record<string, [number, ...unknown[]]> };
    const refused = Object.entries(rules)
      .filter(([, [severity]]) => severity === 2)
      .map(([name]) => name);
    expect(refused).toEqual(
      expect.arrayContaining([
        'boundaries/dependencies',
        'import-x/no-cycle',
        'max-lines',
        'no-restricted-imports',
        'no-restricted-syntax',
        '@typescript-eslint/consistent-type-imports',
        '@typescript-eslint/no-explicit-any',
        '@typescript-eslint/no-floating-promises',
        '@typescript-eslint/switch-exhaustiveness-check',
      ]),
    );
  }, 60_000);
});

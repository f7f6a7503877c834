import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const SETUP = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'setup');
const NAME = '王秀英';

let platform: string;

beforeAll(async () => {
  const path = pathToFileURL(join(SETUP, 'compile-platform.mjs')).href;
  const { compilePlatform } = (await import(path)) as { compilePlatform: () => Promise<string> };
  platform = pathToFileURL(join(await compilePlatform(), 'index.js')).href;
});

/** Runs a process that fails as the statement says, and gives what it said. */
function failing(statement: string): Promise<{ readonly code: number; readonly said: string }> {
  const script = `
    import { createLog, endOnFaults } from '${platform}';
    endOnFaults(createLog({ level: 'info' }));
    const error = Object.assign(new Error('value "${NAME}" is out of range'), {
      code: '22003', detail: 'Failing row contains (${NAME}).',
    });
    ${statement}`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '--eval', script],
      (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), said: stdout + stderr });
      },
    );
  });
}

describe('an error that nobody caught', () => {
  it.each([
    ['thrown', 'setTimeout(() => { throw error; });'],
    ['rejected', 'void Promise.reject(error);'],
  ])('and that was %s ends the process, told without what it quotes', async (_how, statement) => {
    const { code, said } = await failing(statement);
    expect(code).toBe(1);
    const [line = '', ...more] = said.trimEnd().split('\n');
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      level: 'fatal',
      err: { code: '22003', message: 'value … is out of range' },
    });
    expect(said).not.toContain(NAME);
  });
});

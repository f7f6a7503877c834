import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyFreePort } from '@shaodao/platform';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

const program = join(import.meta.dirname, '..', 'bin', 'shaodao.mjs');

/** A `shaodao` process and what it has printed so far. */
class Shaodao {
  output = '';
  readonly #process: ChildProcess;

  constructor(words: string[], environment: Record<string, string>) {
    this.#process = spawn(process.execPath, [program, ...words], {
      env: { ...process.env, DATABASE_URL: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      this.output += chunk.toString();
    };
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
  }

  /** The address of the API, once it is printed. */
  async address(): Promise<string> {
    for (;;) {
      const found = /接口 API +(http:\S+)\n/.exec(this.output)?.[1];
      if (found !== undefined) return found;
      if (this.#process.exitCode !== null) throw new Error(this.output);
      await Promise.race([
        once(this.#process.stdout ?? this.#process, 'data'),
        once(this.#process, 'exit'),
      ]);
    }
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null)
      return this.#process.exitCode;
    const closed = once(this.#process, 'close');
    if (signal !== undefined) this.#process.kill(signal);
    await closed;
    return this.#process.exitCode;
  }
}

describe('shaodao start', () => {
  let dataDir: string;
  let port: number;
  const running: Shaodao[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'shaodao-start-'));
    await chmod(dataDir, 0o755);
    port = await anyFreePort();
  });

  afterEach(async () => {
    for (const shaodao of running.splice(0)) await shaodao.end('SIGTERM');
  }, 60_000);

  afterAll(async () => {
    await rm(dataDir, { recursive: true });
  });

  function shaodao(words: string[], environment: Record<string, string> = {}): Shaodao {
    const started = new Shaodao(words, {
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...environment,
    });
    running.push(started);
    return started;
  }

  function isDatabaseUp(): boolean {
    return existsSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'));
  }

  it('serves until Ctrl-C, then stops everything', async () => {
    const server = shaodao(['start']);
    const { status } = await fetch(`${await server.address()}/health`);
    expect(status).toBe(200);
    expect(isDatabaseUp()).toBe(true);
    expect(await server.end('SIGINT')).toBe(0);
    expect(isDatabaseUp()).toBe(false);
    expect(server.output).not.toMatch(/error|warn/i);
  }, 120_000);

  it('lets another command use its database, and keeps it', async () => {
    const server = shaodao(['start']);
    const address = await server.address();
    const command = shaodao(['migrate']);
    expect(await command.end()).toBe(0);
    expect(command.output).toContain('数据库结构已是最新');
    expect((await fetch(`${address}/health`)).status).toBe(200);
  }, 120_000);

  it('starts again after kill -9 and finds the database that outlived it', async () => {
    const killed = shaodao(['start']);
    await killed.address();
    await killed.end('SIGKILL');
    expect(isDatabaseUp()).toBe(true);
    const next = shaodao(['start']);
    expect((await fetch(`${await next.address()}/health`)).status).toBe(200);
    expect(await next.end('SIGTERM')).toBe(0);
    expect(isDatabaseUp()).toBe(false);
  }, 120_000);

  it('takes the next port when its own is taken, and says so', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const server = shaodao(['start']);
    const address = await server.address();
    expect(server.output).toContain(`Port ${port} is taken; using ${new URL(address).port}.`);
    other.close();
  }, 120_000);

  it('starts the database for a command that comes alone, for as long as it needs it', async () => {
    const command = shaodao(['migrate']);
    expect(await command.end()).toBe(0);
    expect(isDatabaseUp()).toBe(false);
  }, 60_000);

  it('refuses wrong variables by name, without starting anything', async () => {
    const server = shaodao(['start'], { PORT: 'high', LOG_LEVEL: 'loud' });
    expect(await server.end()).toBe(1);
    expect(server.output).toMatch(/环境变量 PORT .*\n环境变量 LOG_LEVEL /);
    expect(isDatabaseUp()).toBe(false);
  }, 60_000);
});

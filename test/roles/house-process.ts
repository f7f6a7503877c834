import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { anyFreePort } from '@shaodao/platform';
import { until } from '../../apps/api/src/testing/until.js';

const ROOT = join(import.meta.dirname, '..', '..');
const KEY = Buffer.alloc(32, 7).toString('base64');

/** Keys that every process of a test house shares. */
export const HOUSE_KEYS = { MASTER_KEY: KEY, TOKEN_SECRET: KEY };

/** Where the newest build is; it stays while this test runs. */
export async function builtHouse(): Promise<string> {
  const builder = pathToFileURL(join(ROOT, 'infra', 'build.mjs')).href;
  const { useBuild } = (await import(builder)) as { useBuild: () => Promise<string> };
  return useBuild();
}

export type Program = 'api' | 'worker';

/** One process of the house as a city runs it. */
export class HouseProcess {
  output = '';
  private readonly exited: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    const keep = (chunk: Buffer): void => {
      this.output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.exited = once(child, 'close');
  }

  /** Starts it on a free port; it may not listen yet. */
  static async start(
    build: string,
    program: Program,
    environment: Readonly<Record<string, string>>,
  ): Promise<HouseProcess> {
    const port = String(await anyFreePort());
    const child = spawn(process.execPath, [join(build, 'apps', program, 'src', 'main.js')], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        ...HOUSE_KEYS,
        PORT: port,
        METRICS_PORT: port,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new HouseProcess(child, `http://127.0.0.1:${port}`);
  }

  /** Resolves when it listens. @throws what it said where it ended before */
  async listening(): Promise<this> {
    await until(
      async () => {
        if (this.hasEnded) throw new Error(`It ended: ${this.output}`);
        return this.ready();
      },
      (answer) => answer !== undefined,
      120_000,
    );
    return this;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  send(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code, when it has ended by itself; null where a signal killed it. */
  async ended(): Promise<number | null> {
    await this.exited;
    return this.child.exitCode;
  }

  /** What `/ready` answers; undefined where nobody answers. */
  async ready(): Promise<Readiness | undefined> {
    try {
      const response = await fetch(`${this.url}/ready`);
      return { status: response.status, ...((await response.json()) as object) } as Readiness;
    } catch {
      return undefined;
    }
  }
}

export interface Readiness {
  readonly status: number;
  readonly checks: Readonly<Record<string, string>>;
  readonly details: Readonly<
    Record<string, readonly { readonly projector: string; readonly leader: string | null }[]>
  >;
}

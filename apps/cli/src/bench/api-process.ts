import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The API in a process of its own, as a city runs it; ends with `stop`. */
export interface ApiProcess {
  readonly url: URL;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));
const READY_WITHIN_MS = 20_000;

/** Starts the API with the given environment and waits until it says it is ready. */
export async function startApiProcess(
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<ApiProcess> {
  const child = spawn(process.execPath, [...process.execArgv, MAIN], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = new URL(`http://127.0.0.1:${String(port)}`);
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const ready = await fetch(new URL('/ready', url)).catch(() => undefined);
    if (ready?.ok === true) break;
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error('The API did not become ready');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

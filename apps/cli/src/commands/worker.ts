import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { firstFreePort, WORKER_METRICS_PORT } from '@shaodao/platform';
import { startWorker } from '../../../worker/src/start-worker.js';
import type { CliContext } from '../cli-context.js';

/** `shaodao worker`: the roles of this process without the API, until a signal ends it. */
export async function run(args: string[], context: CliContext): Promise<number> {
  parseArgs({ args, options: {} });
  const { configuration, log } = context;
  const { host } = configuration;
  const database = await context.database();
  const wanted = configuration.metricsPort ?? WORKER_METRICS_PORT;
  const metricsPort = await firstFreePort(wanted, host);
  const worker = await startWorker({
    configuration: { ...configuration, metricsPort },
    databaseUrl: database.url,
    log,
  });
  try {
    const roles = worker.roles.join(', ');
    context.say({
      zh: `工作进程已启动：${roles}；状态见 ${worker.url}/ready（Ctrl-C 停止）`,
      en: `The worker is up: ${roles}; how it is: ${worker.url}/ready (Ctrl-C stops it)`,
    });
    if (!context.signal.aborted) await once(context.signal, 'abort');
    context.say({ zh: '正在停止…', en: 'Stopping…' });
  } finally {
    await worker.close();
  }
  return 0;
}

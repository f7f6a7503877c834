import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { seedSampleDistrict } from '@shaodao/engine';
import { endOnFaults, firstFreePort } from '@shaodao/platform';
import { startApi } from '../../../api/src/start-api.js';
import type { CliContext } from '../cli-context.js';
import { accountLines, addressLines, firstAccountLines, triesLines } from '../start/welcome.js';

/** `shaodao start`: everything in one process group, until a signal ends it. */
export async function run(args: string[], context: CliContext): Promise<number> {
  parseArgs({ args, options: {} });
  const { configuration, log } = context;
  endOnFaults(log);
  const database = await context.database();
  const port = await firstFreePort(configuration.port, configuration.host);
  const api = await startApi({
    configuration: { ...configuration, port },
    databaseUrl: database.url,
    log,
    program: 'start',
  });
  try {
    if (port !== configuration.port)
      context.say({
        zh: `端口 ${configuration.port} 已被占用，改用 ${port}。`,
        en: `Port ${configuration.port} is taken; using ${port}.`,
      });
    // The demo accounts share a published password: never in a database that a city brought.
    const isDemo = database.kind === 'embedded';
    if (isDemo) await seedSampleDistrict(api.engine);
    const lines = [
      ...addressLines(api.url, database),
      ...(isDemo ? [...accountLines(), ...triesLines(api.url)] : firstAccountLines()),
    ];
    for (const line of lines) context.print(line);
    if (!context.signal.aborted) await once(context.signal, 'abort');
    context.say({ zh: '正在停止…', en: 'Stopping…' });
  } finally {
    await api.close();
  }
  return 0;
}

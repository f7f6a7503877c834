import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { createPool, firstFreePort, migrate } from '@shaodao/platform';
import { startApi } from '../../../api/src/start-api.js';
import type { CliContext } from '../cli-context.js';
import { schema } from '../schema.js';
import { addressLines, triesLines } from '../start/welcome.js';

/** `shaodao start`: everything in one process group, until a signal ends it. */
export async function run(args: string[], context: CliContext): Promise<number> {
  parseArgs({ args, options: {} });
  const { configuration, log } = context;
  const database = await context.database();
  await bringSchemaUp(database.url);
  const port = await firstFreePort(configuration.port, configuration.host);
  const api = await startApi({
    configuration: { ...configuration, port },
    databaseUrl: database.url,
    log,
  });
  try {
    if (port !== configuration.port)
      context.say({
        zh: `端口 ${configuration.port} 已被占用，改用 ${port}。`,
        en: `Port ${configuration.port} is taken; using ${port}.`,
      });
    for (const line of [...addressLines(api.url, database), ...triesLines(api.url)])
      context.print(line);
    if (!context.signal.aborted) await once(context.signal, 'abort');
    context.say({ zh: '正在停止…', en: 'Stopping…' });
  } finally {
    await api.close();
  }
  return 0;
}

async function bringSchemaUp(url: string): Promise<void> {
  const pool = createPool(url, 'migrate', { max: 1 });
  try {
    await migrate(pool, schema);
  } finally {
    await pool.end();
  }
}

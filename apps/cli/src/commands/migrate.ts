import { parseArgs } from 'node:util';
import { createPool, migrate } from '@shaodao/platform';
import type { CliContext } from '../cli-context.js';
import { schema } from '@shaodao/engine';

/** `shaodao migrate`: runs the schema steps that have not run yet. */
export async function run(args: string[], context: CliContext): Promise<undefined> {
  parseArgs({ args, options: {} });
  const { url } = await context.database();
  const pool = createPool(url, 'migrate', { max: 1 });
  try {
    const steps = await migrate(pool, schema);
    for (const step of steps) context.print(step);
    if (steps.length === 0)
      context.say({ zh: '数据库结构已是最新。', en: 'The schema is up to date.' });
    else
      context.say({
        zh: `执行了 ${steps.length} 个结构步骤。`,
        en: `${steps.length} schema steps ran.`,
      });
  } finally {
    await pool.end();
  }
}

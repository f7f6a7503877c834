import { parseArgs } from 'node:util';
import { seedSampleDistrict } from '@shaodao/engine';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import type { CliContext } from '../cli-context.js';
import { openContextEngine } from '../open-context-engine.js';

/** `shaodao sample`: the invented district and its demo accounts, also in a database of one's own. */
export async function run(args: string[], context: CliContext): Promise<undefined> {
  parseArgs({ args, options: {} });
  const engine = await openContextEngine(context);
  try {
    const made = await seedSampleDistrict(engine);
    context.say({
      zh: `示范区已就绪，新建 ${made} 个演示账号，密码都是 ${SAMPLE_PASSWORD}：只在自己的机器上使用。`,
      en: `The sample district is there; ${made} demo accounts made, all with the password ${SAMPLE_PASSWORD}: for your own machine only.`,
    });
  } finally {
    await engine.close();
  }
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { KafkaPlace } from '@shaodao/kafka';
import { ReadableError } from '@shaodao/platform';

const run = promisify(execFile);

/**
 * Work with the Kafka in use, or else with one node started for it on this machine and taken away again.
 * @throws ReadableError where none is in use and none can be started.
 */
export async function withBenchBroker<T>(
  inUse: KafkaPlace | undefined,
  work: (place: KafkaPlace) => Promise<T>,
): Promise<T> {
  if (inUse !== undefined) return work(inUse);
  const scripts = scriptsFrom(import.meta.dirname);
  const folder = await mkdtemp(join(tmpdir(), 'shaodao-bench-kafka-'));
  try {
    return await work({ brokers: await startNode(scripts, folder) });
  } finally {
    await run(process.execPath, [join(scripts, 'stop.mjs'), '--folder', folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function startNode(scripts: string, folder: string): Promise<readonly string[]> {
  try {
    const { stdout } = await run(process.execPath, [
      join(scripts, 'start.mjs'),
      '--folder',
      folder,
    ]);
    return (/^KAFKA_BROKERS=(.+)$/m.exec(stdout)?.[1] ?? '').split(',');
  } catch (error) {
    const { stderr = String(error) } = error as { stderr?: string };
    throw new ReadableError(
      {
        zh: `无法启动 Kafka：${stderr.trim()} 也可以用 KAFKA_BROKERS 指向已有的 Kafka`,
        en: `Kafka could not be started: ${stderr.trim()} KAFKA_BROKERS may name one that runs`,
      },
      { cause: error },
    );
  }
}

/** The scripts are no part of what is built: they stand in the checkout above. */
function scriptsFrom(folder: string): string {
  const scripts = join(folder, 'infra', 'kafka');
  if (existsSync(scripts)) return scripts;
  const above = dirname(folder);
  if (above === folder) throw new Error('The scripts that start Kafka are not here');
  return scriptsFrom(above);
}

/** `node infra/kafka/stop.mjs [--folder FOLDER]`: stops the Kafka that start.mjs started; its data stays. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stopCluster } from './cluster.mjs';
import { kafkaFolder } from './jars.mjs';

const { values } = parseArgs({
  options: { folder: { type: 'string', default: join(kafkaFolder, 'cluster') } },
});
await stopCluster(resolve(values.folder));

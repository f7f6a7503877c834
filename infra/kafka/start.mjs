/**
 * `node infra/kafka/start.mjs [--nodes N] [--folder FOLDER] [--guarded]`: starts Kafka on free ports of the
 * loopback interface and leaves it running; the last lines say what to set. See README.md.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accessTo, startCluster } from './cluster.mjs';
import { kafkaFolder, missingTool } from './jars.mjs';

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1' },
    folder: { type: 'string', default: join(kafkaFolder, 'cluster') },
    guarded: { type: 'boolean', default: false },
  },
});
const nodes = Number(values.nodes);
const missing = await missingTool(values.guarded);
if (missing !== undefined) fail(`Kafka needs ${missing}.`);
if (!(Number.isInteger(nodes) && nodes >= 1)) fail('--nodes is a whole number from 1.');
const folder = resolve(values.folder);
const brokers = await startCluster(folder, nodes, values.guarded);
const access = await accessTo(folder);
if (access !== undefined)
  process.stdout.write(
    `KAFKA_TLS=${access.caFile}\nKAFKA_SASL=scram-sha-512:${access.username}:${access.password}\n`,
  );
process.stdout.write(`KAFKA_BROKERS=${brokers.join(',')}\n`);

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

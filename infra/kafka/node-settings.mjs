import { join } from 'node:path';
import { nodeKeyFile } from './certificates.mjs';

/** Whoever reaches the port is in. */
const openTo = ({ port, controllerPort }) => ({
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'inter.broker.listener.name': 'PLAINTEXT',
});

/** Clients come in by TLS, with a user and a password that `formatNode` entered. */
const guarded = ({ port, innerPort, controllerPort }, folder) => ({
  listeners:
    `SASL_SSL://127.0.0.1:${port},INNER://127.0.0.1:${innerPort},` +
    `CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `SASL_SSL://127.0.0.1:${port},INNER://127.0.0.1:${innerPort}`,
  'listener.security.protocol.map': 'SASL_SSL:SASL_SSL,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'inter.broker.listener.name': 'INNER',
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config':
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.location': nodeKeyFile(folder),
});

/**
 * The `server.properties` of one node that is broker and controller at once.
 * @param nodes all of the cluster: `{ id, port, controllerPort }`; of a guarded one also `innerPort`, by which
 *   the nodes and who starts them come in without TLS and login.
 */
export function nodeSettings(node, nodes, folder) {
  const copies = Math.min(nodes.length, 3);
  const inSync = copies > 1 ? 2 : 1;
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': node.id,
    'controller.quorum.voters': nodes
      .map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`)
      .join(','),
    'controller.listener.names': 'CONTROLLER',
    ...(node.innerPort === undefined ? openTo(node) : guarded(node, folder)),
    'log.dirs': join(folder, `node-${node.id}`),
    'auto.create.topics.enable': false,
    'default.replication.factor': copies,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': inSync,
    // Fifty partitions of each only make a small cluster slow to start and to fail over.
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.num.partitions': 4,
    'group.initial.rebalance.delay.ms': 0,
    // A node that died is noticed within three seconds, not nine.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    // The default alone would take a third of the small heap.
    'log.cleaner.dedupe.buffer.size': 4_194_304,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/**
 * One relay process of the chaos tests: `node relay-process.mjs FOLDER URL BROKERS TOPICS NAME`. Its
 * sessions bear its name; ends on SIGTERM.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, url, brokers, topics, name] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(folder, file)).href);
const { PostgresEventStore } = await load('event-store/index.js');
const { createLog, createPool } = await load('platform/index.js');
const { openKafka } = await load('kafka/connection/open-kafka.js');
const { Relay } = await load('kafka/relay/relay.js');

const log = createLog({ level: 'silent' });
const pool = createPool(url, name, { max: 4 });
const store = new PostgresEventStore({ connectionString: url });
const kafka = openKafka({ brokers: brokers.split(',') }, log);
const relay = new Relay({ store, pool, kafka, log, topics: JSON.parse(topics) });
relay.start();

process.once('SIGTERM', async () => {
  await relay.stop();
  await store.close();
  await pool.end();
});

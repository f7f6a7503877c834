import {
  createLog,
  endOnFaults,
  endOnSignals,
  openDatabase,
  readConfiguration,
  ReadableError,
} from '@shaodao/platform';
import { startApi } from './start-api.js';

/** The API and the ROLES of this process: `node dist/current/apps/api/src/main.js`. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLog({ level: configuration.logLevel });
  endOnFaults(log);
  const database = await openDatabase(configuration, (sentence) => {
    log.info(sentence.en);
  });
  const api = await startApi({ configuration, databaseUrl: database.url, log });
  endOnSignals(async () => {
    await api.close();
    await database.stop();
  }, log);
  log.info(`listening on ${api.url}, described at ${api.url}/docs`);
}

main().catch((error: unknown) => {
  const text = error instanceof ReadableError ? error.sentence.en : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});

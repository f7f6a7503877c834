import {
  createLog,
  endOnFaults,
  endOnSignals,
  openDatabase,
  readConfiguration,
  ReadableError,
} from '@shaodao/platform';
import { startWorker } from './start-worker.js';

/** The ROLES of this process without the API: `node dist/current/apps/worker/src/main.js`. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLog({ level: configuration.logLevel });
  endOnFaults(log);
  const database = await openDatabase(configuration, (sentence) => {
    log.info(sentence.en);
  });
  const worker = await startWorker({ configuration, databaseUrl: database.url, log });
  endOnSignals(async () => {
    await worker.close();
    await database.stop();
  }, log);
  log.info({ roles: worker.roles }, `working; tells how it is on ${worker.url}`);
}

main().catch((error: unknown) => {
  const text = error instanceof ReadableError ? error.sentence.en : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});

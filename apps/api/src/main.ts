import { createLog, openDatabase, readConfiguration, ReadableError } from '@shaodao/platform';
import { startApi } from './start-api.js';

/** The API alone: `node dist/current/apps/api/src/main.js`. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLog({ level: configuration.logLevel });
  const database = await openDatabase(configuration, (sentence) => {
    log.info(sentence.en);
  });
  const api = await startApi({ configuration, databaseUrl: database.url, log });
  log.info(`listening on ${api.url}, described at ${api.url}/docs`);
  const stop = async (): Promise<void> => {
    await api.close();
    await database.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().catch((error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exitCode = 1;
      });
    });
  }
}

main().catch((error: unknown) => {
  const text = error instanceof ReadableError ? error.sentence.en : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});

/**
 * One timekeeper process of the chaos tests: `node timekeeper-process.mjs FOLDER URL NAME`. Its door
 * writes down every moment that comes, and carries out each command once, as real doors do. Says
 * `leader` when it leads; ends on SIGTERM.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const [folder, url, name] = process.argv.slice(2);
const { Timekeeper } = await import(pathToFileURL(join(folder, 'timekeeper/index.js')).href);

const pool = new pg.Pool({ connectionString: url, application_name: name, max: 24 });
pool.on('error', () => undefined);

const door = async ({ stream, clock, moment, commandId }) => {
  await pool.query('insert into came (stream, clock, moment, keeper) values ($1, $2, $3, $4)', [
    stream,
    clock,
    moment,
    name,
  ]);
  await pool.query('insert into done (command) values ($1) on conflict do nothing', [commandId]);
  return { kind: 'done' };
};

const keeper = new Timekeeper({
  pool,
  doors: new Map([['issue', door]]),
  now: () => new Date(),
  head: async () => 0,
  projected: async () => true,
});
keeper.start();

process.once('SIGTERM', async () => {
  await keeper.stop();
  await pool.end();
});

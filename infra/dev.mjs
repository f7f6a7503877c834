import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { watch } from 'chokidar';
import { ensureBuilt, root, useBuild } from './build.mjs';

/** `npm run dev`: builds and restarts on every edit; PostgreSQL keeps running in between. */
const build = await useBuild();
const platform = pathToFileURL(join(build, 'libs', 'platform', 'src', 'index.js')).href;
const { openDatabase, readConfiguration } = await import(platform);
const database = await openDatabase(readConfiguration(process.env), say);

let child = startServer();
let restarting = Promise.resolve();
let isWaiting = false;

const watcher = watch([join(root, 'apps'), join(root, 'libs')], {
  ignoreInitial: true,
  ignored: (path) => path.includes('node_modules') || path.includes('.spec.'),
});
watcher.on('all', () => {
  if (isWaiting) return;
  isWaiting = true;
  restarting = restarting
    .then(restart)
    .catch((error) => process.stderr.write(`${error.message}\n`));
});

let stopping;
// A Ctrl-C comes twice: from the terminal, and passed on by npm.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => (stopping ??= stop()));

async function restart() {
  // Editors write several files at once; what arrives from here on counts for the next turn.
  await new Promise((resolve) => setTimeout(resolve, 100));
  isWaiting = false;
  await ensureBuilt();
  await end(child);
  child = startServer();
}

async function stop() {
  await watcher.close();
  await restarting;
  await end(child);
  await database.stop();
  process.exit(0);
}

function startServer() {
  const main = join(root, 'apps', 'cli', 'bin', 'shaodao.mjs');
  return spawn(process.execPath, [main, 'start', ...process.argv.slice(2)], { stdio: 'inherit' });
}

function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', resolve);
    server.kill('SIGTERM');
  });
}

function say({ zh, en }) {
  process.stderr.write(`${zh}\n${en}\n`);
}

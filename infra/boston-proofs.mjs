#!/usr/bin/env node
/**
 * What a city's own records prove of the analysts' half, in a folder for data of its own:
 *
 *   DATA_DIR=/tmp/boston node infra/boston-proofs.mjs boston311.csv.gz [origin]
 *
 * Imports the file, rebuilds all read tables beside a raw read of the same events, verifies them, asks
 * for pages of the board as of random moments beside the same live page, and holds the city's own
 * on-time column against the facts. Each line of output is one JSON object; memory is the high-water
 * mark of the process, load that of the last minute.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '../apps/cli/bin/shaodao.mjs');
const PORT = process.env.PORT ?? '3991';
const ASKED = 60;
const DAY_MS = 86_400_000;

const [file, origin] = process.argv.slice(2);
if (file === undefined || process.env.DATA_DIR === undefined) {
  process.stderr.write(
    'DATA_DIR=… node infra/boston-proofs.mjs boston311.csv[.gz] [origin]\n' +
      '数据目录应为新的；the folder for data is to be a new one\n',
  );
  process.exit(2);
}
const OF_ORIGIN = origin === undefined ? [] : ['--origin', origin];

const print = (proof, facts) => {
  const load = loadavg()[0].toFixed(1);
  process.stdout.write(`${JSON.stringify({ proof, load, ...facts })}\n`);
};

function start(words) {
  return spawn(process.execPath, [PROGRAM, ...words], {
    env: { ...process.env, PORT, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Most memory a process ever held, MB; undefined where the system does not say. */
async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** Runs a command to its end; its last line, its seconds and its memory. */
async function run(proof, words) {
  const begun = performance.now();
  const child = start(words);
  let printed = '';
  let maxMb;
  child.stdout.on('data', (chunk) => (printed += chunk));
  const watch = setInterval(async () => (maxMb = (await memoryOf(child.pid)) ?? maxMb), 250);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const last = printed.trim().split('\n').at(-1) ?? '';
  const result = last.startsWith('{') ? JSON.parse(last) : { said: last };
  print(proof, { code, wholeSeconds: seconds, maxMb, ...result });
  return result;
}

async function withServer(work) {
  const server = start(['start']);
  let said = '';
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Shaodao is up')) resolve();
    });
    server.once('exit', () => reject(new Error(said)));
  });
  try {
    await work(`http://127.0.0.1:${PORT}`);
    print('server', { maxMb: await memoryOf(server.pid) });
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
}

/** Waits until every read table holds the log. */
async function caughtUp(url) {
  const begun = performance.now();
  for (;;) {
    const ready = await (await fetch(`${url}/ready`)).json();
    const { projections = [], figures = [] } = ready.details ?? {};
    const lags = [...projections, ...figures].map(({ lag }) => lag?.events ?? Infinity);
    if (lags.length > 0 && Math.max(...lags) === 0) break;
    if (performance.now() - begun > 3_600_000) throw new Error(JSON.stringify(ready));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  print('shown', { seconds: Number(((performance.now() - begun) / 1000).toFixed(1)) });
}

async function login(url) {
  const answer = await fetch(`${url}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'operator', password: 'shaodao-demo' }),
  });
  return `Bearer ${(await answer.json()).token}`;
}

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const inMs = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    p50: Number(percentile(sorted, 0.5).toFixed(1)),
    p95: Number(percentile(sorted, 0.95).toFixed(1)),
  };
};

/** Pages of 50 of the board as of random moments of the records' time, each beside the live page. */
async function asOf(url, from, to) {
  const authorization = await login(url);
  const ask = async (query) => {
    const begun = performance.now();
    const answer = await fetch(`${url}/issues?limit=50&open=true${query}`, {
      headers: { authorization },
    });
    const { issues } = await answer.json();
    if (answer.status !== 200) throw new Error(`as of ${query}: ${String(answer.status)}`);
    return { ms: performance.now() - begun, rows: issues.length };
  };
  const [past, live] = [[], []];
  for (let n = -5; n < ASKED; n += 1) {
    const moment = new Date(from + Math.random() * (to - from)).toISOString();
    const [then, now] = [await ask(`&asOf=${encodeURIComponent(moment)}`), await ask('')];
    // The first warm the server up.
    if (n < 0) continue;
    past.push(then.ms);
    live.push(now.ms);
  }
  print('as-of', { pages: ASKED, past: inMs(past), live: inMs(live) });
}

const imported = await run('import', ['import', 'boston311', file, ...OF_ORIGIN, '--json']);
await run('sample', ['sample']);
await withServer(async (url) => {
  await caughtUp(url);
  await asOf(url, Date.parse('2011-07-01') + 30 * DAY_MS, Date.parse('2012-01-01'));
});
await run('rebuild', ['rebuild', '--json']);
await run('verify', ['verify']);
await run('on-time', ['kpi', 'on-time', file, ...OF_ORIGIN, '--json']);
process.exit(imported.rows > 0 ? 0 : 1);

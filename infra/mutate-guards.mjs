/**
 * Takes away every guard, one at a time, and expects a unit test to notice.
 *
 * A guard is an element of a `guards: […]` list, an `if (…) return rejected(…)` of a decider, or a
 * rule the decider asks before its step. All are built once with a switch each (a copy of the tree
 * in `node_modules/.cache`), the unit tests run in worker threads without Jest, and per guard only
 * those tests run that reach it, until the first one fails. Verdicts are kept until a source
 * changes, so a run that was stopped goes on where it was.
 *
 * `npm run mutate:guards` · `-- --only whistle` for some files · `-- --fresh` forgets the verdicts.
 * Exit code 1: a guard nobody would miss, or a test that fails with all guards in place.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildTree } from './mutate-guards/build-tree.mjs';

const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules', '.cache', 'mutate-guards');
const options = process.argv.slice(2);
const only = options.includes('--only') ? options[options.indexOf('--only') + 1] : undefined;
/** A guard whose absence makes a test run for ever is missed, too. Milliseconds. */
const PATIENCE = 120_000;

if (options.includes('--fresh')) rmSync(join(cache, 'verdicts.json'), { force: true });
mkdirSync(cache, { recursive: true });
const started = Date.now();
const { guards, specs, fingerprint } = buildTree(root, cache);
const verdicts = keptVerdicts();
const wanted = guards.filter(({ file }) => only === undefined || file.includes(only));
const queue = wanted.filter(({ id }) => verdicts[id] === undefined);
const failing = new Set();
say(`${wanted.length} guards, ${specs.length} files of tests; ${queue.length} guards left to try`);

const crew = Math.max(1, Math.min(availableParallelism(), queue.length));
await Promise.all(Array.from({ length: crew }, work));
report();

/** One worker after the other takes guards from the queue; a stuck one is replaced. */
async function work() {
  while (queue.length > 0) {
    const worker = new Worker(join(import.meta.dirname, 'mutate-guards', 'worker.mjs'), {
      workerData: { cache, specs },
      env: {
        ...process.env,
        SHAODAO_LIVES: '60',
        SHAODAO_PROPERTY_RUNS: '60',
        SHAODAO_PROPERTY_SEED: '20260302',
      },
    });
    await new Promise((done) => {
      let current;
      let clock;
      const next = () => {
        clearTimeout(clock);
        current = queue.shift();
        if (current === undefined) return void worker.terminate().then(done);
        clock = setTimeout(() => {
          settle(current, { missedBy: 'a test that never ended' });
          void worker.terminate().then(done);
        }, PATIENCE);
        worker.postMessage(current.id);
      };
      worker.on('message', ({ ready, broken, verdict }) => {
        if (ready) for (const name of broken) failing.add(name);
        else settle(current, verdict);
        next();
      });
      worker.on('error', (error) => {
        clearTimeout(clock);
        if (current === undefined) throw error;
        settle(current, { missedBy: `an error: ${error.message}` });
        done();
      });
    });
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function settle(guard, verdict) {
  verdicts[guard.id] = verdict;
  writeFileSync(join(cache, 'verdicts.json'), JSON.stringify({ fingerprint, verdicts }));
}

function keptVerdicts() {
  try {
    const kept = JSON.parse(readFileSync(join(cache, 'verdicts.json'), 'utf8'));
    return kept.fingerprint === fingerprint ? kept.verdicts : {};
  } catch {
    return {};
  }
}

function report() {
  const files = Map.groupBy?.(wanted, ({ file }) => file) ?? groupByFile(wanted);
  const width = Math.max(...[...files.keys()].map((file) => file.length));
  for (const [file, own] of files) {
    const held = own.filter(({ id }) => verdicts[id]?.missedBy !== undefined).length;
    say(`${file.padEnd(width)}  ${String(own.length).padStart(3)} guards, ${held} held by a test`);
  }
  const needless = wanted.filter(({ id }) => verdicts[id]?.missedBy === undefined);
  for (const { file, line, text } of needless) {
    say(`nobody misses ${file}:${line}  ${text}`);
  }
  for (const name of failing) say(`fails with all guards in place: ${name.replace(/\s+/g, ' ')}`);
  const seconds = Math.round((Date.now() - started) / 1000);
  say(`${wanted.length - needless.length} of ${wanted.length} guards held by a test, ${seconds} s`);
  process.exitCode = needless.length > 0 || failing.size > 0 ? 1 : 0;
}

function groupByFile(list) {
  const files = new Map();
  for (const each of list) files.set(each.file, [...(files.get(each.file) ?? []), each]);
  return files;
}

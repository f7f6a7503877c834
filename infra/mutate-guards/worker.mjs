import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const asked = new Set();
globalThis.withoutGuard = undefined;
/** False for the one guard that is taken away. */
globalThis.askGuard = (id) => {
  asked.add(id);
  return globalThis.withoutGuard !== id;
};

const { tests } = await import('./globals.mjs');
for (const file of workerData.specs) await import(pathToFileURL(file).href);

/** Once with all guards: what each test asks, how long it takes, and whether it passes at all. */
const known = [];
const broken = [];
let prepared = new Map();
for (const test of tests) {
  const before = performance.now();
  const { fault, guards } = await run(test);
  if (fault === undefined) known.push({ test, guards, takes: performance.now() - before });
  else broken.push(`${test.name}: ${String(fault).slice(0, 200)}`);
}
known.sort((a, b) => a.takes - b.takes);
parentPort.on('message', async (id) => {
  parentPort.postMessage({ verdict: await verdictOn(id) });
});
parentPort.postMessage({ ready: true, broken });

async function verdictOn(id) {
  globalThis.withoutGuard = id;
  prepared = new Map();
  for (const { test, guards } of known) {
    if (!guards.has(id)) continue;
    const { fault } = await run(test);
    if (fault !== undefined) return { missedBy: test.name };
  }
  return {};
}

/** Runs a test with what its suites prepare; `guards` are those asked on the way. */
async function run({ suite, body }) {
  asked.clear();
  try {
    const suites = [];
    for (let each = suite; each !== undefined; each = each.parent) suites.unshift(each);
    const guards = new Set();
    for (const each of suites) {
      if (!prepared.has(each)) {
        asked.clear();
        for (const prepare of each.before) await prepare();
        prepared.set(each, new Set(asked));
      }
      for (const id of prepared.get(each)) guards.add(id);
    }
    asked.clear();
    for (const each of suites) for (const prepare of each.beforeEach) await prepare();
    await body();
    for (const each of suites) for (const clean of each.afterEach) await clean();
    return { guards: new Set([...guards, ...asked]) };
  } catch (fault) {
    return { fault: fault ?? new Error('thrown'), guards: asked };
  }
}

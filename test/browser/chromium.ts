import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Debian's; no test brings a browser of its own. */
const CHROMIUM = '/usr/bin/chromium';
/** The background traffic of a browser has no place to go here. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Tests in a real browser. Where there is none they are skipped, and say so; in CI that is a failure.
 */
export function inBrowser(name: string, tests: () => void): void {
  if (existsSync(CHROMIUM)) describe(name, tests);
  else if (process.env['CI_NEEDS_CHROMIUM'] === '1')
    throw new Error(`There is no ${CHROMIUM}: apt-get install chromium fonts-noto-cjk`);
  else describe.skip(`${name} (skipped: no ${CHROMIUM})`, tests);
}

export function openBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: CHROMIUM,
    args: isRoot ? ['--no-sandbox', ...QUIET] : QUIET,
  });
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly {
      readonly target: readonly string[];
      readonly failureSummary: string;
    }[];
  }[];
}

/** Until whatever comes in or leaves has done so: half-way, colours are not those one reads. */
const STANDS_STILL = `(async () => {
  for (;;) {
    const moving = document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
})()`;

/** Only what is wrong is worked out in full. */
const AXE = `axe.run({ resultTypes: ['violations'], preload: false })`;

/** What axe finds serious or worse on a page that stands still, as lines to read. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(STANDS_STILL);
  // Not as a script of the page, whose policy lets only its own in.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  const { violations } = await page.evaluate<AxeResult>(AXE);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
}
